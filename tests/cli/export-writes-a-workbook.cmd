S=$PWD/tests/cli/scenarios/sweep.cfg
cd "$SCRATCH"
"$INSTROOM" sweep "$S" --quiet -o a.db >/dev/null
"$INSTROOM" export a.db --xlsx
"$INSTROOM" export a.db --xlsx --quiet -o b.xlsx
cmp a.xlsx b.xlsx && head -c 2 a.xlsx
