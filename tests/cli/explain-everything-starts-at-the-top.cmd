"$INSTROOM" explain | grep -cE "^  (title|months|seed|funding) "
