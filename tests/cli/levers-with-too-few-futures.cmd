"$INSTROOM" levers tests/cli/scenarios/random.cfg --quiet --futures 10
