mkdir "$SCRATCH/bin" && printf '#!/bin/sh\nexit 1\n' >"$SCRATCH/bin/gnuplot" && chmod +x "$SCRATCH/bin/gnuplot"
PATH="$SCRATCH/bin:$PATH" INSTROOM_PLOTS=plots "$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --no-frontier 2>"$SCRATCH/err" >/dev/null &&
cut -d: -f 1-3 "$SCRATCH/err" && ls "$SCRATCH/run"
