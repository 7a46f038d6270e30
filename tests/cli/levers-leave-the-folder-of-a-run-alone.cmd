"$INSTROOM" run tests/cli/scenarios/random.cfg --quiet --futures 40 --no-frontier -o "$SCRATCH/run" >/dev/null && cp "$SCRATCH/run/summary.json" "$SCRATCH/kept" &&
cd "$SCRATCH" && "$INSTROOM" levers "$OLDPWD/tests/cli/scenarios/random.cfg" --quiet --futures 120 -o run
code=$?
cmp kept run/summary.json && exit $code
