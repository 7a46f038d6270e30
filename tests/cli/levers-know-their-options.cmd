"$INSTROOM" levers tests/cli/scenarios/random.cfg --until 1%
