# Whatever its name: plain, through a folder, a hard link, a symbolic link, standard input. Nothing is
# played before the refusal, and nothing is changed.
export INSTROOM_PLOTS=/nowhere INSTROOM_ENGINE="$SCRATCH/engine.js"
cp tests/cli/scenarios/random.cfg "$SCRATCH/base.cfg"
cp scenarios/data/netherlands-first-applications.csv "$SCRATCH/rec.csv"
cd "$SCRATCH" || exit
echo 'var instroomEngine;' >engine.js
mkdir sub
awk 'BEGIN { print "month,asylum"; for (t = 0; t < 24; t++) printf "%d-%02d,%d\n", 2026 + int(t / 12), t % 12 + 1, 900 }' >history.csv
printf 'month,low,high\n2026-01,900,1100\n' >paths.csv
echo 'academie = { lead_time = 6; };' >part.cfg
echo 'inherits = "base.cfg"; @include "part.cfg"
inflow = { history = { file = "history.csv"; }; };' >mine.cfg
echo 'inherits = "base.cfg"; inflow = { paths = "paths.csv"; };' >given.cfg
echo 'inherits = "base.cfg"; futures = 60;
sweep = { axes = ( { key = "academie.lead_time"; values = [6, 12]; } ); };' >swept.cfg
echo 'month,what,column,over,published,low,high,confidence,source' >anchors.csv
"$INSTROOM" sweep swept.cfg -o x.db --quiet >/dev/null || exit
ln rec.csv hard.csv; ln -s rec.csv soft.csv; ln x.db hard.db; ln -s ../x.db sub/soft.html
echo 'inherits = "base.cfg"; measures = ( { name = "flex"; with = "flex.pool = 60"; } );' >meas.cfg
echo 'inherits = "base.cfg"; uncertain = ( { key = "inflow.level_per_month"; p10 = 800.0; p90 = 1000.0; } );' >unknown.cfg
printf 'month,what,value\n2026-06,backlog,4200\n' >seen.csv
cat ./*.csv ./*.cfg x.db engine.js | cksum >before
refused() {
  "$INSTROOM" "$@" >out 2>err; code=$?
  [ $code = 2 ] && grep -q 'would be overwritten' err && [ ! -s out ] || { echo "instroom $*: $code"; cat err; }
  cat ./*.csv ./*.cfg x.db engine.js | cksum | cmp -s - before || echo "instroom $*: something was changed"
  checked=$((checked + 1))
}
for name in rec.csv ./rec.csv sub/../rec.csv hard.csv soft.csv "$PWD/rec.csv"; do refused fit rec.csv -o $name; refused fit soft.csv -o $name; done
refused fit rec.csv --figures rec.csv
refused fit rec.csv --prior history.csv -o history.csv --force
for name in x.db hard.db sub/soft.html; do
  refused export x.db --csv -o $name
  refused export x.db --xlsx -o $name
  refused report x.db -o $name
  refused merge $name x.db
done
for name in mine.cfg base.cfg part.cfg history.csv; do
  for command in run levers mix sensitivity; do refused $command mine.cfg -o $name --quiet; done
  refused page mine.cfg -o $name
  refused compare base.cfg mine.cfg -o $name --quiet
  refused backcast mine.cfg rec.csv -o $name --quiet
done
for command in run levers page; do refused $command given.cfg -o paths.csv --quiet; refused $command given.cfg -o paths.csv --quiet --force; done
refused sweep swept.cfg -o swept.cfg
refused sweep swept.cfg -o base.cfg --restart
refused backcast base.cfg rec.csv -o hard.csv --quiet
refused backcast base.cfg rec.csv --anchors anchors.csv -o anchors.csv --quiet
refused run --point 1 x.db -o hard.db --quiet
refused fit rec.csv -o rec.csv --force
for command in measures forms; do for name in meas.cfg base.cfg; do refused $command meas.cfg -o $name --quiet --force; done; done
for name in seen.csv unknown.cfg base.cfg; do refused calibrate unknown.cfg seen.csv -o $name --quiet --force; done
ln -s engine.js soft.js
for name in engine.js soft.js; do refused page base.cfg -o $name --force; done
"$INSTROOM" run - -o base.cfg --quiet <base.cfg >/dev/null 2>err; echo "from standard input: $?"; cat err
cat ./*.csv ./*.cfg x.db engine.js | cksum | cmp - before
echo "$checked refusals"
