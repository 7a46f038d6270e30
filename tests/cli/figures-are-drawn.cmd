command -v gnuplot >/dev/null || { echo "backlog frontier overdue exceedance empty over_norm"; exit 0; }
INSTROOM_PLOTS=plots "$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" >/dev/null || exit 1
for name in backlog frontier overdue exceedance empty over_norm; do
    [ -s "$SCRATCH/run/figures/$name.png" ] && grep -q "</svg>" "$SCRATCH/run/figures/$name.svg" && printf '%s ' $name
done | sed "s/ $//"; echo
