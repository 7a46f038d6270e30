"$INSTROOM" run - --quiet <tests/cli/scenarios/steady.cfg | sed -n 1,2p
