mkdir "$SCRATCH/run" && "$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --no-frontier --quiet >/dev/null && ls "$SCRATCH/run" | grep -c summary
