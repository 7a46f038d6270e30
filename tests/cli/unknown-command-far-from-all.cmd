"$INSTROOM" zzzzzz
