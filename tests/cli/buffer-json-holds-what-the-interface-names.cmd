"$INSTROOM" buffer tests/cli/scenarios/random.cfg --quiet --json >"$SCRATCH/json" &&
for key in confidence futures seed liquidity_buffer economic_buffer social_cost saved_against_none norm_buffer reachable \
           p_norm p_norm_max binding frontier buffer cost overdue_case_months reach phases short medium long provenance \
           version scenario_sha256; do
    grep -q "\"$key\":" "$SCRATCH/json" || echo "no $key"
done
