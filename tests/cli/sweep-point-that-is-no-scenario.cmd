"$INSTROOM" sweep tests/cli/scenarios/sweep.cfg --quiet -o "$SCRATCH/a.db" --set flex.active=15 --set 'sweep.axes=({key="flex.pool";values=[20,10];})'
