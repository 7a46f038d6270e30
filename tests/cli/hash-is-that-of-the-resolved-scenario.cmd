"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --no-frontier --quiet >/dev/null &&
hash=$(sha256sum "$SCRATCH/run/scenario.cfg" | cut -c 1-64) && grep -c "\"scenario_sha256\": \"$hash\"" "$SCRATCH/run/summary.json"
