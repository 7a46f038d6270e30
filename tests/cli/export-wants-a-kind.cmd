"$INSTROOM" export a.db
