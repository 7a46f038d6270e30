# No more gnuplots than cores draw all twelve, in two forms each; where one fails that is to draw more
# than one, each has its own, and all are there.
gnuplot=$(command -v gnuplot) || { cat tests/cli/a-gnuplot-draws-many-figures.out; exit 0; }
mkdir "$SCRATCH/bin" "$SCRATCH/many"
gnuplots() { # FIRST LINE OF ITS OWN
    printf '#!/bin/sh\necho a gnuplot >>"%s/begun"\n%s\nexec "%s" "$@"\n' "$SCRATCH" "$1" "$gnuplot" >"$SCRATCH/bin/gnuplot"
    chmod +x "$SCRATCH/bin/gnuplot"
    PATH="$SCRATCH/bin:$PATH" INSTROOM_PLOTS=plots "$INSTROOM" run tests/cli/scenarios/random.cfg --no-frontier -o "$SCRATCH/run" --force >/dev/null
    [ "$(wc -l <"$SCRATCH/begun")" -le 12 ] && echo few || echo many
    rm "$SCRATCH/begun"
}
gnuplots ''
cp "$SCRATCH"/run/figures/* "$SCRATCH/many" && ls "$SCRATCH/many"
gnuplots '[ $# -le 6 ] || exit 1'
diff -r "$SCRATCH/many" "$SCRATCH/run/figures" && echo the same
