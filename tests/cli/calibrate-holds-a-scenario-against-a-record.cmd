# The record of the United Kingdom: what the order of work was. The worlds go into a scenario.
S=scenarios/united-kingdom-2020.cfg O=scenarios/data/united-kingdom-observed.csv
"$INSTROOM" calibrate $S $O --worlds 512 --quiet -o "$SCRATCH/uk.csv" --json --figures "$SCRATCH/drawn" >"$SCRATCH/json"
echo "exit $?"
grep -c '"what": "older.asylum.12"' "$SCRATCH/json"
grep -o '"instroom": "calibrate"\|"trusted": true\|"unmet": \[\]\|"worlds": 512\|"log_evidence"\|"provenance"' "$SCRATCH/json"
sed -n 3p "$SCRATCH/uk.csv"
grep -vc '^#' "$SCRATCH/uk.csv"
# The same in a folder: each figure and key before and after, and the worlds.
ls "$SCRATCH/drawn" | grep csv
if command -v gnuplot >/dev/null; then ls "$SCRATCH/drawn/figures"; else printf "%s\n" keys pairs record | sed "s/.*/&.png\n&.svg/"; fi
cmp "$SCRATCH/drawn/worlds.csv" "$SCRATCH/uk.csv" && cmp "$SCRATCH/drawn/summary.json" "$SCRATCH/json" && echo the same
head -1 "$SCRATCH/drawn/figures.csv"; grep -c "^202" "$SCRATCH/drawn/figures.csv"; cut -d, -f1 "$SCRATCH/drawn/keys.csv"
sh tests/cli/columns.sh "$SCRATCH/drawn" | grep -v "changes\[0\]"; grep -c "^changes\[0\].value,.*worlds.csv" "$SCRATCH/drawn/columns.csv"
# Five decisions of six at random before the pledge, few after it: to one decimal.
awk -F, '/^[0-9]/ { a += $1 * $3; b += $2 * $3; w += $3 } END { printf "%.1f %.1f %.6f\n", a, b, w }' "$SCRATCH/uk.csv"
printf 'inherits = "%s/%s";\nuncertain = ( "only" );\nensemble = "uk.csv";\n' "$PWD" $S >"$SCRATCH/with.cfg"
"$INSTROOM" path "$SCRATCH/with.cfg" --future 1 --quiet | head -1 | cut -c1-22
# What was read is not written over, and a figure out of reach is named.
"$INSTROOM" calibrate $S $O --quiet -o $O >"$SCRATCH/no" 2>&1; echo "exit $?"; grep -c observed.csv "$SCRATCH/no"
printf 'month,what,value,sd,source\n2021-12,backlog,20000,10,x\n2022-12,older.asylum.12,63025,,y\n' >"$SCRATCH/far.csv"
"$INSTROOM" calibrate $S "$SCRATCH/far.csv" --worlds 512 --quiet >"$SCRATCH/text"
echo "exit $?"
sed -n '/No world meets/,/2021-12/p' "$SCRATCH/text" | head -3
"$INSTROOM" calibrate $S 2>&1
