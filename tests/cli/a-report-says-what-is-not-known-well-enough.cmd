# Two million futures were not enough: so it is written here into the answer of a run.
"$INSTROOM" run tests/cli/scenarios/random.cfg --futures 200 --quiet -o "$SCRATCH/run" >"$SCRATCH/told"
cd "$SCRATCH" || exit
"$INSTROOM" report run --quiet --lang en >told 2>&1; grep -c 'still known no better' run/report.html
python3 - <<'END'
import json
a = json.load(open("run/summary.json"))
a["buffer"]["known"].update(enough=False, half_width=0.123)
json.dump(a, open("run/summary.json", "w"))
END
"$INSTROOM" report run --quiet --lang en >told 2>&1; grep -o 'futures the chance[^<]*' run/report.html
"$INSTROOM" report run --quiet --lang nl >told 2>&1; grep -o 'toekomsten is de kans[^<]*' run/report.html
