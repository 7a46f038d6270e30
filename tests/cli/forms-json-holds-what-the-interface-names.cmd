"$INSTROOM" forms tests/cli/scenarios/random.cfg --quiet --json --futures 120 --confidence 0.95 >"$SCRATCH/json" &&
for key in instroom futures forms form key size unit outlay mean p95 cost_to_the_state p_norm overdue_case_months peak_year why \
           dominated_by settings provenance; do
    grep -q "\"$key\":" "$SCRATCH/json" || echo "no $key"
done
"$INSTROOM" schema forms >"$SCRATCH/schema" && python3 tests/cli/schema.py "$SCRATCH/schema" "$SCRATCH/json" | sed 's/.* //'
