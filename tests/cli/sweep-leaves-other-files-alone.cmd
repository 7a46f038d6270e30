echo precious >"$SCRATCH/letter"
S=$PWD/tests/cli/scenarios/sweep.cfg
cd "$SCRATCH" && "$INSTROOM" sweep "$S" --quiet --restart -o letter
code=$?
cat letter
exit $code
