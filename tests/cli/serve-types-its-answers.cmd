# The schemas that openapi.json refers to are there, and hold for what the page is answered.
. tests/cli/serve.sh
serve tests/cli/scenarios/random.cfg
ask api/openapi.json '' | sed 's/^200 //' >"$SCRATCH/openapi"
for name in $(grep -o '"/api/schemas/[a-z]*.json"' "$SCRATCH/openapi" | tr -d '"' | sort -u); do
    ask "${name#/}" '' | sed '1s/^200 //' >"$SCRATCH/$(basename "$name")" && echo "$name"
done
ask api/evaluate '{ "futures": 200 }' | sed '1s/^200 //' >"$SCRATCH/answer"
for part in buffers results; do
    python3 -c 'import json, sys
json.dump(json.load(open(sys.argv[1]))["answer"][sys.argv[2]], open(sys.argv[3], "w"))' "$SCRATCH/answer" $part "$SCRATCH/part"
    echo "$part: $(python3 tests/cli/schema.py "$SCRATCH/$part.json" "$SCRATCH/part")"
done
ask api/schemas/nothing.json '' | grep -o '^404'
