# Keys, quantities and columns are explained in Dutch, by --lang and by the environment; no line of it
# stays English but what names are.
"$INSTROOM" explain academie.lead_time --lang nl
LC_ALL=nl_NL.UTF-8 "$INSTROOM" explain backlog
"$INSTROOM" explain coverage --lang nl
"$INSTROOM" explain >"$SCRATCH/en"
"$INSTROOM" explain --lang nl >"$SCRATCH/nl"
[ "$(wc -l <"$SCRATCH/en")" -gt 300 ] || echo "explain tells little"
grep -xFf "$SCRATCH/en" "$SCRATCH/nl" | grep .
# A unit or a phrase that scenario/phrases.c lacks.
grep -nE '(\(|/)(months?|cases?|hours?|share|year|weight|values|points|futures)\b|a (whole )?number|in quotes|no limit|not used| to | from ' \
    "$SCRATCH/nl" | grep -v -e JJJJ -e 'from en to' || true
