. tests/cli/serve.sh
serve scenarios/netherlands-2026.cfg
figures() { tr -d ' \n' | grep -o "\"$1\":{[^}]*}" | head -1; }
ask api/evaluate '{ "settings": { "academie.lead_time": 9 }, "futures": 200 }' >"$SCRATCH/page"
"$INSTROOM" buffer scenarios/netherlands-2026.cfg --set academie.lead_time=9 --futures 200 --json --quiet >"$SCRATCH/buffer"
"$INSTROOM" run scenarios/netherlands-2026.cfg --set academie.lead_time=9 --futures 200 --json --quiet >"$SCRATCH/run"
for name in liquidity_buffer economic_buffer norm_buffer; do
    figures $name <"$SCRATCH/buffer" >"$SCRATCH/one"
    figures $name <"$SCRATCH/page" >"$SCRATCH/other"
    [ -s "$SCRATCH/one" ] && cmp "$SCRATCH/one" "$SCRATCH/other" && echo "$name is the same"
done
figures p_norm <"$SCRATCH/run" >"$SCRATCH/one"
figures p_norm <"$SCRATCH/page" >"$SCRATCH/other"
[ -s "$SCRATCH/one" ] && cmp "$SCRATCH/one" "$SCRATCH/other" && echo "p_norm is the same"
ask api/download '{ "kind": "csv", "settings": { "academie.lead_time": 9 }, "futures": 200 }' | sed 's/^200 //' >"$SCRATCH/months.csv"
"$INSTROOM" run scenarios/netherlands-2026.cfg --set academie.lead_time=9 --futures 200 -o "$SCRATCH/run.d" --no-frontier --quiet >/dev/null
cmp "$SCRATCH/months.csv" "$SCRATCH/run.d/months.csv" && echo "the months are the same"
ask api/download '{ "kind": "cfg", "settings": { "academie.lead_time": 9 } }' | sed '1s/^200 //' >"$SCRATCH/scenario.cfg"
"$INSTROOM" check "$SCRATCH/scenario.cfg" --quiet | grep -c 'lead_time = 9;'
