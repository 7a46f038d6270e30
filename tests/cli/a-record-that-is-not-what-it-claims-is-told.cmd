# What looks wrong in a record is told where it is read: by check and run of a scenario, by fit, by
# backcast; and for machines.
cd "$SCRATCH" || exit 1
cp "$OLDPWD/tests/cli/scenarios/steady.cfg" .
months() { # PROGRAM: a record of 48 months of some 900 cases, as the program says it
    awk -v OFS=, "BEGIN { print \"month,asylum\"; for (i = 0; i < 48; i++) { cases = 900 + 37 * (i * i % 11); m = i % 12 + 1
        $1; printf \"%04d-%02d,%s\\n\", 2023 + int(i / 12), m, cases } }"
}
months 'if (m == 1) sum = 0; sum += cases; cases = sum' >running.csv
months 'if (i == 46) cases = 400; if (i == 47) cases = 100' >unfinished.csv
months 'if (i % 3 == 0) same = cases; cases = same' >quarters.csv
months 'if (i == 40) cases *= 10' >tenfold.csv
months 'cases = i % 5 ? 1 + i % 3 : ""' >blanks.csv
months '' >plain.csv
for kind in running unfinished quarters tenfold blanks plain; do
    printf 'inherits = "steady.cfg";  inflow = { history = { file = "%s.csv"; }; };\n' $kind >$kind.cfg
    "$INSTROOM" check $kind.cfg 2>&1 >/dev/null | grep "csv: asylum"
done
"$INSTROOM" check unfinished.cfg --json 2>/dev/null | awk '/"doubts"/, /^  \]/'
"$INSTROOM" run tenfold.cfg --json 2>/dev/null | grep -c '"kind": "far above"'
"$INSTROOM" backcast steady.cfg running.csv 2>&1 >/dev/null | grep "csv: asylum"
"$INSTROOM" backcast steady.cfg running.csv --json --quiet 2>&1 | grep '"kind"'
"$INSTROOM" fit quarters.csv --law normal 2>&1 >/dev/null
"$INSTROOM" fit quarters.csv --law normal --json --quiet 2>&1 | grep '"kind"'
"$INSTROOM" check plain.cfg --json 2>/dev/null | grep '"doubts"'
