. tests/cli/serve.sh
serve scenarios/netherlands-2026.cfg
curl -sN --max-time 60 -H 'Accept: text/event-stream' -H 'Content-Type: application/json' \
    -d '{ "settings": {}, "futures": 11000, "client": "tab-1" }' "${address}api/evaluate" >"$SCRATCH/older" &
older=$!
waited=0
until grep -q '^event: answer' "$SCRATCH/older" || [ $waited -gt 300 ]; do sleep 0.05; waited=$((waited + 1)); done
curl -sN --max-time 60 -H 'Accept: text/event-stream' -H 'Content-Type: application/json' \
    -d '{ "settings": { "months": 24, "norm.from": 12 }, "futures": 100, "client": "tab-1" }' "${address}api/evaluate" >"$SCRATCH/newer"
wait $older
grep '^event: ' "$SCRATCH/older" | tail -1
grep -c '"status": 409' "$SCRATCH/older"
grep '^event: ' "$SCRATCH/newer" | tail -1
grep -o '"futures": 100, "reason": "[a-z-]*"' "$SCRATCH/newer"
ask api/cancel '{ "client": "tab-1" }'
