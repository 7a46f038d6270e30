mkdir "$SCRATCH/bin"
PATH="$SCRATCH/bin" INSTROOM_PLOTS=plots "$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --no-frontier >/dev/null && ls "$SCRATCH/run"
