"$INSTROOM" run tests/cli/scenarios/steady.cfg --futurs 3
