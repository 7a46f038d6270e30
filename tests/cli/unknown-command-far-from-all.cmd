for word in zzzzzz explode x; do "$INSTROOM" $word; done
