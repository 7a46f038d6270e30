# Without a browser: the page alone, and why; the same bytes again; what somebody changed stays.
mkdir "$SCRATCH/bin" && "$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --quiet >/dev/null
short() { sed "s#$SCRATCH/##"; }
brief() { PATH=$SCRATCH/bin "$INSTROOM" report "$SCRATCH/run" --brief "$@"; }
brief | short
cp "$SCRATCH/run/brief.html" "$SCRATCH/once.html"
brief --lang nl | short
grep -c 'een tiende minder' "$SCRATCH/run/brief.html"
brief --quiet && cmp "$SCRATCH/run/brief.html" "$SCRATCH/once.html" && echo the same
grep -c ' brief.html$' "$SCRATCH/run/manifest.txt"
for part in 'class="question"' 'class="answer"' '<svg' '>paid in<' '>deficit, worst of twenty<' 'a tenth less' 'SHA-256'; do grep -c "$part" "$SCRATCH/once.html"; done
tidy -q -e "$SCRATCH/once.html" 2>&1 | grep -v 'proprietary attribute\|<meta>' ; echo valid
echo mine >>"$SCRATCH/run/brief.html"
brief --quiet 2>&1 | short
brief --quiet --force -o "$SCRATCH/apart.html" && cmp "$SCRATCH/apart.html" "$SCRATCH/once.html" && ls "$SCRATCH" | grep apart
"$INSTROOM" sweep tests/cli/scenarios/sweep.cfg -o "$SCRATCH/x.db" --quiet >/dev/null && "$INSTROOM" report "$SCRATCH/x.db" --brief 2>&1 | short
