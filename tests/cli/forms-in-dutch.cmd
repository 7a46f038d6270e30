"$INSTROOM" forms tests/cli/scenarios/random.cfg --quiet --futures 120 --confidence 0.95 --lang nl | grep -E "^(Bij|Wie|In welke)|omvang|^  niets"
