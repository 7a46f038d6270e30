# Where no buffer is enough, the chance is what is asked, and what saves money and costs chance is no headline.
"$INSTROOM" levers tests/cli/scenarios/random.cfg --quiet --futures 200 --set norm.measure=backlog \
  --set norm.limit=1500 --confidence 0.95 >"$SCRATCH/text"
grep -cE "more of 100 futures|saves" "$SCRATCH/text"
grep -cE "saves" "$SCRATCH/text" || true
