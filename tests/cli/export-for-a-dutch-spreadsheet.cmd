"$INSTROOM" sweep tests/cli/scenarios/sweep.cfg --quiet -o "$SCRATCH/a.db" --set 'sweep.axes=({key="flex.pool";values=[20.5];})' >/dev/null
"$INSTROOM" export "$SCRATCH/a.db" --csv --dialect excel-nl | cut -d';' -f1-3 | tr -d '\r'
