"$INSTROOM" measures tests/cli/scenarios/random.cfg --quiet --futures 120
