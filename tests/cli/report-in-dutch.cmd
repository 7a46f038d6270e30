export INSTROOM_PLOTS=/nowhere
"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --quiet --lang nl >/dev/null || exit 1
grep -oE '<p class="(question|answer)">.*' "$SCRATCH/run/report.html" | sed 's|\xc2\xa0| |g'
LC_ALL= LANG=nl_NL.UTF-8 "$INSTROOM" report "$SCRATCH/run" -o "$SCRATCH/own.html" --quiet
cmp "$SCRATCH/run/report.html" "$SCRATCH/own.html"
sed 's|\xc2\xa0| |g' "$SCRATCH/run/report.html" | grep -o 'De economische buffer, [0-9.,]* tot [0-9.,]* miljoen'
