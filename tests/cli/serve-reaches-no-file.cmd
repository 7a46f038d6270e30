. tests/cli/serve.sh
serve tests/cli/scenarios/random.cfg
echo 'month,asylum' >"$SCRATCH/secret.csv"
ask api/check "{ \"settings\": { \"inflow.history.file\": \"$SCRATCH/secret.csv\" } }" | grep -o 'status": [0-9]*\|expected no file[a-z: ]*' | sort -u
ask api/check '{ "settings": { " inflow.history.file ": "x" } }' | grep -o 'status": [0-9]*\|expected no file[a-z: ]*' | sort -u
ask api/check '{ "settings": { "inherits": "x.cfg" } }' | grep -o 'status": [0-9]*\|expected no file[a-z: ]*' | sort -u
ask api/check '{ "settings": { "inflow.events": "( @include \"x.cfg\" )" } }' | grep -o 'status": [0-9]*'
ask api/check '{ "settings": { "title": "\"x\"; @include \"/etc/passwd\"" } }' | grep -o 'status": [0-9]*'
