# `worth -o DIR/worth` is a part of the report of the run in DIR: the same figures, in both languages; that of
# another scenario is left out, and that is said.
export INSTROOM_PLOTS=/nowhere # without figures
cd "$SCRATCH" && cp "$OLDPWD/tests/cli/scenarios/random.cfg" base.cfg &&
cat >x.cfg <<'CFG'
inherits = "base.cfg"; norm = { limit = 500.0; };
uncertain = ( { key = "staff.attrition"; p10 = 0.005; p90 = 0.012; }, { key = "inflow.level_per_month"; p10 = 450.0; p90 = 550.0; },
              { key = "inflow.ar1.persistence"; from = 0.6; to = 0.95; } );
CFG
"$INSTROOM" run x.cfg --quiet --futures 320 -o out >told
grep -q 'id="worth"' out/report.html || echo without
"$INSTROOM" worth x.cfg --quiet --futures 4096 --norm-price 1e6 -o out/worth >told
ls out/worth
"$INSTROOM" report out --quiet >told
python3 - <<'END2'
import csv, html, json, re
page, a = open("out/report.html").read(), json.load(open("out/worth/summary.json"))
part = html.unescape(re.search('<section id="worth".*?</section>', page, re.S).group(0)).replace("\u00a0", " ")
rows = [[re.sub("<[^>]*>", "", c).strip() for c in re.findall("<t[hd].*?</t[hd]>", r, re.S)] for r in re.findall("<tr>.*?</tr>", part, re.S)]
told = {r[0]: r[1:] for r in rows if r}
asked = [(k["key"], k) for k in a["evppi"]] + [("inflow: 2 keys together", a["groups"][0]), ("all together", a["evpi"])]
assert [r[0] for r in rows[1:]] == [name for name, _ in asked], rows
for name, w in asked:
    value, low, high = [float(x) for x in re.findall("[0-9.]+", " ".join(told[name]))]
    for shown, known in ((value, w["value"]), (low, w["low"]), (high, w["high"])):
        assert abs(shown - known / 1e6) <= 0.051, (name, told[name], w)
best = re.search("a buffer of ([0-9.]+) million", part).group(1)
assert abs(float(best) - a["best"] / 1e6) <= 0.051
assert "the norm is missed counts for 1.00 million" in part or "counts for 1.0 million" in part, part
rows = list(csv.DictReader(open("out/worth/worth.csv")))
assert [(r["known"], float(r["value"])) for r in rows] == [(k["key"], k["value"]) for k in a["evppi"]] + \
    [("inflow", a["groups"][0]["value"]), ("", a["evpi"]["value"])]
assert rows[-1]["keys"] == "3" and float(rows[0]["value_low"]) == a["evppi"][0]["low"]
END2
# The workbook has the same rows, in euro.
xlsx="$OLDPWD/tests" python3 -B - <<'END2'
import json, os, sys
sys.path.insert(0, os.environ["xlsx"])
from xlsx import Workbook
a = json.load(open("out/worth/summary.json"))
book = Workbook("out/report.xlsx")
cells = book.sheet("summary")[0]
rows = {}
for (r, c), v in cells.items():
    if c == 0: rows[v] = [cells.get((r, k)) for k in (1, 2, 3)]
of = lambda w: [w["value"], w["low"], w["high"]]
asked = {k["key"]: of(k) for k in a["evppi"]}
asked |= {"inflow: 2 keys together": of(a["groups"][0]), "all together": of(a["evpi"]),
          "costs the state least (low and high: as good)": [a["best"], a["flat"]["from"], a["flat"]["to"]],
          "saves against no buffer": of(a["saved_against_none"])}
for name, wanted in asked.items():
    for shown, known in zip(rows[name], wanted):
        assert shown == known or abs(shown - known) <= 1e-9 * max(1.0, abs(known)), (name, rows[name], wanted)
END2
"$INSTROOM" report out --lang nl --quiet -o nl.html >told; grep -o 'Wat is beter weten waard?' nl.html | head -1
"$INSTROOM" run x.cfg --quiet --futures 320 --set flex.pool=3 -o out >told
"$INSTROOM" report out --quiet >told
grep -q 'id="worth"' out/report.html || echo left out
