"$INSTROOM" sweep tests/cli/scenarios/sweep.cfg --quiet -o "$SCRATCH/a.db" >/dev/null
cd "$SCRATCH" && "$INSTROOM" sweep "$OLDPWD/tests/cli/scenarios/sweep.cfg" --quiet --seed 7 -o a.db
