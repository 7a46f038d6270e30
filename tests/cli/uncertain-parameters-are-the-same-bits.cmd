# Threads, vector levels, a sweep's shards, and a future played alone: one inflow.
ask() { "$INSTROOM" "$@" --futures 1000 --set months=48 --quiet; }
world=scenarios/uncertain-inflow.cfg
ask run $world --json --threads 1 | grep -v threads >"$SCRATCH/one"
ask run $world --json --threads 2 | grep -v threads >"$SCRATCH/two"
INSTROOM_LEVEL=portable ask run $world --json --threads 2 | grep -v threads >"$SCRATCH/plain"
grep -v '"level\|vector' "$SCRATCH/one" >"$SCRATCH/a"; grep -v '"level\|vector' "$SCRATCH/plain" >"$SCRATCH/b"
cmp "$SCRATCH/one" "$SCRATCH/two" && cmp "$SCRATCH/a" "$SCRATCH/b" && echo same
"$INSTROOM" run $world -o "$SCRATCH/run" --futures 1000 --set months=48 --quiet --no-frontier >/dev/null
for future in 1 33 700; do
    told=$(awk -F, -v f=$future '$1 == f { printf "%.6f", $2 }' "$SCRATCH/run/futures.csv")
    alone=$(ask path $world --future $future | awk -F, 'NR > 1 { sum += $2 } END { printf "%.6f", sum }')
    [ "$told" = "$alone" ] && echo "future $future" || echo "future $future: $told, alone $alone"
done
