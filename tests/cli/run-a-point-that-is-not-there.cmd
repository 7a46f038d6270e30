"$INSTROOM" sweep tests/cli/scenarios/sweep.cfg --quiet -o "$SCRATCH/a.db" >/dev/null
cd "$SCRATCH" && "$INSTROOM" run --point 7 a.db
