export INSTROOM_PLOTS=/nowhere
"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --quiet >/dev/null || exit 1
cp "$SCRATCH/run/report.html" "$SCRATCH/run/report.xlsx" "$SCRATCH"
rm "$SCRATCH"/run/report.*
"$INSTROOM" report "$SCRATCH/run" | sed "s|$SCRATCH/||"
cmp "$SCRATCH/report.html" "$SCRATCH/run/report.html" && cmp "$SCRATCH/report.xlsx" "$SCRATCH/run/report.xlsx" && echo the same
"$INSTROOM" report "$SCRATCH/run" -o "$SCRATCH/own.html" | sed "s|$SCRATCH/||"
cmp "$SCRATCH/report.html" "$SCRATCH/own.html"
