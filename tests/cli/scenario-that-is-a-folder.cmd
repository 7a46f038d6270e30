"$INSTROOM" check tests
