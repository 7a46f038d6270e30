# The same laws as axes of a sweep and as uncertain keys give the same indices; a key that is set is known.
S=$PWD/tests/cli/scenarios LAWS='{ key = "inflow.level_per_month"; from = 420.0; to = 600.0; }, { key = "flex.pool"; from = 10.0; to = 60.0; }'
cd "$SCRATCH"
"$INSTROOM" sensitivity "$S/random.cfg" --quiet --set sweep.design=sobol --set sweep.points=16 --set "sweep.axes=($LAWS)" --json >axes
"$INSTROOM" sensitivity "$S/random.cfg" --quiet --set sweep.points=16 --set "uncertain=($LAWS)" --json >uncertain
grep -v sha256 axes >one
grep -v sha256 uncertain | cmp - one
"$INSTROOM" sensitivity "$S/random.cfg" --quiet --set sweep.points=16 --set "uncertain=($LAWS)" --set flex.pool=30 | grep -c 'flex.pool'
printf 'flex.pool\n20\n30\n' >worlds.csv
"$INSTROOM" sensitivity "$S/random.cfg" --quiet --set sweep.points=16 --set 'ensemble="worlds.csv"' --morris
echo "exit $?"
