command -v gnuplot >/dev/null || { echo "levers compare waterfall trade_off forms"; exit 0; }
s=tests/cli/scenarios/random.cfg
"$INSTROOM" levers $s --quiet --futures 120 -o "$SCRATCH/levers" >/dev/null || exit 1
printf 'inherits = "%s"; flex = { pool = 30.0; };' $s | "$INSTROOM" compare $s - --quiet --futures 120 --waterfall --lang nl -o "$SCRATCH/compare" >/dev/null || exit 1
"$INSTROOM" mix $s --quiet --futures 60 -o "$SCRATCH/mix" >/dev/null || exit 1
"$INSTROOM" forms $s --quiet --futures 64 --lang nl -o "$SCRATCH/forms" >/dev/null || exit 1
for name in levers/figures/levers compare/figures/compare compare/figures/waterfall mix/figures/trade_off forms/figures/forms; do
    [ -s "$SCRATCH/$name.png" ] && grep -q "</svg>" "$SCRATCH/$name.svg" && printf '%s ' "${name##*/}"
done | sed "s/ $//"; echo
