INSTROOM_PLOTS=/nowhere "$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --no-frontier >/dev/null && ls "$SCRATCH/run"
