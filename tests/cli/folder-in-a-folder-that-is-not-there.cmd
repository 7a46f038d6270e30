cd "$SCRATCH" && "$INSTROOM" run "$OLDPWD/tests/cli/scenarios/random.cfg" -o no/where --quiet
