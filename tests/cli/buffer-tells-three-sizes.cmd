"$INSTROOM" buffer tests/cli/scenarios/random.cfg --quiet --set norm.limit=500 | grep -E "^  (Liquidity|Norm|Economic) buffer +[0-9.]+ mln euro \([0-9.]+ to [0-9.]+\)$" | cut -c 1-20
