# Futures are added until half the interval is 2 % of the expected social cost; what is said then
# is what that number of futures says by itself.
scenario=scenarios/netherlands-2026.cfg
"$INSTROOM" run $scenario --futures 500 --until 2% --quiet >"$SCRATCH/until"
number=$(sed -n 's/.* \([0-9,]*\) simulated futures.*/\1/p' "$SCRATCH/until" | tr -d ,)
[ "$number" -gt 500 ] && echo "more futures"
"$INSTROOM" run $scenario --futures "$number" --quiet | cmp - "$SCRATCH/until" && echo "the same"
sed -n '/^  cost to the state, mln/{s/,//g;p;q;}' "$SCRATCH/until" |
    awk '{ if ($(NF) <= 0.0201 * $(NF - 1)) print "narrow enough" }'
"$INSTROOM" run $scenario --until never
