"$INSTROOM" check tests/cli/scenarios/random.cfg --quiet >"$SCRATCH/one" &&
"$INSTROOM" run "$SCRATCH/one" --json --quiet >"$SCRATCH/a" &&
"$INSTROOM" run tests/cli/scenarios/random.cfg --json --quiet >"$SCRATCH/b" &&
cmp "$SCRATCH/a" "$SCRATCH/b" && echo same
