"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --no-frontier --quiet >/dev/null && : >"$SCRATCH/run/old" &&
"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run/" --no-frontier --quiet --seed 5 >/dev/null && ls "$SCRATCH" &&
ls "$SCRATCH/run" | grep -v figures && grep -c "\"seed\": 5" "$SCRATCH/run/summary.json"
