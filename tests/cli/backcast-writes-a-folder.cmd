# Tables that a spreadsheet reads; the same numbers in the JSON.
"$INSTROOM" backcast tests/cli/scenarios/steady.cfg tests/cli/scenarios/record.csv --quiet \
    --anchors tests/cli/scenarios/anchors.csv -o "$SCRATCH/out" --json >"$SCRATCH/json" || exit
ls "$SCRATCH/out"
cut -d, -f1-4,13,14,27 "$SCRATCH/out/windows.csv"
head -4 "$SCRATCH/out/record.csv"
cut -d, -f1-5,8,10 "$SCRATCH/out/anchors.csv"
sed -n '1,3p' "$SCRATCH/json"
diff "$SCRATCH/json" "$SCRATCH/out/summary.json" && echo the same
sh tests/cli/columns.sh "$SCRATCH/out"
