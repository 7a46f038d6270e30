# A folder of each other command that has one becomes a page, in both languages, with the figures that its
# summary.json holds.
s=tests/cli/scenarios/random.cfg
export INSTROOM_PLOTS=/nowhere
few="--quiet --futures 64"
printf 'inherits = "%s"; title = "<b>other</b>"; flex = { pool = 5.0; };' "$PWD/$s" >"$SCRATCH/other.cfg"
printf 'inherits = "%s"; measures = ( { name = "shell"; without = "flex.pool = 0"; } );' "$PWD/$s" >"$SCRATCH/with.cfg"
"$INSTROOM" compare $s "$SCRATCH/other.cfg" $few -o "$SCRATCH/compare" >/dev/null 2>&1
"$INSTROOM" measures "$SCRATCH/with.cfg" $few -o "$SCRATCH/measures" >/dev/null 2>&1
for command in mix levers forms; do "$INSTROOM" $command $s $few -o "$SCRATCH/$command" >/dev/null 2>&1; done
"$INSTROOM" backcast scenarios/backcast-2021.cfg scenarios/data/netherlands-2022.csv $few -o "$SCRATCH/backcast" >/dev/null 2>&1
for folder in compare mix levers forms measures backcast; do
    for lang in en nl; do
        "$INSTROOM" report "$SCRATCH/$folder" --lang $lang --force 2>&1 | sed "s#$SCRATCH/##"
        page=$SCRATCH/$folder/report.html
        tidy -q -e "$page" 2>&1 | grep -v 'proprietary attribute\|<meta>'
        grep -c '<svg class="wide"\|id="source"' "$page"
    done
done
# Nothing of the folder has changed by that, and a page of its own goes elsewhere.
"$INSTROOM" report "$SCRATCH/compare" -o "$SCRATCH/apart.html" | sed "s#$SCRATCH/##"
"$INSTROOM" report "$SCRATCH/compare" --force --quiet; cmp "$SCRATCH/apart.html" "$SCRATCH/compare/report.html" && echo same
test -e "$SCRATCH/apart.xlsx" || echo "no workbook"
for folder in mix backcast; do "$INSTROOM" report "$SCRATCH/$folder" --force --quiet; done
python3 - "$SCRATCH" <<'END'
import html, json, re, sys
def page(name):
    return open(f"{sys.argv[1]}/{name}/report.html").read(), json.load(open(f"{sys.argv[1]}/{name}/summary.json"))
def rows(text):
    return [[html.unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall("<t[hd][^>]*>(.*?)</t[hd]>", row)]
            for row in re.findall("<tr[^>]*>(.*?)</tr>", text, re.S)]
def number(value, digits=1):
    return "-" if value is None else f"{value:,.{digits}f}"
text, told = page("compare")
shown = {row[0]: row[1:] for row in rows(text)}
a, b = told["scenarios"]
change = told["differences"][0]
for label, name, unit in (("cost to the state, mln euro", "social_cost", 1e6), ("norm kept, of 100", "p_norm", 0.01)):
    half = (change[name]["high"] - change[name]["low"]) / 2
    print(shown[label] == [number(x / unit, 2) for x in (a[name]["value"], b[name]["value"], change[name]["change"], half)])
print("&lt;b&gt;other&lt;/b&gt;" in text, "<b>other" in text, text.count(b["provenance"]["scenario_sha256"]))
text, told = page("mix")
shown = {row[0]: row[1:] for row in rows(text)}
print([shown[key["key"]][:2] == [number(key[x], 4).rstrip("0").rstrip(".") for x in ("present", "value")] for key in told["keys"]])
print(shown["cost to the state, mln euro"][2] == number(told["fresh"]["social_cost"]["value"] / 1e6))
text, told = page("backcast")
shown = {row[0]: row[1:] for row in rows(text)}
print(len(told["windows"]), all(shown[w["start"]][5].split()[0] == number(w["needed"]["value"] / 1e6) for w in told["windows"]))
END
"$INSTROOM" report "$SCRATCH/mix" --brief 2>&1 | sed "s#$SCRATCH/##"
