"$INSTROOM" sweep tests/cli/scenarios/sweep.cfg --quiet
