# What a key explains alone, out of the worlds of one run: where it is asked for, and of itself for an ensemble.
export INSTROOM_PLOTS=/nowhere # without figures
cd "$SCRATCH" && cp "$OLDPWD/tests/cli/scenarios/random.cfg" base.cfg &&
cat >x.cfg <<'CFG'
inherits = "base.cfg"; futures = 4096;
uncertain = ( { key = "staff.attrition"; p10 = 0.004; p90 = 0.016; }, { key = "inflow.level_per_month"; p10 = 400.0; p90 = 600.0; } );
CFG
"$INSTROOM" sensitivity x.cfg --given --quiet --json >json &&
"$INSTROOM" sensitivity x.cfg --given --quiet --json --threads 1 | cmp - json
"$INSTROOM" run x.cfg --quiet --json >run
"$INSTROOM" sensitivity x.cfg --given --quiet -o out >told && ls out
python3 - <<'END2'
import csv, json
a, run = json.load(open("json")), json.load(open("run"))
assert a["method"] == "given" and a["worlds"] == a["scenarios"] == 128, a
assert list(a["answers"]) == ["shortfall_max", "p_norm", "social_cost", "cost_to_the_state"]
for name, mean in (("shortfall_max", run["results"]["shortfall_max"]["mean"]), ("social_cost", run["results"]["social_cost_total"]["mean"])):
    assert abs(a["answers"][name]["mean"]["value"] / mean - 1) < 1e-9, (name, mean)
for b in a["answers"].values():
    assert 0 <= b["noise_share"] < 1 and b["sd"]["low"] < b["sd"]["value"] < b["sd"]["high"]
    assert [k["first"]["value"] for k in b["keys"]] == sorted([k["first"]["value"] for k in b["keys"]], reverse=True)
    assert all(k["total"]["value"] is None and k["first"]["low"] <= k["first"]["value"] <= k["first"]["high"] for k in b["keys"])
rows = list(csv.DictReader(open("out/sensitivity.csv")))
assert [(r["answer"], r["key"], float(r["first"])) for r in rows] == \
    [(name, k["key"], k["first"]["value"]) for name in ("shortfall_max", "p_norm", "social_cost") for k in a["answers"][name]["keys"]]
assert all(r["total"] == "" for r in rows)
END2
"$INSTROOM" sensitivity x.cfg --given --quiet --lang nl | grep -c 'eruit gehaald'
printf 'staff.attrition,inflow.level_per_month,weight\n0.008,500,1\n0.02,600,3\n0.004,450,2\n' >worlds.csv
"$INSTROOM" sensitivity base.cfg --set 'ensemble="worlds.csv"' --futures 4096 --quiet --json | grep '"method"'
"$INSTROOM" sensitivity x.cfg --given --futures 320; echo "exit $?"
"$INSTROOM" sensitivity base.cfg --given; echo "exit $?"
"$INSTROOM" sensitivity x.cfg --given --morris; echo "exit $?"
