"$INSTROOM" measures tests/cli/scenarios/random.cfg --quiet --json --futures 120 --set 'measures=({name="shell";without="flex.pool = 0";one_off=1e5;},{name="pay";with="costs.flex = 9000";from="2027-01";})' >"$SCRATCH/json" &&
for key in instroom futures measures name one_off structural phases short middle long deepest_outlay break_even alone last along own_money \
           norm_buffer liquidity_buffer overdue_case_months p_norm provenance; do
    grep -q "\"$key\":" "$SCRATCH/json" || echo "no $key"
done
"$INSTROOM" schema measures >"$SCRATCH/schema" && python3 tests/cli/schema.py "$SCRATCH/schema" "$SCRATCH/json" | sed 's/.* //'
