"$INSTROOM" run tests/cli/scenarios/random.cfg --quiet --json --futures 50 --seed 9 --confidence 0.7 >"$SCRATCH/a" &&
"$INSTROOM" run --set futures=50 --set seed=9 --set norm.confidence=0.7 tests/cli/scenarios/random.cfg --quiet --json >"$SCRATCH/b" &&
cmp "$SCRATCH/a" "$SCRATCH/b" && echo same
