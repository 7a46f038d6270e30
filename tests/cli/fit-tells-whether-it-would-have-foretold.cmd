cd "$SCRATCH"
awk 'BEGIN { print "month,asylum"; srand(7); x = 0; for (i = 0; i < 96; i++) { x = .6 * x + .4 * (rand() - .5)
    printf "%04d-%02d,%d\n", 2010 + int(i / 12), i % 12 + 1, 1000 * exp(x) } }' >record.csv
"$INSTROOM" fit record.csv --law normal --backtest --json --quiet | tr -d ' \n' |
    sed 's/.*"backtest":\[//' | grep -o '"months_ahead":[0-9]*\|"forecasts":[0-9]*\|"band":[0-9.]*'
head -70 record.csv >short.csv
"$INSTROOM" fit short.csv --backtest --quiet 2>&1; echo "exit $?"
