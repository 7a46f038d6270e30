for rule in "p_norm" "p_norm<" "<0.5" "p_norm<0.5x" "p_norm<nan" "p_norm=0.5" "p_norm>>1" ""; do "$INSTROOM" discover nothing.db --where "$rule"; done
