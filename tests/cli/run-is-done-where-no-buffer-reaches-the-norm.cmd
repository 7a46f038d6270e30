# The answer "no" is about the buffer; the run itself is done.
"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --quiet --set norm.measure=backlog --set norm.limit=1500 --confidence 0.95 >/dev/null &&
grep -m1 '"reachable"' "$SCRATCH/run/summary.json"
