"$INSTROOM" check tests/cli/scenarios/steady.cfg --quiet | grep -E "^(title|months|futures|seed)|dispersion|  limit"
