"$INSTROOM" buffer tests/cli/scenarios/steady.cfg --quiet
