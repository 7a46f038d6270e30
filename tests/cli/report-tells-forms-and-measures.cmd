# Beside a run, as levers are; of another scenario they are left out, and that is said.
s=tests/cli/scenarios/random.cfg
printf 'inherits = "%s"; measures = ( { name = "shell"; without = "flex.pool = 0"; }, { name = "training"; with = "academie.lead_time = 8"; one_off = 1.0e6; } );' "$PWD/$s" >"$SCRATCH/with.cfg"
export INSTROOM_PLOTS=/nowhere
"$INSTROOM" run "$SCRATCH/with.cfg" --quiet --futures 120 -o "$SCRATCH/run" >/dev/null 2>&1
"$INSTROOM" forms "$SCRATCH/with.cfg" --quiet --futures 120 --confidence 0.95 --set 'title="same"' -o "$SCRATCH/other" >/dev/null 2>&1
"$INSTROOM" forms "$SCRATCH/with.cfg" --quiet --futures 64 -o "$SCRATCH/run/forms" >/dev/null 2>&1
"$INSTROOM" measures "$SCRATCH/with.cfg" --quiet --futures 120 -o "$SCRATCH/run/measures" >/dev/null 2>&1
report() { "$INSTROOM" report "$SCRATCH/run" --force "$@" 2>&1 | sed "s#$SCRATCH/##" | grep -v figures; }
report
page=$SCRATCH/run/report.html
for part in 'id="measures"' 'id="forms"' 'href="#forms"' 'href="#measures"'; do grep -c "$part" "$page"; done
# The figures are those of the files, to the digit shown.
python3 - "$SCRATCH/run" <<'END'
import html, json, re, sys
page = open(sys.argv[1] + "/report.html").read()
def rows(section):
    text = re.search('<section id="%s".*?</section>' % section, page, re.S).group(0)
    return [[html.unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall("<t[hd][^>]*>(.*?)</t[hd]>", row)]
            for row in re.findall("<tr>(.*?)</tr>", text, re.S)]
number = lambda value: "{:,.1f}".format(value / 1e6)
forms = json.load(open(sys.argv[1] + "/forms/summary.json"))["forms"]
shown = [row for row in rows("forms") if len(row) == 8 and row[0] not in ("±", "mln euro")]
print(len(shown) == len(forms), all(row[5].replace("-0.0", "0.0") == number(form["cost_to_the_state"]["value"]) for row, form in zip(shown, forms)))
measures = json.load(open(sys.argv[1] + "/measures/summary.json"))["measures"]
shown = [row for row in rows("measures") if len(row) == 8 and row[0] not in ("±", "mln euro")]
print([row[0] for row in shown])
print(all(row[1] == number(m[side]["one_off"]["value"]) and row[5] == number(m[side]["phases"]["long"]["cost_to_the_state"]["value"])
          for row, (m, side) in zip(shown, [(m, side) for side in ("alone", "last") for m in measures])))
END
tidy -q -e "$page" 2>&1 | grep -v 'proprietary attribute\|<meta>'; echo valid
report --lang nl >/dev/null; grep -c 'In welke vorm is de bescherming' "$page"
rm -r "$SCRATCH/run/forms" && cp -r "$SCRATCH/other" "$SCRATCH/run/forms"
report; grep -c 'id="forms"' "$page" || true
