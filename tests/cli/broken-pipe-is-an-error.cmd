{ "$INSTROOM" path tests/cli/scenarios/steady.cfg --quiet --set months=1200; echo $? >"$SCRATCH/code"; } 2>"$SCRATCH/err" | head -n 1 | cut -d, -f 1-3
sleep 0.2; cat "$SCRATCH/code"; cat "$SCRATCH/err"
