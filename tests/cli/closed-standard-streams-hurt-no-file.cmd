"$INSTROOM" run tests/cli/scenarios/random.cfg --quiet --no-frontier -o "$SCRATCH/run" <&- >&- 2>&-
code=$?; head -n 2 "$SCRATCH/run/summary.json"; exit $code
