"$INSTROOM" run tests/cli/scenarios/steady.cfg --json=yes
