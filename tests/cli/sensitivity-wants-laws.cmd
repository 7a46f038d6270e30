"$INSTROOM" sensitivity tests/cli/scenarios/uncertain.cfg --set sweep.design=grid; "$INSTROOM" sensitivity tests/cli/scenarios/sweep.cfg
