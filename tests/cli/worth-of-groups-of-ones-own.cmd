# Groups that are named stand in the place of the sections: the one that names a section's keys, in any order, is
# worth what the section is, that of one key what the key is, that of all keys what all are. What is no group is
# refused before anything is played.
cd "$SCRATCH" && cp "$OLDPWD/tests/cli/scenarios/random.cfg" base.cfg &&
cat >x.cfg <<'CFG'
inherits = "base.cfg"; futures = 4096;
uncertain = ( { key = "staff.attrition"; p10 = 0.005; p90 = 0.012; }, { key = "inflow.level_per_month"; p10 = 450.0; p90 = 550.0; },
              { key = "inflow.ar1.persistence"; from = 0.6; to = 0.95; } );
CFG
"$INSTROOM" worth x.cfg --futures 4096 --quiet --json >plain
"$INSTROOM" worth x.cfg --futures 4096 --quiet --json --group shocks=inflow.ar1.persistence,inflow.level_per_month \
    --group one=staff.attrition --group=all=staff.attrition,inflow.level_per_month,inflow.ar1.persistence >own
"$INSTROOM" worth x.cfg --futures 4096 --quiet --group both=inflow.ar1.persistence,staff.attrition | grep -o 'both: 2 keys together'
python3 - <<'END2'
import json
plain, own = json.load(open("plain")), json.load(open("own"))
of = lambda w: [w[n] for n in ("value", "low", "high", "realised", "bias")]
assert [(g["group"], g["keys"]) for g in own["groups"]] == [("shocks", 2), ("one", 1), ("all", 3)]
shocks, one, every = own["groups"]
assert of(shocks) == of(plain["groups"][0]) and of(every) == of(plain["evpi"]) == of(own["evpi"])
assert of(one) == of(next(k for k in plain["evppi"] if k["key"] == "staff.attrition"))
assert plain["evppi"] == own["evppi"] and of(one) != of(shocks)
END2
long=$(printf '%048d' 0)
for group in shocks =staff.attrition shocks= shocks=staff.attritio shocks=staff.attrition, \
    shocks=staff.attrition,staff.attrition "$long=staff.attrition"; do
    "$INSTROOM" worth x.cfg --futures 4096 --quiet --group "$group"; echo "$?"
done
"$INSTROOM" worth x.cfg --futures 4096 --quiet --group a=staff.attrition --group a=inflow.level_per_month; echo "$?"
"$INSTROOM" worth x.cfg --futures 4096 --quiet $(printf ' --group %s=staff.attrition' a b c d e f g h i j k l m n o p q); echo "$?"
