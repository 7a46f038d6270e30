"$INSTROOM" levers tests/cli/scenarios/random.cfg --quiet --futures 120 --lang nl | grep -E "^Wat|bespaart|schil"
