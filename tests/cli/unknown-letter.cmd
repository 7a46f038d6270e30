"$INSTROOM" run tests/cli/scenarios/steady.cfg -x
