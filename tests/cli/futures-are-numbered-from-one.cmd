# More of them than are written at once.
"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --no-frontier --quiet --futures 9000 >/dev/null &&
awk -F, 'NR == 1 || $1 == NR - 1 { rows++ } END { print rows - 1, "of", NR - 1, "rows in order" }' "$SCRATCH/run/futures.csv"
# Future 7 alone is future 7 among all: its peak backlog.
peak=$(sed -n 8p "$SCRATCH/run/futures.csv" | cut -d, -f3) &&
"$INSTROOM" path tests/cli/scenarios/random.cfg --future 7 --quiet | cut -d, -f5 | sort -g | tail -n 1 | grep -cx "$peak"
