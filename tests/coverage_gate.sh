#!/bin/sh
# coverage_gate.sh FOLDER - the gate of coverage.sh can fail.
#
# With the counters of one file thrown away, as if its tests had gone, and with a source file that
# nobody compiled, coverage.sh must say no. FOLDER is build/coverage after `make coverage`.
folder=${1:?a folder of gcov counters}
cd "$(dirname "$0")/.." || exit 1
base=$(mktemp -d) || exit 1
planted=src/model/planted.c
trap 'rm -rf "$base" $planted' EXIT
trap 'exit 130' INT TERM

cp -r "$folder" "$base/lower"
rm -f "$base/lower/src/model/inflow.gcda"
if tests/coverage.sh "$base/lower" >"$base/out"; then
  echo "coverage gate: it let a file without tests pass"; exit 1
fi
grep -q 'src/model is below' "$base/out" || { cat "$base/out"; exit 1; }

echo 'int ins_planted(int a); int ins_planted(int a) { return a ? 1 : 2; }' >$planted
if tests/coverage.sh "$folder" >"$base/out"; then
  echo "coverage gate: it let a file pass that was never compiled"; exit 1
fi
grep -q "$planted was not counted" "$base/out" || { cat "$base/out"; exit 1; }
echo "coverage gate: it fails where it must"
