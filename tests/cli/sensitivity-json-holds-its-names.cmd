"$INSTROOM" sensitivity tests/cli/scenarios/uncertain.cfg --quiet --points 8 --json | sed "s/: -\{0,1\}[0-9.e+-]*\([0-9]\)\([,} ]\|\$\)/: N\2/g; s/\"[0-9a-f]\{64\}\"/HASH/" | sed -n "1,45p"
