# A list without names takes the place of the parent's, and says so; with a word in front it adds, or lets
# go without more ado. A list with names tells where old and new stand side by side.
child() { printf 'inherits = "%s/scenarios/backcast-2021.cfg";\n%s\n' "$PWD" "$1" >"$SCRATCH/child.cfg"
          "$INSTROOM" check "$SCRATCH/child.cfg" --strict 2>&1 >"$SCRATCH/out" | sed "s#$SCRATCH/##"
          grep -c 'key = "' "$SCRATCH/out"; }
one='{ start = "2023-01"; key = "staff.attrition"; value = 0.01; }'
child "changes = ( $one );"
child "changes = ( \"inherited\", $one );"
child "changes = ( \"only\", $one );"
child "changes = ( \"only\" );"
names() { child "$1" >"$SCRATCH/said"; grep -v '^[0-9]*$' "$SCRATCH/said"; grep -o 'name = "[a-z]*"' "$SCRATCH/out" | tr '\n' ' '; echo; }
names 'inflow = { regimes = ( { name = "storm"; multiplier = 2.0; mean_months = 3.0; } ); };'
names 'inflow = { regimes = ( "inherited", { name = "storm"; multiplier = 2.0; mean_months = 3.0; } ); };'
names 'inflow = { regimes = ( "only", { name = "storm"; multiplier = 2.0; } ); };'
names 'inflow = { regimes = ( { name = "turbulent"; volatility = 2.0; } ); };'
names 'inflow = { regimes = ( ); };'
# On the command line the same.
"$INSTROOM" check scenarios/backcast-2021.cfg --set "changes=($one)" 2>&1 >/dev/null
"$INSTROOM" check scenarios/backcast-2021.cfg --set "changes=(\"inherited\", $one)" | grep -c 'key = "'
# A word that is none of the two, or stands elsewhere, is a mistake.
child 'changes = ( "inherit" );'
child "changes = ( $one, \"inherited\" );"
