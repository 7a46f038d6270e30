. tests/cli/serve.sh
serve tests/cli/scenarios/random.cfg
port=${address#http://127.0.0.1:} port=${port%/}
"$INSTROOM" serve tests/cli/scenarios/random.cfg --port "$port" 2>&1 | sed "s/$port/PORT/"
"$INSTROOM" serve tests/cli/scenarios/random.cfg --port 65536
