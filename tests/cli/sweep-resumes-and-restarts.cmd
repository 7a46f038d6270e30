S=$PWD/tests/cli/scenarios/sweep.cfg
cd "$SCRATCH"
for more in "" "" --restart "--futures 90"; do
  "$INSTROOM" sweep "$S" --quiet -o a.db --json $more | grep -E '"(done|found)"'
done
