"$INSTROOM" path tests/cli/scenarios/steady.cfg --future 5 --quiet
