cd "$SCRATCH" && cp "$OLDPWD/tests/cli/scenarios/random.cfg" base.cfg &&
cat >x.cfg <<'END'
inherits = "base.cfg"; futures = 960;
norm = { limit = 500.0; };
uncertain = ( { key = "staff.attrition"; p10 = 0.005; p90 = 0.012; }, { key = "inflow.level_per_month"; p10 = 450.0; p90 = 550.0; } );
END
"$INSTROOM" buffer x.cfg --futures 960 --quiet --holds --json >json
python3 - <<'END'
import json
a = json.load(open("json"))
print(a["holds"]["today"], a["holds"]["keys"], a["holds"]["count"], sorted(h["key"] for h in a["holds_while"]))
for h in a["holds_while"]:
    low, high = h["from"], h["to"]
    print((low is None or low <= h["value"]) and (high is None or high >= h["value"]),
          (low is None or h["from_low"] <= low <= h["from_high"]) and (high is None or h["to_low"] <= high <= h["to_high"]))
distance = [h["distance"] for h in a["holds_while"] if h["distance"] is not None]
print(distance == sorted(distance))
END
"$INSTROOM" buffer base.cfg --futures 800 --quiet --set norm.limit=500 | grep -A2 "^It holds"
"$INSTROOM" buffer base.cfg --futures 800 --quiet --set norm.limit=500 --below 1e3 --lang nl | grep -A2 "^Het blijft"
"$INSTROOM" buffer base.cfg --below none 2>&1
