# The schemas that openapi.json refers to are there, and are those of the command line.
. tests/cli/serve.sh
serve tests/cli/scenarios/random.cfg
ask api/openapi.json '' | grep -o '"/api/schemas/[a-z]*.json"' | sort -u
ask api/schemas/buffers.json '' | head -n 1
ask api/schemas/results.json '' | sed '1s/^200 //' >"$SCRATCH/schema"
grep -c '"description"' "$SCRATCH/schema"
ask api/schemas/help.json '' | sed '1s/^200 //' >"$SCRATCH/schema"
"$INSTROOM" schema help | cmp - "$SCRATCH/schema" && echo the same
ask api/schemas/nothing.json '' | grep -o '^404'
