"$INSTROOM" help | head -n 1
