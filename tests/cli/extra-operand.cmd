"$INSTROOM" run a.cfg b.cfg
