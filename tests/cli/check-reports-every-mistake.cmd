"$INSTROOM" check tests/cli/scenarios/mistaken.cfg
