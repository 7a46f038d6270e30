"$INSTROOM" bufer x.cfg
