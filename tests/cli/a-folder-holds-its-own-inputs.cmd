# A folder can be sent to somebody: what its scenario names is in it, and is played from there to the byte.
mkdir "$SCRATCH/a" "$SCRATCH/a/b"; cp tests/cli/scenarios/random.cfg "$SCRATCH/a/base.cfg"; cd "$SCRATCH/a" || exit
{ echo month,total; echo 2026-07,900; echo 2026-08,1000; } >b/record.csv
{ echo staff.attrition; echo 0.01; echo 0.02; } >worlds.csv; { echo academie.dropout; echo 0.01; echo 0.02; } >b/worlds.csv
echo 'inherits = "base.cfg"; futures = 128; inflow = { history = { file = "b/record.csv"; }; };
ensemble = [ "worlds.csv", "b/worlds.csv" ];' >own.cfg
"$INSTROOM" run own.cfg --no-frontier --quiet -o ../run >/dev/null || exit
"$INSTROOM" compare base.cfg own.cfg --futures 960 --quiet -o ../compare >/dev/null
mkdir ../elsewhere; mv ../run ../compare ../elsewhere; cd ../elsewhere || exit; rm -r ../a
grep -h 'csv"' run/scenario.cfg compare/scenario-B.cfg; find . -path '*inputs/*' -type f | sort
"$INSTROOM" run run/scenario.cfg --no-frontier --quiet -o again >/dev/null; cmp run/months.csv again/months.csv && cmp run/scenario.cfg again/scenario.cfg
grep -h scenario_sha256 run/summary.json again/summary.json | uniq | wc -l
"$INSTROOM" check compare/scenario-B.cfg --quiet >/dev/null; echo $?
# What is in the folder is read from it, and is not written over.
"$INSTROOM" run run/scenario.cfg --no-frontier --quiet -o run 2>&1 | tail -n 1; (cd run && sha256sum --quiet -c manifest.txt)
