export INSTROOM_ENGINE="$SCRATCH/engine.js"
cp tests/cli/scenarios/random.cfg "$SCRATCH/base.cfg"
cp scenarios/data/netherlands-first-applications.csv "$SCRATCH/rec.csv"
cd "$SCRATCH" || exit
echo 'var instroomEngine;' >engine.js
echo 'inherits = "base.cfg"; futures = 60;
sweep = { axes = ( { key = "academie.lead_time"; values = [6, 12]; } ); };' >swept.cfg
"$INSTROOM" sweep swept.cfg -o x.db --quiet >/dev/null || exit
same() { cmp - "$1" && echo "$1: the same"; }
"$INSTROOM" fit rec.csv --law normal --quiet -o in.cfg >/dev/null; "$INSTROOM" fit rec.csv --law normal --quiet -o - | same in.cfg
"$INSTROOM" export x.db --csv -o x.csv; "$INSTROOM" export x.db --csv -o - | same x.csv
"$INSTROOM" page base.cfg -o p.html; "$INSTROOM" page base.cfg -o - | same p.html
for command in "export x.db --xlsx" "report x.db" "run base.cfg" "levers base.cfg" "mix base.cfg" "sensitivity base.cfg" "compare base.cfg base.cfg" "backcast base.cfg rec.csv" "sweep swept.cfg"; do
  "$INSTROOM" $command -o - --quiet; echo "$?"
done
"$INSTROOM" fit rec.csv --figures -; echo $?
"$INSTROOM" merge - x.db; echo $?
ls
