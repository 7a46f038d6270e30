S=$PWD/tests/cli/scenarios/sweep.cfg
cd "$SCRATCH"
"$INSTROOM" sweep "$S" --quiet -o a.db | head -1
"$INSTROOM" export a.db --csv | cut -d, -f1-4 | tr -d '\r'
