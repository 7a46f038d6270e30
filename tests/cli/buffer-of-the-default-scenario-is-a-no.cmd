# The words and the verdict of the scenario that README shows; its figures are README's (tests/readme.sh).
for language in en nl; do
    "$INSTROOM" buffer scenarios/netherlands-2027.cfg --quiet --lang $language >"$SCRATCH/text"
    code=$?
    sed -n '4,16p' "$SCRATCH/text" | tr '\n' ' ' | tr -s ' ' | sed -E 's/[0-9]+[.,][0-9]+/N/g; s/ (Liq|on\.).*//'
    echo
done
exit $code
