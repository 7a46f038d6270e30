"$INSTROOM" check tests/cli/scenarios/steady.cfg --quiet >"$SCRATCH/out"
