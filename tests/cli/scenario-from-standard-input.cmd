"$INSTROOM" run - --quiet <tests/cli/scenarios/steady.cfg | head -n 2
