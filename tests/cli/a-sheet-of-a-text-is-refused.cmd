# A sheet is of a workbook; a dash is told, since some offices write it for nil.
printf 'month,total\n2023-01,5\n2023-02,-\n2023-03,0\n' >"$SCRATCH/record.csv"
cat >"$SCRATCH/mine.cfg" <<EOF
inherits = "$PWD/tests/cli/scenarios/random.cfg"
start = "2023-03"
inflow : { history : { file = "record.csv"; sheet = "2"; } }
EOF
cd "$SCRATCH"
"$INSTROOM" check mine.cfg; echo "exit $?"
sed -i 's/ sheet = "2";//' mine.cfg
"$INSTROOM" check mine.cfg 2>&1 | grep -i dash
"$INSTROOM" check mine.cfg --lang nl 2>&1 | grep -i streep
