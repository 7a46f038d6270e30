"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --quiet >/dev/null && ls "$SCRATCH" && ls "$SCRATCH/run" | grep -v figures &&
wc -l <"$SCRATCH/run/futures.csv" && head -n 1 "$SCRATCH/run/futures.csv" &&
wc -l <"$SCRATCH/run/months.csv" && head -n 1 "$SCRATCH/run/months.csv" | cut -d, -f 1-7 && head -n 1 "$SCRATCH/run/frontier.csv" &&
"$INSTROOM" run "$SCRATCH/run/scenario.cfg" --json --quiet >"$SCRATCH/again" &&
"$INSTROOM" run tests/cli/scenarios/random.cfg --json --quiet | cmp - "$SCRATCH/again" && echo "scenario.cfg gives the same run"
sh tests/cli/columns.sh "$SCRATCH/run"
grep "^overdue_case_months,.*futures.csv\|^backlog.p95" "$SCRATCH/run/columns.csv"
