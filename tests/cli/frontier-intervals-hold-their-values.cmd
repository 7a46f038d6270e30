# The same sizes and probabilities as in the JSON, between their bounds, and rising.
"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --quiet >/dev/null && "$INSTROOM" buffer tests/cli/scenarios/random.cfg --json --quiet >"$SCRATCH/json" || exit 1
awk -F, 'NR > 1 { rows++; if ($3 <= $2 && $2 <= $4) inside++; if ($1 > last || NR == 2) rising++; last = $1
                  if ($8 >= 0 && $8 <= 1) reach++ }
         END { print (rows > 3 && inside == rows && rising == rows && reach == rows) ? "sound" : "wrong" }' "$SCRATCH/run/frontier.csv"
grep -c '"buffer": [0-9.]*, "p_norm"' "$SCRATCH/json" >"$SCRATCH/points"
[ "$(cat "$SCRATCH/points")" -eq "$(tail -n +2 "$SCRATCH/run/frontier.csv" | wc -l)" ] && echo "as many as in the JSON"
