export INSTROOM_PLOTS=/nowhere
S=$PWD/tests/cli/scenarios/sweep.cfg
cd "$SCRATCH"
"$INSTROOM" sweep "$S" --quiet -o a.db >/dev/null
"$INSTROOM" report a.db
tidy -e -q a.html 2>&1
grep -oE '<p class="(question|answer)">.*' a.html | sed 's|\xc2\xa0| |g'
grep -oE '<h3>.*' a.html
