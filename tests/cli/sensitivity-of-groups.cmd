# Keys that are taken together: a group of one key has the key's own indices, all keys together explain everything,
# and what is told of the keys does not change. A kept file is of one question, groups and all.
cd "$SCRATCH" && cp "$OLDPWD/tests/cli/scenarios/random.cfg" base.cfg &&
cat >x.cfg <<'CFG'
inherits = "base.cfg"; futures = 128; sweep = { design = "sobol"; points = 32; };
uncertain = ( { key = "staff.attrition"; p10 = 0.005; p90 = 0.012; }, { key = "inflow.level_per_month"; p10 = 450.0; p90 = 550.0; },
              { key = "inflow.ar1.persistence"; from = 0.6; to = 0.95; } );
CFG
all=staff.attrition,inflow.level_per_month,inflow.ar1.persistence
"$INSTROOM" sensitivity x.cfg --quiet --json >plain
"$INSTROOM" sensitivity x.cfg --quiet --json --group one=staff.attrition --group all=$all --resume kept >own
"$INSTROOM" sensitivity x.cfg --quiet --json --group one=staff.attrition --group all=$all --resume kept | cmp - own
"$INSTROOM" sensitivity x.cfg --quiet --json --group one=staff.attrition --resume kept; echo "$?"
"$INSTROOM" sensitivity x.cfg --quiet --lang nl --group alle=$all | grep -c '^  alle: 3 sleutels samen  *[0-9]'
python3 - <<'END2'
import json
plain, own = json.load(open("plain")), json.load(open("own"))
assert plain["scenarios"] == 32 * 5 and own["scenarios"] == 32 * 7
for name, a in own["answers"].items():
    groups = a.pop("groups")
    b = plain["answers"][name]
    for noise in ("noise_sd", "noise_share"): assert a.pop(noise) >= 0 and b.pop(noise) >= 0 # of all that is played
    assert a == b, name
    one, every = groups
    key = next(k for k in a["keys"] if k["key"] == "staff.attrition")
    assert (one["first"], one["total"], one["keys"]) == (key["first"], key["total"], 1)
    assert every["keys"] == 3
    # B against itself, less A: its own variance, as far as 32 points know it.
    assert 0.3 < every["first"]["value"] < 1.7 and 0.3 < every["total"]["value"] < 1.7, every
END2
for how in --given --morris; do "$INSTROOM" sensitivity x.cfg --quiet --group one=staff.attrition $how; echo "$?"; done
"$INSTROOM" sensitivity x.cfg --quiet --group one=flex.pool; echo "$?"
