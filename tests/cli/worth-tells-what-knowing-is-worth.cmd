# What knowing the keys of a small scenario is worth, for people in two languages and for machines.
cd "$SCRATCH" && cp "$OLDPWD/tests/cli/scenarios/random.cfg" base.cfg &&
cat >x.cfg <<'CFG'
inherits = "base.cfg"; futures = 4096;
uncertain = ( { key = "staff.attrition"; p10 = 0.005; p90 = 0.012; }, { key = "inflow.level_per_month"; p10 = 450.0; p90 = 550.0; },
              { key = "inflow.ar1.persistence"; from = 0.6; to = 0.95; } );
CFG
"$INSTROOM" worth x.cfg --futures 4096 --quiet --json >json &&
"$INSTROOM" worth x.cfg --futures 4096 --quiet --json --threads 1 | cmp - json
"$INSTROOM" worth x.cfg --futures 4096 --quiet -o known >told 2>&1 && sh "$OLDPWD/tests/cli/columns.sh" known
python3 - <<'END2'
import json
a = json.load(open("json"))
assert a["instroom"] == "worth" and a["decision"] == "buffer" and a["unknown_from"] == "uncertain"
assert a["worlds"] == 128 and a["world_futures"] == 32 and a["provenance"]["scenario_sha256"]
assert a["flat"]["from"] <= a["best"] <= a["flat"]["to"]
assert sorted(k["key"] for k in a["evppi"]) == ["inflow.ar1.persistence", "inflow.level_per_month", "staff.attrition"]
assert [(g["group"], g["keys"]) for g in a["groups"]] == [("inflow", 2)]
for w in [a["evpi"]] + a["evppi"] + a["groups"]:
    assert 0 <= w["low"] <= w["value"] <= w["high"] and w["bias"] >= 0, w
values = [k["value"] for k in a["evppi"]]
assert values == sorted(values, reverse=True)
END2
"$INSTROOM" worth x.cfg --futures 4096 --quiet | grep -E '^What is knowing|all together  ' | tr -s ' 0-9.()' ' '
"$INSTROOM" worth x.cfg --futures 4096 --quiet --lang nl --norm-price 1e6 | grep -E '^Wat is beter|telt voor'
# Keys that tell each other are worth as much alone as together.
printf 'staff.attrition,inflow.level_per_month,weight\n0.008,500,1\n0.02,600,3\n0.004,450,2\n' >worlds.csv
"$INSTROOM" worth base.cfg --set 'ensemble="worlds.csv"' --futures 4100 --quiet --json >json
python3 - <<'END2'
import json
a = json.load(open("json"))
one, other = a["evppi"]
assert 0 < one["value"] and abs(one["value"] - other["value"]) <= 0.01 * one["value"], a["evppi"]
assert abs(a["evpi"]["value"] - one["value"]) <= 0.1 * one["value"], a["evpi"]
END2
# A key that the command line sets is known.
"$INSTROOM" worth x.cfg --futures 4096 --quiet --json --set staff.attrition=0.008 | grep -c '"key"'
"$INSTROOM" worth x.cfg --futures 320; echo "exit $?"
"$INSTROOM" worth base.cfg --futures 4096; echo "exit $?"
"$INSTROOM" worth x.cfg --norm-price -3; echo "exit $?"
