# The 20th, 200th and 380th of 400 futures, in the text and in the summary.
"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --no-frontier --quiet >"$SCRATCH/text" || exit 1
for rank in 20 200 380; do
    tail -n +2 "$SCRATCH/run/futures.csv" | cut -d, -f3 | sort -g | sed -n ${rank}p
done >"$SCRATCH/wanted"
grep "highest backlog" "$SCRATCH/text" | head -n 1 | tr -d , | awk '{ print $4; print $5; print $6 }' >"$SCRATCH/told"
awk '{ printf "%.0f\n", $1 }' "$SCRATCH/wanted" | cmp - "$SCRATCH/told" && echo "text: same"
awk '/"peak_backlog": {/ { here = 1 }
     here && /"p(50|95)"/ { sub(/,/, "", $4); print $4; if (/p95/) exit }' "$SCRATCH/run/summary.json" >"$SCRATCH/written"
tail -n 2 "$SCRATCH/wanted" | paste - "$SCRATCH/written" | awk '$1 == $2 { same++ } END { print "summary:", same, "same" }'
