# One table of two countries and two groups goes into a history, paths and a replay by a choice; without one,
# or with one that is not there, each says what can be chosen and where. The folder of a run holds the table,
# and runs again. A choice without a file says that it does nothing.
cd "$SCRATCH" || exit 1
cp "$OLDPWD/tests/cli/scenarios/steady.cfg" .
awk 'BEGIN { print "geo,citizen,TIME_PERIOD,OBS_VALUE"
    for (t = 0; t < 12; t++) { split("NL BE", geo, " "); for (g = 1; g <= 2; g++)
        printf "%s,SY,2026-%02d,%d\n%s,ER,2026-%02d,%d\n", geo[g], t + 1, 100 * g + t, geo[g], t + 1, 10 * g } }' >table.csv
ask() { printf 'inherits = "steady.cfg";  inflow = { %s };\n' "$1" >ask.cfg; "$INSTROOM" path ask.cfg --future 1 --quiet 2>&1 | head -3 | cut -d, -f1,2; }
ask 'history = { file = "table.csv"; select = "geo=NL,citizen=SY"; };'
ask 'history = { file = "table.csv"; select = "geo=NL+BE,citizen=*"; };'
ask 'history = { file = "table.csv"; };'
ask 'history = { file = "table.csv"; select = "geo=FR,citizen=SY"; };'
ask 'paths = "table.csv";  paths_select = "geo=BE,citizen=SY";'
ask 'paths = "table.csv";  paths_select = "citizen=SY,land=NL";'
ask 'paths_select = "geo=NL";  history = { sheet = "2"; };'
"$INSTROOM" check ask.cfg 2>&1 >/dev/null | grep 'does nothing'
"$INSTROOM" backcast steady.cfg table.csv --quiet 2>&1
"$INSTROOM" backcast steady.cfg table.csv --quiet --select geo=NL,citizen=SY --json | sed -n '/"read"/,/"withheld"/p'
printf 'inherits = "steady.cfg";  inflow = { history = { file = "table.csv"; select = "geo=NL,citizen=SY"; }; };\n' >ask.cfg
"$INSTROOM" run ask.cfg --quiet -o made >/dev/null 2>&1 && mkdir away && mv made away/ && rm table.csv
"$INSTROOM" path away/made/scenario.cfg --future 1 --quiet | head -2 | cut -d, -f1,2
