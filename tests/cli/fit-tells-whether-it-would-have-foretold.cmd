cd "$SCRATCH"
awk 'BEGIN { print "month,asylum"; srand(7); x = 0; for (i = 0; i < 96; i++) { x = .6 * x + .4 * (rand() - .5)
    printf "%04d-%02d,%d\n", 2010 + int(i / 12), i % 12 + 1, 1000 * exp(x) } }' >record.csv
"$INSTROOM" fit record.csv --law normal --backtest --json --quiet | tr -d ' \n' |
    sed 's/.*"backtest":\[//; s/"read":.*//' >told
grep -o '"months_ahead":[0-9]*\|"name":"[a-z]*\|"sum"' told
# Each of the four forecasters has 5 forecasts a year ahead and 3 two years ahead, of month and sum.
grep -o '"forecasts":[0-9]*' told | sort | uniq -c
"$INSTROOM" fit record.csv --law walk --backtest --json --quiet --threads 2 | sed -n '/"backtest"/,$p' >two
"$INSTROOM" fit record.csv --law walk --backtest --json --quiet --threads 1 | sed -n '/"backtest"/,$p' >one
cmp one two && echo the same on two threads
head -70 record.csv >short.csv
"$INSTROOM" fit short.csv --backtest --quiet 2>&1; echo "exit $?"
