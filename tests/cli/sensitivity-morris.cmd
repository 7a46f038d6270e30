"$INSTROOM" sensitivity tests/cli/scenarios/uncertain.cfg --quiet --morris --trajectories 4 | sed "s/[0-9][0-9,.]*/N/g; s/  *N/ N/g" | sed -n "4,14p;/Effect/,\$p"
