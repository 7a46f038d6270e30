check() { if command -v python3 >/dev/null; then python3 -m json.tool >/dev/null; else cat >/dev/null; fi; }
for command in run path buffer; do "$INSTROOM" $command tests/cli/scenarios/random.cfg --json --quiet | check && echo $command; done
"$INSTROOM" buffer tests/cli/scenarios/random.cfg --json --quiet --set norm.measure=backlog --set norm.limit=1500 --confidence 0.95 | check && echo "buffer, out of reach"
