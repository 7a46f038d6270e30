# The bounds of a key are where the answer of `buffer` itself turns, on the same futures.
cd "$SCRATCH" && cp "$OLDPWD/tests/cli/scenarios/random.cfg" base.cfg &&
cat >x.cfg <<'END'
inherits = "base.cfg"; futures = 960;
norm = { limit = 150.0; };
END
sed 's/futures = 960;/futures = 960; staff = { experienced = 60.0; };/' x.cfg >few.cfg
seek() { "$INSTROOM" seek "$@" --futures 960 --quiet --json; echo "exit $?" >&2; }
turns() { # SCENARIO KEY STEP
    python3 - "$@" <<'END'
import json, os, subprocess, sys
scenario, key, step = sys.argv[1], sys.argv[2], float(sys.argv[3])
a = json.load(open("json"))
def kept(value):
    run = subprocess.run([os.environ["INSTROOM"], "buffer", scenario, "--futures", "960", "--quiet", "--json", "--set", "%s=%.17g" % (key, value)],
                         capture_output=True, text=True)
    return json.loads(run.stdout)["norm_buffer"]["reachable"]
bounds = [(a[name], side) for name, side in (("at_least", -1), ("at_most", 1)) if a[name]]
print(a["instroom"], a["key"], a["today"], len(bounds) > 0)
for b, side in bounds:
    print(b["low"] <= b["value"] <= b["high"], kept(b["value"] - side * step), kept(b["value"] + side * step))
END
}
export INSTROOM
seek x.cfg staff.experienced >json; turns x.cfg staff.experienced 0.1
seek few.cfg staff.experienced >json; turns few.cfg staff.experienced 0.1
seek few.cfg academie.lead_time >json; turns few.cfg academie.lead_time 1
seek few.cfg flex.lead_time >json; turns few.cfg flex.lead_time 1
"$INSTROOM" seek x.cfg staff.attrition --futures 960 --quiet --below 1e3 --lang nl | sed -n '/^Zoals/,/^$/p' | sed 's/[0-9][0-9,.]*/N/g'
"$INSTROOM" seek x.cfg buffer.initial 2>&1; "$INSTROOM" seek x.cfg 2>&1; "$INSTROOM" seek x.cfg seed 2>&1; "$INSTROOM" seek x.cfg staff.atrition 2>&1 || :
