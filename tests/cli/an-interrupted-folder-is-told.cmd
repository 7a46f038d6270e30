# What a kill between the first and the last file leaves: a list of both runs, and some files of each.
export INSTROOM_PLOTS=/nowhere
S=$PWD/tests/cli/scenarios/random.cfg
cd "$SCRATCH" || exit
for seed in 1 2; do "$INSTROOM" run "$S" --futures 120 --quiet --seed $seed -o $seed >/dev/null || exit; done
cp -r 1 D; cp 2/months.csv 2/summary.json D; echo mine >D/notes.txt
{ sed 's/complete/interrupted/' 1/manifest.txt; sed 1d 2/manifest.txt; } >D/manifest.txt
"$INSTROOM" report D; echo "report: $?"
"$INSTROOM" run "$S" --futures 120 --quiet --seed 2 -o D >/dev/null; echo "run: $?"
diff -r 2 D
echo edited >>D/months.csv
{ sed 's/complete/interrupted/' 1/manifest.txt; sed 1d 2/manifest.txt; } >D/manifest.txt
"$INSTROOM" run "$S" --futures 120 --quiet --seed 2 -o D >/dev/null; echo "run: $?"
tail -1 D/months.csv
