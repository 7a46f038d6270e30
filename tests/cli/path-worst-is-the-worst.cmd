# The worst future of `path` has the largest peak of overdue cases of all in futures.csv.
"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --no-frontier --quiet >/dev/null &&
peak=$(sort -t, -k6,6g "$SCRATCH/run/futures.csv" | tail -n 1 | cut -d, -f6) &&
"$INSTROOM" path tests/cli/scenarios/random.cfg --future worst --quiet | cut -d, -f6 | sort -g | tail -n 1 | grep -cx "$peak"
