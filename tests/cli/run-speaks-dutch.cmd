"$INSTROOM" run tests/cli/scenarios/steady.cfg --full --quiet --lang nl
