export INSTROOM_PLOTS=/nowhere
mkdir "$SCRATCH/empty"
"$INSTROOM" report "$SCRATCH/empty" 2>&1 | sed "s|$SCRATCH/||"
"$INSTROOM" report "$SCRATCH/none" 2>&1 | sed "s|$SCRATCH/||"
"$INSTROOM" report tests/cli/scenarios/random.cfg 2>&1
"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --quiet --no-frontier >/dev/null || exit 1
echo broken >>"$SCRATCH/run/months.csv"
"$INSTROOM" report "$SCRATCH/run" 2>&1 | sed "s|$SCRATCH/||"
sed "s/\"start\": \"[0-9-]*\"/\"start\": \"soon\"/" "$SCRATCH/run/summary.json" >"$SCRATCH/odd"; mv "$SCRATCH/odd" "$SCRATCH/run/summary.json"
"$INSTROOM" report "$SCRATCH/run" 2>&1 | sed "s|$SCRATCH/||"
head -c 300 "$SCRATCH/run/summary.json" >"$SCRATCH/odd"; mv "$SCRATCH/odd" "$SCRATCH/run/summary.json"
"$INSTROOM" report "$SCRATCH/run" 2>&1 | sed "s|json:11:.*|json:11: ...|" | sed "s|$SCRATCH/||"
"$INSTROOM" report
