"$INSTROOM" signals tests/cli/scenarios/random.cfg --quiet --set months=48 --json --futures 40 >"$SCRATCH/json" &&
for key in instroom alarm present alarm_months first_month last_month fresh_futures surges signals sign from also also_from \
           alarms false_alarms hits futures_with_an_alarm saving outlay best best_pair on_records records record_windows provenance; do
    grep -q "\"$key\":" "$SCRATCH/json" || echo "no $key"
done
"$INSTROOM" signals tests/cli/scenarios/random.cfg --quiet --set months=48 --futures 40 --lang nl | grep -cE "^Welk teken|Europa gebeurde|^  altijd|^  (instroom, maal|open werk, maanden|perfecte prognose) +[0-9]|^  Het beste"
"$INSTROOM" signals tests/cli/scenarios/random.cfg --quiet --set months=48 --futures 40 --with buffer.initial=3
echo $?
# What needs no sign is said where it saves more than any, and only there.
"$INSTROOM" signals scenarios/netherlands-2026.cfg --quiet --futures 640 | grep -c "No sign is worth waiting for"
"$INSTROOM" signals scenarios/netherlands-2026.cfg --quiet --futures 640 --with tower.clear_months=72 | grep -c "No sign is worth waiting for" || true
