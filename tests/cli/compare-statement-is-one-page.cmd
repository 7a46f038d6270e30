# The statement in a folder, a page of it, the same bytes again, and what somebody changed is said.
mkdir "$SCRATCH/bin" && printf 'inherits = "%s"; title = "This <b>year</b>"; flex = { pool = 30.0; }; norm = { limit = 800.0; };' "$PWD/tests/cli/scenarios/random.cfg" >"$SCRATCH/now.cfg"
"$INSTROOM" compare tests/cli/scenarios/random.cfg "$SCRATCH/now.cfg" --statement --quiet --futures 120 --confidence 0.95 -o "$SCRATCH/out" >/dev/null 2>&1
page() { PATH=$SCRATCH/bin "$INSTROOM" report "$SCRATCH/out" --brief "$@" 2>&1 | sed "s#$SCRATCH/##"; }
python3 - "$SCRATCH/out/summary.json" <<'END'
import json, sys
of = json.load(open(sys.argv[1]))
statement = of["statement"]
print([part["part"] for part in statement["parts"]], [len(part["keys"]) for part in statement["parts"]])
for name, scale in ("share", 1.0), ("norm_buffer", 1e6), ("social_cost", 1e6):
    ends = [statement[year]["share"]["value"] if name == "share" else of["scenarios"][i][name]["value"]
            for i, year in enumerate(("last", "now"))]
    print(name, abs(ends[0] + sum(part[name]["change"] for part in statement["parts"]) - ends[1]) < 1e-9 * scale)
END
page
cp "$SCRATCH/out/brief.html" "$SCRATCH/once.html"
page --lang nl
grep -c 'Jaarlijkse verantwoording' "$SCRATCH/out/brief.html"
page --quiet; cmp "$SCRATCH/out/brief.html" "$SCRATCH/once.html" && echo the same
for part in 'class="answer"' 'This &lt;b&gt;year' '>flex.pool<' '>norm.limit<' 'SHA-256'; do grep -c "$part" "$SCRATCH/once.html"; done
tidy -q -e "$SCRATCH/once.html" 2>&1 | grep -v 'proprietary attribute\|<meta>'; echo valid
echo >>"$SCRATCH/out/compare.csv" && page && grep -c 'compare.csv' "$SCRATCH/out/brief.html"
"$INSTROOM" report "$SCRATCH/out" 2>&1 | sed "s#$SCRATCH/##"
