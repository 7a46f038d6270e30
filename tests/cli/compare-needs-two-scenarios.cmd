"$INSTROOM" compare tests/cli/scenarios/random.cfg
