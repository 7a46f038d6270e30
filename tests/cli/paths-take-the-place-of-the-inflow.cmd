# Two paths, one three times as likely; the file stands beside the scenario, and check names it.
cp tests/cli/scenarios/steady.cfg "$SCRATCH/given.cfg"
printf 'month,low,high\nweight,3,1\n2026-01,50,200\n2026-02,60,210\n' >"$SCRATCH/forecast.csv"
cd "$SCRATCH" || exit
set -- given.cfg --quiet --set 'inflow.paths="forecast.csv"'
"$INSTROOM" path "$@" | cut -d, -f1,2 | head -4
"$INSTROOM" check "$@" | grep -o 'paths = .*forecast.csv' | sed 's|".*/||'
"$INSTROOM" check given.cfg --quiet --set 'inflow.paths="none.csv"'
