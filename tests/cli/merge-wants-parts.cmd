"$INSTROOM" merge all.db
