"$INSTROOM" signals tests/cli/scenarios/random.cfg --quiet --set months=48 --json --futures 40 >"$SCRATCH/json" &&
for key in instroom alarm present alarm_months first_month last_month fresh_futures surges signals sign from also also_from \
           alarms false_alarms hits futures_with_an_alarm saving outlay best best_pair on_records records record_windows provenance; do
    grep -q "\"$key\":" "$SCRATCH/json" || echo "no $key"
done
"$INSTROOM" signals tests/cli/scenarios/random.cfg --quiet --set months=48 --futures 40 --lang nl | grep -cE "^Welk teken|Europa gebeurde|^  altijd|^  (instroom, maal|open werk, maanden|perfecte prognose) +[0-9]|^  Het beste"
"$INSTROOM" signals tests/cli/scenarios/random.cfg --quiet --set months=48 --futures 40 --with buffer.initial=3
echo $?
