INSTROOM_ENGINE=/nowhere "$INSTROOM" page tests/cli/scenarios/random.cfg -o "$SCRATCH/page.html"
code=$?
ls "$SCRATCH"
exit $code
