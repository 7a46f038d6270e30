S=$PWD/tests/cli/scenarios/sweep.cfg
cd "$SCRATCH" && "$INSTROOM" sweep "$S" --quiet --lang nl -o a.db | head -1
