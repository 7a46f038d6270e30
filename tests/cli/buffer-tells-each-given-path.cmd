# Low, planning and high, by themselves and by their weights: the text in both languages, the report, the
# JSON, and the column of the futures. A whole path takes the place of the model's own shocks.
cp tests/cli/scenarios/random.cfg "$SCRATCH/given.cfg"
cd "$SCRATCH" || exit
{
    echo 'month,low,"high, or so"' && echo weight,3,1
    for t in $(seq 6 41); do echo "$((2026 + t / 12))-$(printf %02d $((t % 12 + 1))),500,650"; done
} >forecast.csv
set -- given.cfg --quiet --futures 200 --set 'inflow.paths="forecast.csv"'
"$INSTROOM" buffer "$@" | sed -n '/^Path by path/,/^$/p'
"$INSTROOM" buffer "$@" --lang nl | sed -n '/^Pad voor pad/,/^$/p'
"$INSTROOM" run "$@" -o run >out && head -1 run/futures.csv | sed 's/.*,//' && tail -n +2 run/futures.csv | sed 's/.*[0-9],//' | sort -u
grep '^path,' run/columns.csv
"$INSTROOM" report run --quiet >out && grep -c 'id="paths"' run/report.html
"$OLDPWD"/tests/xlsx.py run/report.xlsx futures run/futures.csv
grep -q '^inflow\.\(ar1\|growth\|regimes\)' run/assumptions.csv && echo "assumes what the paths replace"
grep '^inflow' run/assumptions.csv | cut -d, -f1
"$INSTROOM" buffer "$@" --json >json
python3 - <<'END'
import json
a = json.load(open("json"))
print([p["name"] for p in a["paths"]], [p["weight"] for p in a["paths"]], a["paths_turn"] and a["paths_turn"]["of"])
print(sorted({t["key"] for t in a["headline"]["a_tenth"] if t["key"].startswith("inflow")}))
for p in a["paths"]:
    for e in ("norm_buffer", "liquidity_buffer", "p_norm"):
        assert set(p[e]) == {"value", "low", "high"}, p
END
