# Every command with --json has a schema, and what it prints holds against it to the last member.
S=$PWD/tests/cli/scenarios T=$PWD/tests/cli/schema.py
cd "$SCRATCH"
"$INSTROOM" help --json >help.json
for c in $(python3 -c 'import json
for c in json.load(open("help.json"))["commands"]:
    if any(o["option"] == "json" for o in c["options"]): print(c["command"])
    else: print("no --json:", c["command"])'); do "$INSTROOM" schema $c >$c.schema || echo "no schema of $c"; done
try() { # COMMAND WORDS...: what it prints
    "$INSTROOM" "$@" --json >answer 2>told || [ $? -eq 3 ] || { echo "$*:"; cat told; }
    echo "$1: $(python3 "$T" $1.schema answer)"
}
fast="--quiet --futures 72"
try check "$S/random.cfg"
try new mine.cfg --blank
try explain
try explain academie
try run "$S/random.cfg" $fast
try run "$S/steady.cfg" $fast --set norm.measure=older --set norm.age=6 --set months=12
try path "$S/random.cfg" $fast
try buffer "$S/random.cfg" --quiet
try buffer "$S/random.cfg" --quiet --futures 300 --set norm.measure=backlog --set norm.limit=1500
try levers "$S/random.cfg" $fast
try mix "$S/random.cfg" $fast --set norm.limit=250
try mix "$S/random.cfg" $fast --set norm.limit=1
try compare "$S/random.cfg" "$S/random.cfg" $fast --waterfall --seed 3
try sensitivity "$S/uncertain.cfg" $fast --points 8
try sensitivity "$S/uncertain.cfg" $fast --morris --trajectories 3
try backcast "$S/steady.cfg" "$S/record.csv" --quiet --anchors "$S/anchors.csv"
try sweep "$S/sweep.cfg" $fast --dry-run
try sweep "$S/sweep.cfg" $fast -o a.db
try discover a.db
try discover a.db --where 'p_norm<0'
try merge b.db a.db
try export a.db --xlsx
try export a.db --csv -o a.csv
try report a.db --quiet
try manual buffer
try help buffer
try fit "$S/record.csv" --quiet
try fit "$S/record.csv" --quiet --law normal
try schema run
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
