command -v gnuplot >/dev/null || { cat tests/cli/sensitivity-in-a-folder.out; exit 0; }
INSTROOM_PLOTS=plots "$INSTROOM" sensitivity tests/cli/scenarios/uncertain.cfg --quiet --points 8 -o "$SCRATCH/drives" >/dev/null && ls "$SCRATCH/drives" "$SCRATCH/drives/figures" | sed "s|$SCRATCH/||"
grep -c "</svg>" "$SCRATCH/drives/figures/p_norm.svg"
INSTROOM_PLOTS=plots "$INSTROOM" sensitivity tests/cli/scenarios/uncertain.cfg --quiet --morris --trajectories 2 -o "$SCRATCH/drives" >/dev/null && head -n 1 "$SCRATCH/drives/sensitivity.csv"
sh tests/cli/columns.sh "$SCRATCH/drives"
