cd "$SCRATCH"
"$INSTROOM" manual >instroom.1
"$INSTROOM" manual scenario >instroom-scenario.5
"$INSTROOM" manual results >instroom-results.5
for c in $("$INSTROOM" -h | sed -n 's/^  instroom \([a-z][a-z]*\) .*/\1/p'); do
    "$INSTROOM" manual $c >instroom-$c.1 || echo "no page of $c"
    grep -q "^.BR instroom.-$c (1)" instroom.1 || echo "instroom(1) does not name $c"
    # every option of its help
    for o in $("$INSTROOM" $c -h | sed -n 's/^  [-a-z, ]*--\([a-z-]*\).*/\1/p' | sort -u); do
        sed 's/\\-/-/g' instroom-$c.1 | grep -q -- "--$o" || echo "instroom-$c(1) lacks --$o"
    done
done
# every key of the table
"$INSTROOM" explain | sed -n 's/^  \([][a-zA-Z_.0-9]*\)[ (].*/\1/p' | grep -v '^ *$' >keys
grep -q 'academie.lead_time' keys || echo "no keys"
while read -r key; do grep -qF ".B $key" instroom-scenario.5 || echo "instroom-scenario(5) lacks $key"; done <keys
command -v mandoc >/dev/null && mandoc -Tlint -Wwarning ./*.1 ./*.5
grep -q '^.B overdue_case_months' instroom-results.5 || echo "instroom-results(5) lacks overdue_case_months"
"$INSTROOM" manual nothing
