"$INSTROOM" explain norm | grep -c "^  norm\."
