LC_ALL= LANG=nl_NL.UTF-8 "$INSTROOM" run tests/cli/scenarios/steady.cfg --quiet | sed -n "4,6p"
LC_ALL=en_GB.UTF-8 LANG=nl_NL.UTF-8 "$INSTROOM" run tests/cli/scenarios/steady.cfg --quiet | sed -n "4,6p"
