"$INSTROOM" sweep tests/cli/scenarios/sweep.cfg --quiet -o "$SCRATCH/a.db" >/dev/null
"$INSTROOM" export "$SCRATCH/a.db" --csv | sed -n 5p | cut -d, -f5 | awk '{ printf "%.12g\n", $1 }'
"$INSTROOM" run --point 4 "$SCRATCH/a.db" --json --quiet | grep -A1 '"peak_backlog": {' | sed -n 's/.*"mean": //p' | tail -1 | tr -d , | awk '{ printf "%.12g\n", $1 }'
