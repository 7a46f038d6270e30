"$INSTROOM" buffer tests/cli/scenarios/random.cfg --quiet --set norm.limit=100 --confidence 0.98 >"$SCRATCH/text"
code=$?
grep -E "^  Norm buffer|^    No buffer|^What binds|^  What binds" "$SCRATCH/text" | sed "s/most is .*/most is SOMETHING/"
exit $code
