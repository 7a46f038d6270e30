"$INSTROOM" check tests/cli/scenarios/random.cfg --strict | grep -c .  >/dev/null && "$INSTROOM" check tests/cli/scenarios/random.cfg --strict >/dev/null
