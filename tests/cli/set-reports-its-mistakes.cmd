"$INSTROOM" check tests/cli/scenarios/steady.cfg --set academie.leadtime=3 --set months=0 --set tower.policy=nothing
