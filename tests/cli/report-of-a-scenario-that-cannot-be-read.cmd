INSTROOM_PLOTS=/nowhere
export INSTROOM_PLOTS
"$INSTROOM" run tests/cli/scenarios/steady.cfg --no-frontier --quiet -o "$SCRATCH/run" >/dev/null
cd "$SCRATCH" || exit
rm run/report.html run/scenario.cfg && mkdir run/scenario.cfg
"$INSTROOM" report run --quiet
code=$?
ls run | grep html
exit $code
