# Each mistake is named with its place; none leaves a folder.
S=tests/cli/scenarios/steady.cfg R=tests/cli/scenarios/record.csv
try() { "$INSTROOM" backcast "$@" --quiet -o "$SCRATCH/out" 2>&1 | sed "s|$SCRATCH|DIR|g"; }
try $S
try $S $R $R
try $S "$SCRATCH/none.csv"
head -4 $R >"$SCRATCH/short.csv"; try $S "$SCRATCH/short.csv"
printf 'month,total\n2026-01,12.600,5\n2026-02,-3\n2026-02,7\n' >"$SCRATCH/bad.csv"; try $S "$SCRATCH/bad.csv"
printf 'month,total,asylum\n2026-01,1,2\n' >"$SCRATCH/both.csv"; try $S "$SCRATCH/both.csv"
printf 'quarter,asylum\n2026Q1,300\n' >"$SCRATCH/quarter.csv"; try $S "$SCRATCH/quarter.csv"
printf 'month,total\n' >"$SCRATCH/empty.csv"; try $S "$SCRATCH/empty.csv"
try $S $R --anchors "$SCRATCH/none.csv"
printf 'month,what,column,over,published,low,high,confidence,source\n2026-03,x,backlock,1,75,,,M,y\n' >"$SCRATCH/a.csv"
try $S $R --anchors "$SCRATCH/a.csv"
printf 'month,what,column,over,published,low,high,confidence,source\n2026-03,x,backlog,1,12.600,,,M,y\n' >"$SCRATCH/a.csv"
try $S $R --anchors "$SCRATCH/a.csv"
printf 'month,published\n2026-03,1\n' >"$SCRATCH/a.csv"
try $S $R --anchors "$SCRATCH/a.csv"
ls "$SCRATCH/out" 2>/dev/null || echo no folder
