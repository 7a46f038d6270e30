S=$PWD/tests/cli/scenarios/sweep.cfg
cd "$SCRATCH"
for k in 1 2 3; do "$INSTROOM" sweep "$S" --quiet --shard $k/3 -o $k.db >/dev/null; done
"$INSTROOM" merge all.db 3.db 1.db; echo "exit $?"
"$INSTROOM" merge all.db 1.db 2.db 3.db; echo "exit $?"
"$INSTROOM" merge all.db 1.db 2.db 2.db; echo "exit $?"
"$INSTROOM" sweep "$S" --quiet -o one.db >/dev/null
"$INSTROOM" export one.db --csv >one.csv
"$INSTROOM" export all.db --csv | cmp - one.csv && echo the same rows
# A file a part, where the system begins with few.
(ulimit -Sn 16; mkdir many; for k in $(seq 1 20); do cp 1.db many/$k.db; done
"$INSTROOM" merge part.db many/*.db; echo "exit $?")
