"$INSTROOM" sensitivity tests/cli/scenarios/uncertain.cfg --quiet --set "sweep.axes=({ key = \"inflow.level_per_month\"; distribution = \"normal\"; mean = 10.0; sd = 30.0; })"
