# From June on a month has 80, 60 or 100 hours for each of ten people: 20 or 40 cases more wait every
# month, so that after seven of them the 50 of the start have become 190, 330 or are 50 still.
"$INSTROOM" sweep tests/cli/scenarios/steady.cfg -o "$SCRATCH/s.db" --quiet \
    --set 'changes=({start="2026-06"; key="staff.hours_per_month"; value=80;})' \
    --set 'sweep.axes=({key="changes[0].value"; values=[80, 60, 100];})' >"$SCRATCH/out"
"$INSTROOM" export "$SCRATCH/s.db" --csv | cut -d, -f1,2,4 | tr -d '\r'
"$INSTROOM" check tests/cli/scenarios/steady.cfg 2>/dev/null \
    --set 'changes=({start="2026-06"; key="staff.hours_per_month"; value=80;})' --set 'changes[0].value=70.5' |
    grep -A5 '^changes'
