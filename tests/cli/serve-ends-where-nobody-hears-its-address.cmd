"$INSTROOM" serve tests/cli/scenarios/random.cfg --port 0 --quiet >/dev/full
