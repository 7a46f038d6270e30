"$INSTROOM" levers tests/cli/scenarios/random.cfg --quiet --json --futures 120 >"$SCRATCH/json" &&
for key in instroom futures seed confidence norm base levers rank lever key from to step unit change low high liquidity_buffer norm_buffer \
           p_norm p_norm_max cost social_cost overdue_case_months peak_backlog peak_overdue left_out why resamples provenance; do
    grep -q "\"$key\":" "$SCRATCH/json" || echo "no $key"
done
