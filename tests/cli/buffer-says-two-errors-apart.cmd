cd "$SCRATCH" && cp "$OLDPWD/tests/cli/scenarios/random.cfg" base.cfg &&
cat >x.cfg <<'END'
inherits = "base.cfg"; futures = 1600;
norm = { limit = 500.0; };
uncertain = ( { key = "staff.attrition"; p10 = 0.005; p90 = 0.012; }, { key = "inflow.level_per_month"; p10 = 450.0; p90 = 550.0; } );
END
"$INSTROOM" buffer base.cfg --set norm.limit=500 --futures 1600 --quiet --json >known.json
"$INSTROOM" buffer x.cfg --futures 1600 --quiet --json >json
python3 - <<'END'
import json
known, a = json.load(open("known.json")), json.load(open("json"))
for name in ("liquidity_buffer", "norm_buffer", "economic_buffer", "frontier"):
    assert known[name] == a[name], name
assert "unknown" not in known
u = a["unknown"]
assert u["keys"] == ["staff.attrition", "inflow.level_per_month"], u["keys"]
assert u["worlds"] == (a["first_futures"] + 31) // 32
n = u["norm_buffer"]
sizes = [float("inf") if n[q] is None else n[q] for q in ("p05", "p50", "p95")]
assert sizes == sorted(sizes) and 0 <= n["none_low"] <= n["none"] <= n["none_high"] <= 1
assert u["best"]["low"] <= u["best"]["value"]
kept = [p["p_norm"]["value"] for p in u["frontier"]]
assert len(kept) > 1 and all(p["p_norm"]["low"] <= p["p_norm"]["value"] <= p["p_norm"]["high"] for p in u["frontier"])
END
# A key that the command line sets is known.
"$INSTROOM" buffer x.cfg --set staff.attrition=0.008 --set inflow.level_per_month=500 --quiet --json | grep -c '"unknown"'
"$INSTROOM" buffer x.cfg --quiet | grep -A 1 -E '^What is not known' | tr -s ' '
"$INSTROOM" buffer x.cfg --quiet --lang nl | grep -E '^Wat niet bekend'
