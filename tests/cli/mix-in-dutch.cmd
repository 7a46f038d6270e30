"$INSTROOM" mix tests/cli/scenarios/random.cfg --quiet --futures 60 --lang nl | grep -E "^Wat|middel|^Buffer"
