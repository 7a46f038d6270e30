"$INSTROOM" sensitivity tests/cli/scenarios/uncertain.cfg --points 7; "$INSTROOM" sensitivity tests/cli/scenarios/uncertain.cfg --futures 3 --quiet
