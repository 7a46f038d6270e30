#!/bin/sh
# bench/readme.sh - put the output of the last run into bench/README.md.
#
#   readme.sh COUNTED SCENARIO BENCH_OUTPUT
#
# Fills the blocks between <!-- begin NAME --> and <!-- end NAME -->: "bench" with the output of
# `make bench`, "count" with counted instructions, "mix" with what the instructions are. No figure
# there is written by hand.
set -eu
counted=$1 scenario=$2 output=$3
here=$(dirname "$0")
[ -s "$output" ] || { echo "readme: no $output yet: make bench"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fence() { printf '```text\n'; cat; printf '```\n'; }
fence <"$output" >"$folder/bench"
"$here/count.sh" "$counted" "$scenario" >"$folder/said" || :
fence <"$folder/said" >"$folder/count"
"${PYTHON:-python3}" "$here/mix.py" "$counted" "$scenario" "$output" >"$folder/mix"

awk -v folder="$folder" '
  /^<!-- begin / { print; file = folder "/" $3; while ((getline line < file) > 0) print line; skip = 1 }
  /^<!-- end /   { skip = 0 }
  !skip          { print }
' "$here/README.md" >"$folder/README.md"
cp "$folder/README.md" "$here/README.md"
echo "readme: $here/README.md holds the output of the last run"
