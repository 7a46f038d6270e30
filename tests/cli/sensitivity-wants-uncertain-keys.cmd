"$INSTROOM" sensitivity tests/cli/scenarios/random.cfg
