"$INSTROOM" buffer tests/cli/scenarios/steady.cfg --no-frontier
