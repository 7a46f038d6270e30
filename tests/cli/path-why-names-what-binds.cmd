# A limit that is a little wider changes the orders of the control tower first in a month in which it is said to
# bind: found by playing the same future again. Flexible staff come three months after they are called, and what
# money held back of them may be overtaken by a larger call of the months around it, so that money is asked only
# whether it binds where the orders part.
python3 - <<'END'
import csv, io, json, os, subprocess
few = ["--quiet", "--futures", "64", "--set", "costs.flex_retainer=0"]
def path(*more):
    return subprocess.run([os.environ["INSTROOM"], "path", "scenarios/netherlands-2026.cfg", *few, *more],
                          capture_output=True, text=True, check=True).stdout
def months(*more):
    return list(csv.DictReader(io.StringIO(path(*more))))
wider = {"flex_pool": ("flex.pool=130.5", {"flex": 3}), "overtime_max": ("overtime.max=0.0501", {"overtime": 0}),
         "max_intake": ("academie.max_intake=45.1", {"hires": 0}), "absorption": ("academie.absorption=0.331", {"hires": 0}),
         "money": ("buffer.initial=2.1e7", {"hires": 0, "overtime": 0, "flex": 3})}
for future in ("1", "7", "worst"):
    told, own = json.loads(path("--future", future, "--why", "--json")), months("--future", future)
    bound = [w["bound"] for month in own for w in told["why"] if w["from"] <= month["month"] <= w["to"]]
    assert len(bound) == len(own) and told["why"][-1]["to"] == own[-1]["month"]
    for name, (setting, columns) in wider.items():
        other = months("--future", future, "--set", setting)
        parts = [t - lead for column, lead in columns.items() for t in range(len(own)) if own[t][column] != other[t][column]]
        first = min(parts, default=None)
        said = next((t for t, names in enumerate(bound) if name in names), None)
        print(future, name, first is not None, first is None or name in bound[first], name == "money" or first == said)
    orders = told["orders"]
    print(orders["trainees"] == float(own[0]["hires"]), orders["overtime"] == float(own[0]["overtime"]), orders["begin"], orders["decide"],
          orders["called_for"])
END
scenario=tests/cli/scenarios/steady.cfg
"$INSTROOM" path $scenario --why --quiet --set months=6
"$INSTROOM" path $scenario --why --quiet --set months=6 --set flex.pool=0 --set inflow.level_per_month=3000 --lang nl
"$INSTROOM" schema path >"$SCRATCH/schema"
"$INSTROOM" path $scenario --why --quiet --json >"$SCRATCH/json" && python3 tests/cli/schema.py "$SCRATCH/schema" "$SCRATCH/json"
