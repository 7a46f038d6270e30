"$INSTROOM" sweep tests/cli/scenarios/sweep.cfg --quiet -o "$SCRATCH/a.db" --set 'sweep.axes=({key="flex.pool";from=0.0;to=9.0;steps=99999;},{key="tower.smoothing";from=0.1;to=1.0;steps=99999;})'
