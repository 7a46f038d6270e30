"$INSTROOM" compare tests/cli/scenarios/random.cfg - --quiet --json --waterfall --futures 120 >"$SCRATCH/json" <<END
inherits = "tests/cli/scenarios/random.cfg";
flex = { pool = 30.0; };
academie = { lead_time = 8; };
END
for key in instroom start months futures seed scenarios letter name title confidence same_inflow liquidity_buffer value low high norm_buffer \
           p_norm p_norm_max cost social_cost overdue_case_months peak_backlog peak_overdue provenance differences from to change waterfall \
           orders all_orders groups group order_low order_high resamples; do
    grep -q "\"$key\":" "$SCRATCH/json" || echo "no $key"
done
