"$INSTROOM" run -h
"$INSTROOM" path --help | grep -e "--future "
