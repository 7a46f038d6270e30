S=$PWD/tests/cli/scenarios/sweep.cfg
cd "$SCRATCH"
"$INSTROOM" sweep "$S" --quiet --shard 1/2 -o 1.db >/dev/null
"$INSTROOM" sweep "$S" --quiet --shard 2/2 --seed 8 -o 2.db >/dev/null
"$INSTROOM" merge all.db 1.db 2.db
code=$?
ls
exit $code
