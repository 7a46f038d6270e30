# The flow of the README, and what people do in between: levers in the folder of a run, notes, an
# edited table, a table that the second run does not write, a link, a folder in the place of a file.
export INSTROOM_PLOTS=/nowhere
S=$PWD/tests/cli/scenarios/random.cfg
cd "$SCRATCH" || exit
run() { "$INSTROOM" run "$S" --futures 120 --quiet -o D "$@" >/dev/null; echo "run: $?"; }
state() { head -1 D/manifest.txt; (cd D && sha256sum -c manifest.txt 2>/dev/null | grep -v ': OK'); }
run
"$INSTROOM" levers "$S" --futures 120 --quiet -o D/levers >/dev/null; echo "levers: $?"
(cd D && find . -type f | sort | xargs cksum) >before
echo 'what the minister said' >D/notes.txt; mkdir D/figures; echo mine >D/figures/mine.svg
run # the same again: nothing is touched
(cd D && cksum $(awk '{ print $3 }' ../before)) | diff before - && state
run --seed 5
cat D/notes.txt D/figures/mine.svg; ls D/levers; state
grep -c '"seed": 5' D/summary.json
"$INSTROOM" report D --lang nl | head -2; grep -c 'id="levers"' D/report.html; state
# edited, and gone from the next one
echo 'my own,1' >>D/months.csv; cp D/frontier.csv kept.csv
run --seed 6 --no-frontier
tail -1 D/months.csv; ls D/frontier.csv 2>&1; state
rm D/months.csv
run --seed 6
state
echo '# mine' >>D/frontier.csv
run --seed 6 --no-frontier
tail -1 D/frontier.csv; state
"$INSTROOM" report D >/dev/null; grep -c 'id="frontier"' D/report.html # that of another run is not told
# links and folders in the place of files
mv D/risk.csv elsewhere.csv; ln -s ../elsewhere.csv D/risk.csv; cksum <elsewhere.csv >sum
rm D/exceedance.csv; mkdir D/exceedance.csv
run --seed 7
cksum <elsewhere.csv | cmp - sum; ls -d D/exceedance.csv/; readlink D/risk.csv; state
# with --force what is an ordinary file is replaced; nothing is deleted
echo x >>D/months.csv
run --seed 7 --force
state; cat D/notes.txt
