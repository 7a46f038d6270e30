"$INSTROOM" run nowhere.cfg
