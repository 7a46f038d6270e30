export INSTROOM_PLOTS=/nowhere
"$INSTROOM" run tests/cli/scenarios/hostile.cfg -o "$SCRATCH/run" --quiet >/dev/null || exit 1
cd "$SCRATCH/run"
"$OLDPWD"/tests/xlsx.py report.xlsx months months.csv futures futures.csv frontier frontier.csv assumptions assumptions.csv
