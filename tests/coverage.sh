#!/bin/sh
# coverage.sh FOLDER [LEAST] - how many branches of the model and its plan, of chance and of the answers the
# tests take, out of the counters that they left in FOLDER (build/coverage).
#
# Each of these rooms must reach LEAST (95) percent by itself, and every source file of theirs
# must have been compiled and counted. Asserts are left out: their other branch is a mistake of the
# program, which no test can make. The figures go to FOLDER/coverage.txt.
folder=${1:?a folder of gcov counters}
least=${2:-95}
cd "$(dirname "$0")/.." || exit 1
failed=0
# In the figures, or compiled and without a function.
counted() { # FILE
  grep -qF "\"$1\"" "$folder/$room.json" ||
    { [ -f "$folder/${1%.c}.o" ] && ! nm "$folder/${1%.c}.o" | grep -q ' [Tt] '; }
}
rm -f "$folder/coverage.txt"
for room in plan model chance answers; do
  gcovr --root . --object-directory "$folder" --filter "src/$room/" --branches \
    --exclude-unreachable-branches --exclude-branches-by-pattern '.*assert\(.*' \
    --json-summary-pretty --json-summary "$folder/$room.json" --txt "$folder/$room.txt" "$folder" >/dev/null 2>"$folder/gcovr.err" || {
      cat "$folder/gcovr.err"; exit 1; }
  for file in src/$room/*.c; do
    counted "$file" || { echo "coverage: $file was not counted at all"; failed=1; }
  done
  percent=$(sed -n 's/^    "branch_percent": \([0-9.]*\).*/\1/p' "$folder/$room.json" | tail -1)
  taken=$(sed -n 's/^    "branch_covered": \([0-9]*\).*/\1/p' "$folder/$room.json" | tail -1)
  all=$(sed -n 's/^    "branch_total": \([0-9]*\).*/\1/p' "$folder/$room.json" | tail -1)
  echo "src/$room: $percent % of the branches ($taken of $all)" | tee -a "$folder/coverage.txt"
  awk "BEGIN { exit !(${percent:-0} < $least) }" && {
    echo "coverage: src/$room is below $least %:"
    sed -n '/^src/p' "$folder/$room.txt"
    failed=1
  }
done
exit $failed
