# Where a record is read it is told what was read: columns, months, choice, spelling, and which months of
# the horizon the model fills; in both languages, for machines and in the report.
cd "$SCRATCH" || exit 1
cp "$OLDPWD/tests/cli/scenarios/steady.cfg" .
printf 'month,low,planning,high\n2026-01,90,100,110\n2026-02,95,100,120\n' >forecast.csv
printf 'inherits = "steady.cfg";  inflow = { paths = "forecast.csv"; };\n' >follow.cfg
awk 'BEGIN { print "maand;asylum;hours"; for (i = 0; i < 20; i++)
    printf "%d-%d;%s;%d,5\n", i % 12 + 1, 2025 + int(i / 12), i == 15 ? "" : 90 + i, 900 + i }' >record.csv
printf 'inherits = "steady.cfg";  inflow = { history = { file = "record.csv"; }; };\n' >replay.cfg
"$INSTROOM" check follow.cfg --quiet | grep '^#'
"$INSTROOM" check replay.cfg --quiet --lang nl | grep '^#'
"$INSTROOM" check replay.cfg --quiet >again.cfg && "$INSTROOM" check again.cfg --quiet | grep -c '^#'
"$INSTROOM" run follow.cfg --quiet | sed -n 2,5p
"$INSTROOM" run replay.cfg --quiet -o made >/dev/null
sed -n '/<section id="records"/,/section>/p' made/report.html
"$INSTROOM" report made --lang nl >/dev/null 2>&1
sed -n '/<section id="records"/,/section>/p' made/report.html
"$INSTROOM" run replay.cfg --quiet --json | awk '/"read"/, /"says"/'
"$INSTROOM" backcast steady.cfg record.csv --quiet | sed -n '/^Read/,/^From/p'
awk 'BEGIN { printf "geo\\TIME_PERIOD"; for (i = 0; i < 40; i++) printf "\t%d-%02d", 2020 + int(i / 12), i % 12 + 1
    n = split("AT NL", geo, " "); for (g = 1; g <= n; g++) { printf "\n%s", geo[g]
    for (i = 0; i < 40; i++) printf "\t%s", i == 7 ? ": c" : 300 * g + 37 * (i * i % 11) }; print "" }' >wide.tsv
"$INSTROOM" fit wide.tsv --select 'geo\TIME_PERIOD=NL' --law normal --quiet | sed -n 2,6p
# What did not go in is counted: marks behind figures, lines of quarters and years, notes.
printf 'month,asylum\n2025-01,90 p\n2025-02,91\n2025-03,92 (r)\nQ1 2025,273\n2025-04,93\n2025,1100\n(p) provisional\n' >marked.csv
printf 'inherits = "steady.cfg";  inflow = { history = { file = "marked.csv"; }; };\n' >marked.cfg
"$INSTROOM" check marked.cfg --quiet | grep '^# [A-Z]'
"$INSTROOM" check marked.cfg --quiet --lang nl | grep '^# [A-Z]'
"$INSTROOM" run marked.cfg --quiet --json | grep -A 2 '"flagged"'
