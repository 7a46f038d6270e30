"$INSTROOM" sweep tests/cli/scenarios/uncertain.cfg --points 64 --futures 60 --quiet -o "$SCRATCH/u.db" >/dev/null && cd "$SCRATCH" && "$INSTROOM" discover u.db --where "liquidity_buffer>4e6"
