"$INSTROOM" sweep tests/cli/scenarios/sweep.cfg --quiet --shard 4/3 -o "$SCRATCH/a.db"
