"$INSTROOM" run tests/cli/scenarios/steady.cfg --quiet --lang nl
