. tests/cli/listens.sh
"$INSTROOM" run tests/cli/scenarios/random.cfg --futures 1000000 --set months=1200 --quiet -o "$SCRATCH/run" >"$SCRATCH/out" &
listens $!; kill -TERM $!; wait $!; echo $?; ls "$SCRATCH"; cat "$SCRATCH/out"
