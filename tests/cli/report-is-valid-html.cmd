export INSTROOM_PLOTS=/nowhere
"$INSTROOM" run tests/cli/scenarios/hostile.cfg -o "$SCRATCH/run" --quiet >/dev/null || exit 1
cd "$SCRATCH"
for lang in en nl; do
    "$INSTROOM" report run -o $lang.html --lang $lang --quiet
    tidy -e -q $lang.html 2>&1
    grep -c '<svg class="narrow"' $lang.html
done
grep -o '<html lang="..">' en.html nl.html
# self-contained: nothing is fetched, nothing is run
grep -oE '<[a-z][^>]*' en.html | grep -ciE '^<(script|link|img|iframe|object)| (src|href)="[^#]| on[a-z]+='; grep -ciE '@import|url[(]' en.html
grep -o '<h1>.*</h1>' en.html
grep -o '&lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot; \[M\]' en.html
