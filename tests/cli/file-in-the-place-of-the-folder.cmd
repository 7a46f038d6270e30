cd "$SCRATCH" && : >here && "$INSTROOM" run "$OLDPWD/tests/cli/scenarios/random.cfg" -o here --quiet
