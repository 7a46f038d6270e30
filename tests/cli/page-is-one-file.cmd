echo 'var instroomEngine; // </script> is no end' >"$SCRATCH/engine.js"
INSTROOM_ENGINE=$SCRATCH/engine.js "$INSTROOM" page tests/cli/scenarios/random.cfg -o "$SCRATCH/page.html" --lang nl
grep -c '<html lang="nl" data-language="nl">' "$SCRATCH/page.html"
grep -c '^import \|^export \|src="/\|href="/' "$SCRATCH/page.html"
grep -c '</script> is no end' "$SCRATCH/page.html"
grep -c 'ar1.innovation_sd=0' "$SCRATCH/page.html"
ls "$SCRATCH"
"$INSTROOM" page tests/cli/scenarios/random.cfg
