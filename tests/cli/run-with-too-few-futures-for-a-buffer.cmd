INSTROOM_PLOTS=/nowhere "$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --futures 10 >/dev/null && ls "$SCRATCH/run" | grep -v figures; grep '"buffer":' "$SCRATCH/run/summary.json"
