"$INSTROOM" mix tests/cli/scenarios/random.cfg --quiet --futures 60 --set norm.limit=1 --set norm.from=0 --set tracks.asylum.backlog=9000 >"$SCRATCH/text"
code=$?
grep -E "^  No mix|safest" "$SCRATCH/text" | head -2; exit $code
