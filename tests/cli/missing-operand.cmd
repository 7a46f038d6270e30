"$INSTROOM" run
