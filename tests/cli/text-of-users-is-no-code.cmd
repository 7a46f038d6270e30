# Titles, sources and names of files come from people whom the user may not know: none of them reaches a
# terminal, a table or a page as a code (C0, C1, bidirectional controls, what is no UTF-8; formulas).
base=$PWD/tests/cli/scenarios/random.cfg
here=$(printf '%s/a\033[31m\302\233\342\200\256b\377' "$SCRATCH")
mkdir "$here"; cd "$here" || exit
printf 'inherits = "%s";\ntitle = "=1+cmd|x";\nmonths = 24;\nsources = ( { key = "months"; source = "-2+3"; } );\n' "$base" >own.cfg
printf 'inherits = "%s";\ntitle = "a\342\200\256b";\n' "$base" >turned.cfg
odd=$(printf 'odd\302\205\nname.cfg'); cp own.cfg "$odd"
left() { LC_ALL=C grep -c "$(printf '\033\\|\302\205\|\302\233\|\342\200\256\|\377')"; }
strip() { sed "s|^.*<FF>/||; s|$SCRATCH||"; }
"$INSTROOM" check turned.cfg 2>&1; "$INSTROOM" check "$base" --set title="$(printf 'a\302\205b')" --quiet 2>&1 | sed 's/[^ -~]/?/g' | sed 's/= a.*: e/= ...: e/'
"$INSTROOM" check "$here/none.cfg" 2>&1 | strip
"$INSTROOM" check "$here/own.cfg" --quiet | left
"$INSTROOM" check "$odd" --quiet | "$INSTROOM" check - --quiet | grep -c title
"$INSTROOM" compare "$odd" own.cfg --futures 100 --quiet -o out | left
"$INSTROOM" compare "$odd" own.cfg --futures 100 --quiet --json | left
cut -d, -f1-3 out/compare.csv
"$INSTROOM" run "$odd" --futures 100 --quiet -o run >/dev/null
grep "^months" run/assumptions.csv | cut -d, -f1-7
cat run/report.html run/summary.json run/scenario.cfg run/assumptions.csv | left
true
