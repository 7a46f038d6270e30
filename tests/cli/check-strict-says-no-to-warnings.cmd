"$INSTROOM" check tests/cli/scenarios/steady.cfg --strict >"$SCRATCH/out"
