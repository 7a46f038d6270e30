. tests/cli/serve.sh
serve tests/cli/scenarios/random.cfg
curl -sN --max-time 60 -H 'Accept: text/event-stream' -H 'Content-Type: application/json' \
    -d '{ "settings": {}, "futures": 12000 }' "${address}api/evaluate" >"$SCRATCH/stream" &
asked=$!
waited=0
until [ -s "$SCRATCH/stream" ] || [ $waited -gt 200 ]; do sleep 0.05; waited=$((waited + 1)); done
kill -INT $server
wait $server
echo "the server ends with $?"
wait $asked
cat "$SCRATCH/server"
grep -q '^http://127.0.0.1:[0-9]*/$' "$SCRATCH/address" && echo 'its address was told'
