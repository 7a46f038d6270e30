"$INSTROOM" discover tests/cli/scenarios/uncertain.cfg; "$INSTROOM" discover "$SCRATCH/none.db" 2>&1 | sed "s|$SCRATCH|DIR|"; "$INSTROOM" discover
