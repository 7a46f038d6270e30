[ -c /dev/full ] || { echo "instroom: standard output: No space left on device" >&2; exit 1; }
"$INSTROOM" path tests/cli/scenarios/steady.cfg --quiet >/dev/full
