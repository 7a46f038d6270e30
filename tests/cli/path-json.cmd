"$INSTROOM" path tests/cli/scenarios/steady.cfg --quiet --json --set months=3 | sed -n "1,6p"
