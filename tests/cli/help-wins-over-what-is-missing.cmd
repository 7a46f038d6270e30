"$INSTROOM" buffer -h | head -n 1
