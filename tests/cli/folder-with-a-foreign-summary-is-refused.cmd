mkdir "$SCRATCH/mine" && echo "{}" >"$SCRATCH/mine/summary.json" && cd "$SCRATCH" &&
"$INSTROOM" run "$OLDPWD/tests/cli/scenarios/random.cfg" -o mine --quiet
