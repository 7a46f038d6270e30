"$INSTROOM" run tests/cli/scenarios/steady.cfg --zzzzzzzzz
