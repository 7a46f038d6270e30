"$INSTROOM" run tests/cli/scenarios/steady.cfg --quiet --seed 1 --set seed=2 --seed 3 | sed -n 2p
