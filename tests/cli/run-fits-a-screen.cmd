# The short page: the norm, the main results, the backlog by year, within 80 columns and 50 lines.
"$INSTROOM" run scenarios/netherlands-2026.cfg --futures 500 --quiet >"$SCRATCH/page" &&
awk 'length($0) > 80 { print "too wide: " $0 } END { if (NR > 50) print NR " lines" }' "$SCRATCH/page"
grep -E "^(The norm|What comes of the futures|Backlog at)" "$SCRATCH/page"
