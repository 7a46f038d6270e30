for typo in pth rnu expalin chekc buffer-size runs; do "$INSTROOM" $typo; done 2>&1 | grep -v help
