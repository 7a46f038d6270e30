# Every command with --json has a schema, and what it prints holds against it to the last member.
S=$PWD/tests/cli/scenarios R=$PWD/scenarios T=$PWD/tests/cli/schema.py
cd "$SCRATCH"
printf 'month,what,value,sd,source\n2021-12,backlog,20000,10,x\n2022-12,older.asylum.12,63025,,y\n' >observed.csv
"$INSTROOM" help --json >help.json
for c in $(python3 -c 'import json
for c in json.load(open("help.json"))["commands"]:
    if any(o["option"] == "json" for o in c["options"]): print(c["command"])
    else: print("no --json:", c["command"])'); do "$INSTROOM" schema $c >$c.schema || echo "no schema of $c"; done
n=0 pairs=
try() { # COMMAND WORDS...: what it prints, for later
    n=$((n + 1))
    "$INSTROOM" "$@" --json >answer.$n 2>told || [ $? -eq 3 ] || { echo "$*:"; cat told; }
    pairs="$pairs $1.schema answer.$n"
}
fast="--quiet --futures 72 --set months=24 --set norm.from=3"
try new mine.cfg --blank
try check "$S/random.cfg"
try explain academie
try rule "$S/random.cfg" --quiet --futures 32 --set months=24 --set norm.from=3
try run "$S/random.cfg" $fast
try path "$S/random.cfg" $fast
try buffer "$S/random.cfg" $fast
try seek "$S/random.cfg" staff.experienced $fast
try sweep "$S/sweep.cfg" $fast --dry-run
try sweep "$S/sweep.cfg" $fast -o a.db
try discover a.db --where 'p_norm<0'
try merge b.db a.db
try export a.db --xlsx
try export a.db --csv -o a.csv
try report a.db --quiet
try manual buffer
try help buffer
try calibrate "$R/united-kingdom-2020.cfg" observed.csv --quiet --worlds 512
try schema run
if [ -n "${INSTROOM_LONG:-}" ]; then
    try run "$S/steady.cfg" $fast --set norm.measure=older --set norm.age=6
    try buffer "$S/random.cfg" $fast --set norm.measure=backlog --set norm.limit=1500
    printf 'month,low,high\n2026-01,50,200\n' >paths.csv
    try buffer "$S/random.cfg" $fast --set 'inflow.paths="paths.csv"'
    try levers "$S/random.cfg" $fast
    try forms "$S/random.cfg" $fast
    try measures "$S/random.cfg" $fast --set 'measures=({name="shell";without="flex.pool = 0";})'
    try mix "$S/random.cfg" $fast --set norm.limit=250
    try compare "$S/random.cfg" "$S/random.cfg" $fast --waterfall
    printf 'inherits = "%s"; flex = { pool = 30.0; };' "$S/random.cfg" >now.cfg
    try compare "$S/random.cfg" now.cfg $fast --statement
    try surge "$S/random.cfg" --quiet --futures 72
    try worth "$S/uncertain.cfg" --quiet --futures 4096 --set months=24 --set norm.from=3
    try sensitivity "$S/uncertain.cfg" $fast --points 8
    try sensitivity "$S/uncertain.cfg" $fast --morris --trajectories 2
    try backcast "$S/steady.cfg" "$S/record.csv" --quiet --futures 72 --anchors "$S/anchors.csv"
    try fit "$R/data/netherlands-first-applications.csv" --quiet --law normal
    try fit "$R/data/netherlands-first-applications.csv" --quiet --law normal --backtest
    try fit "$R/data/netherlands-first-applications.csv" --quiet
fi
python3 "$T" $pairs | grep -v ' holds$'
"$INSTROOM" schema nothing
echo "exit $?"
# A wrong answer is seen.
python3 - <<'END'
import json
a = json.load(open("help.json"))
a["more"] = 1
a["commands"][0]["command"] = 2
del a["provenance"]
json.dump(a, open("answer", "w"))
END
python3 "$T" help.schema answer
