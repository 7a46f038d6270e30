"$INSTROOM" export tests/cli/scenarios/sweep.cfg --csv
