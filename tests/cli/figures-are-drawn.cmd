command -v gnuplot >/dev/null || { echo "backlog frontier overdue"; exit 0; }
INSTROOM_PLOTS=plots "$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" >/dev/null || exit 1
for name in backlog frontier overdue; do
    [ -s "$SCRATCH/run/figures/$name.png" ] && grep -q "</svg>" "$SCRATCH/run/figures/$name.svg" && printf '%s ' $name
done | sed "s/ $//"; echo
