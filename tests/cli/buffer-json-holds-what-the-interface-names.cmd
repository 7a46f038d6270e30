"$INSTROOM" buffer tests/cli/scenarios/random.cfg --quiet --json >"$SCRATCH/json" &&
for key in confidence futures seed liquidity_buffer economic_buffer social_cost saved_against_none norm_buffer reachable \
           p_norm p_norm_max binding frontier buffer cost overdue_case_months reach phases short medium long provenance \
           version scenario_sha256 filled once yearly years years_of paid_in drawn returned closing deficit mean p95 split \
           structural stock swings carrying as_is carried carried_no_stock known treasury outlay; do
    grep -q "\"$key\":" "$SCRATCH/json" || echo "no $key"
done
# The parts of a year add up, the books balance, and a carrying budget is a list of yearly ones.
python3 - "$SCRATCH/json" <<'END'
import json, sys
a = json.load(open(sys.argv[1]))
for y in a["split"]["years"]:
    parts = sum(y[k]["value"] for k in ("structural", "stock", "swings"))
    assert abs(parts - y["together"]["value"]) < 1, y
assert len(a["split"]["carrying"]) == len(a["split"]["years"]) == len(a["years"])
before = a["initial"]
for y in a["years"]:
    gained = before + y["paid_in"]["mean"] + y["deposits"]["mean"]
    assert abs(gained - y["drawn"]["mean"] - y["returned"]["mean"] - y["closing"]["mean"]) < 1, y
    before = y["closing"]["mean"]
t = a["treasury"]
paid = t["initial"] + t["budget"] + t["paid_in"] - t["returned"] + t["deficit"] - t["closing"] + t["holding"]
assert abs(paid - t["outlay"]) < 10, (paid, t)
assert a[a["filled"]]["norm_buffer"]["value"] == a["norm_buffer"]["value"]
END
