# A run whose norm asks for a buffer: its report tells the first sentences, what is structural and the
# books, with the line of equal safety, in both languages.
export INSTROOM_PLOTS=/nowhere
for lang in en nl; do
  "$INSTROOM" run tests/cli/scenarios/random.cfg --set norm.limit=150 --set norm.tolerance_months=1 \
    --set "budget.annual=[10.2e6]" \
    -o "$SCRATCH/run" --force --quiet --lang $lang >/dev/null || exit 1
  sed 's/&#39;/'"'"'/g' "$SCRATCH/run/report.html" | grep -oE '<h2 id="(split|books)-head">[^<]*|[^>]* (of the budget|van de begroting), [^,]*,|<p class="panel">(Equal|Even)[^:]*|gehaald, elke|is the least[^<]*|is het minste[^<]*'
done
