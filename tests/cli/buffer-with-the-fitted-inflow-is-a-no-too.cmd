# The law of the whole record in the place of the one by hand: the words and the verdict of the default stay.
"$INSTROOM" buffer scenarios/fitted-inflow.cfg --futures 2400 --quiet >"$SCRATCH/text"
code=$?
sed -n '5,12p' "$SCRATCH/text" | tr '\n' ' ' | tr -s ' ' | grep -o 'no reserve keeps every case of asylum within 21 months in 80 of 100 futures'
exit $code
