(ulimit -f 1; "$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --no-frontier --quiet --futures 5000) 2>"$SCRATCH/err" >"$SCRATCH/out"
echo $?; sed "s|$SCRATCH|SCRATCH|" "$SCRATCH/err"; ls "$SCRATCH"
