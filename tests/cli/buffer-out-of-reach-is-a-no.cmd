"$INSTROOM" buffer tests/cli/scenarios/random.cfg --quiet --set norm.measure=backlog --set norm.limit=1500 --confidence 0.95 >"$SCRATCH/text"
code=$?
grep -E "^  Norm buffer|^    No buffer|^What binds|^  What binds" "$SCRATCH/text" | sed "s/most is .*/most is SOMETHING./"
exit $code
