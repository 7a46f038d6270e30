"$INSTROOM" sensitivity tests/cli/scenarios/uncertain.cfg --quiet | sed "s/[0-9][0-9,.]*/N/g; s/  *N/ N/g; s/[#.]\{10\}/BAR/; s/  *BAR/ BAR/"
