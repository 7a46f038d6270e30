# Page and workbook of a run tell both errors, and between which values the answer holds, as summary.json has them.
cd "$SCRATCH" && cp "$OLDPWD/tests/cli/scenarios/random.cfg" base.cfg &&
cat >x.cfg <<'CFG'
inherits = "base.cfg"; norm = { limit = 500.0; };
uncertain = ( { key = "staff.attrition"; p10 = 0.005; p90 = 0.012; }, { key = "inflow.level_per_month"; p10 = 450.0; p90 = 550.0; } );
CFG
"$INSTROOM" run x.cfg --quiet --futures 960 -o out >told
python3 - <<'END2'
import html, json, re, zipfile
def cells(part): return [[html.unescape(re.sub("<[^>]*>", "", c)).replace("\u00a0", " ").strip() for c in re.findall("<t[hd].*?</t[hd]>", r, re.S)]
                         for r in re.findall("<tr>.*?</tr>", part, re.S)]
page, summary = open("out/report.html").read(), json.load(open("out/summary.json"))["buffer"]
part = {name: re.search('<section id="%s".*?</section>' % name, page, re.S).group(0) for name in ("unknown", "holds")}
u, rows = summary["unknown"], cells(part["unknown"])
sizes = {r[0]: r[1] for r in rows}
assert sizes["suits all worlds together best"].startswith("%.1f" % (u["best"]["value"] / 1e6)), sizes
kept = {r[0]: r[1] for r in rows if re.fullmatch("[0-9.]+", r[0])}
for p in u["frontier"]:
    assert kept["%.1f" % (p["buffer"] / 1e6)] == "%.1f" % (100 * p["p_norm"]["value"]), (p, kept)
assert "staff.attrition, inflow.level_per_month" in part["unknown"]
held = {r[0]: r for r in cells(part["holds"]) if r and r[0]}
for h in summary["holds_while"]:
    row = held[h["key"]]
    for end, cell in (("from", row[2]), ("to", row[3])):
        assert (h[end] is None) == (cell == ""), (h, row)
        assert h[end] is None or abs(float(cell.split()[0]) - h[end]) <= 0.25 * h["spread"], (h, row)
# A bar for each key: from three spreads below today's value to three above it, dark where the answer stays.
drawing = re.search('<svg class="wide".*?</svg>', part["holds"], re.S) or re.search("<svg.*?</svg>", part["holds"], re.S)
at = lambda h, v, none: 720 * (min(max((v - h["value"]) / h["spread"], -3), 3) + 3) / 6 if v is not None else none
bars = [tuple(map(float, b)) for b in re.findall('<rect class="own" x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)"', drawing.group(0))]
assert len(bars) == len(summary["holds_while"])
for h, (x, wide) in zip(summary["holds_while"], bars):
    low, high = at(h, h["from"], 0), at(h, h["to"], 720)
    assert abs(x - low) <= 0.11 and abs(wide - max(high - low, 1)) <= 0.11, (h, x, wide)
book = zipfile.ZipFile("out/report.xlsx")
sheet = book.read("xl/worksheets/sheet1.xml").decode()
numbers = [float(v) for v in re.findall(r'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?><v>([^<]*)</v>', sheet)]
wanted = [u["best"]["value"], u["norm_buffer"]["none"]] + [h["to"] for h in summary["holds_while"] if h["to"] is not None]
for w in wanted: assert any(abs(w - n) <= 1e-9 * max(1, abs(w)) for n in numbers), w
# The chance at each size over all worlds, with its error, in a row of its own.
rows = [[float(v) for v in re.findall(r'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?><v>([^<]*)</v>', r)] for r in re.findall("<row .*?</row>", sheet)]
near = lambda a, b: len(a) == len(b) and all(abs(x - y) <= 1e-9 * max(1, abs(y)) for x, y in zip(a, b))
for p in u["frontier"]:
    wanted = [p["buffer"]] + [p["p_norm"][e] for e in ("value", "low", "high")]
    assert any(near(r, wanted) for r in rows), wanted
END2
"$INSTROOM" report out --lang nl --quiet -o nl.html && grep -o 'past het best bij alle werelden samen' nl.html | head -1
