export INSTROOM_PLOTS=/nowhere
mkdir "$SCRATCH/empty"
"$INSTROOM" report "$SCRATCH/empty" 2>&1 | sed "s|$SCRATCH/||"
"$INSTROOM" report "$SCRATCH/none" 2>&1 | sed "s|$SCRATCH/||"
"$INSTROOM" report tests/cli/scenarios/random.cfg 2>&1
"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --quiet --no-frontier >/dev/null || exit 1
echo broken >>"$SCRATCH/run/months.csv"
"$INSTROOM" report "$SCRATCH/run" 2>&1 | sed "s|$SCRATCH/||"
"$INSTROOM" report
