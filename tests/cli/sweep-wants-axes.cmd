"$INSTROOM" sweep tests/cli/scenarios/random.cfg --quiet -o "$SCRATCH/a.db"
