# What a question asks is laid over the scenario of the server: a mistake, and a warning, about a value that
# stands there names the file and the line where it does.
. tests/cli/serve.sh
serve scenarios/netherlands-2026.cfg
grep -n '^ *cap  *= 1.3\|^ *max_intake  *=\|volatility = 3.1' scenarios/netherlands-2026.cfg | sed 's/=.*//' | tr -d ' '; echo
ask api/check '{ "settings": { "budget.floor": 2 } }' | grep -o 'detail": "[^"]*' | head -1
ask api/check '{ "settings": { "inflow.ar1.innovation_sd": 0 } }' | tr '[' '\n' | tail -1
ask api/check '{ "settings": { "staff.attrition": 0.12 } }' | tr '[' '\n' | tail -1
