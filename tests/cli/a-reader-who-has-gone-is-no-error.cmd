{ "$INSTROOM" path tests/cli/scenarios/steady.cfg --quiet --set months=1200; echo $? >"$SCRATCH/code"; } 2>"$SCRATCH/err" | head -n 1 | cut -d, -f 1-3
until [ -s "$SCRATCH/code" ]; do sleep 0.02; done; cat "$SCRATCH/code" "$SCRATCH/err"
