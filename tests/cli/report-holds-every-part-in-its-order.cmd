export INSTROOM_PLOTS=/nowhere
"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --quiet >/dev/null || exit 1
grep -o '<section id="[a-z]*"' "$SCRATCH/run/report.html" | cut -d'"' -f2 | tr '\n' ' '; echo
"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --no-frontier --quiet >/dev/null || exit 1
grep -o '<section id="[a-z]*"' "$SCRATCH/run/report.html" | cut -d'"' -f2 | tr '\n' ' '; echo
grep -o '<p class="answer">.*' "$SCRATCH/run/report.html"
