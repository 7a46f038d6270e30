"$INSTROOM" sensitivity tests/cli/scenarios/uncertain.cfg --quiet --lang nl --points 8 | sed -n "4,6p;/Delen/,\$p"
