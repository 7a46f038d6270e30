"$INSTROOM" surge tests/cli/scenarios/random.cfg --quiet --futures 120
"$INSTROOM" surge tests/cli/scenarios/random.cfg --quiet --futures 120 --lang nl | sed -n 5,20p
"$INSTROOM" surge tests/cli/scenarios/random.cfg --quiet --json --futures 120 >"$SCRATCH/json"
for key in instroom begins played surges size months cases training coaching idle idle_after severance total value low high per_case most_staff staff_at_end first last provenance; do
    grep -q "\"$key\":" "$SCRATCH/json" || echo "no $key"
done
"$INSTROOM" surge tests/cli/scenarios/random.cfg --quiet --set months=12 --futures 2 | sed -n 2p
