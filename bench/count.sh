#!/bin/sh
# bench/count.sh - instructions a future-month, counted by callgrind.
#
#   count.sh COUNTED SCENARIO              compare with bench/instructions.txt; 1 above +3 %
#   count.sh COUNTED SCENARIO --accept     write bench/instructions.txt
#
# The same program gives the same count to the last digit, on a busy machine too. Another
# compiler makes another program: the file holds a section for each, and a compiler that it
# does not know is told so and passes. callgrind 3.19 knows no AVX-512, so the level is AVX2.
set -eu
counted=$1 scenario=$2 mode=${3:-compare}
file=$(dirname "$0")/instructions.txt
parts='inflow gated unlimited policies'
limit=103 # per cent of the accepted count

cc=${CC:-cc}
if $cc --version | grep -qi clang; then compiler=clang-$($cc -dumpversion)
else compiler=gcc-$($cc -dumpfullversion); fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

count_of() {
  LD_BIND_NOW=1 INSTROOM_LEVEL=x86-64-v3 valgrind --tool=callgrind --callgrind-out-file="$folder/out" \
    --collect-atstart=no --toggle-collect=counted_work \
    "$counted" "$scenario" "$1" >"$folder/said" 2>"$folder/errors" || { cat "$folder/errors" >&2; exit 1; }
  level=$(cut -d' ' -f1 "$folder/said")
  [ "$level" = x86-64-v3 ] || { echo "count: this machine has no AVX2; nothing to compare"; exit 0; }
  sed -n 's/^summary: //p;s/^totals: //p' "$folder/out" | head -1
}

for part in $parts; do
  count=$(count_of "$part")
  case $count in count:*) echo "$count"; exit 0;; esac
  echo "$compiler $part $count $(cut -d' ' -f3 "$folder/said")" >>"$folder/counts"
done

if [ "$mode" = --accept ]; then
  { sed -n '/^#/p' "$file" 2>/dev/null || :
    { [ -f "$file" ] && grep -v -e '^#' -e "^$compiler " "$file" || :; cut -d' ' -f1-3 "$folder/counts"; } | sort
  } >"$folder/new"
  cp "$folder/new" "$file"
fi

known=0 bad=0
echo "instructions (callgrind, x86-64-v3, $compiler)"
printf '  %-12s %14s %18s %14s %9s\n' '' counted 'a future-month' accepted change
while read -r _ part count months; do
  accepted=$(sed -n "s/^$compiler $part //p" "$file" 2>/dev/null || :)
  [ -n "$accepted" ] && known=1
  awk -v p="$part" -v c="$count" -v m="$months" -v a="${accepted:-0}" 'BEGIN {
    printf "  %-12s %14d %18.1f %14s %9s\n", p, c, c / m, a ? a : "-",
           a ? sprintf("%+.2f %%", 100 * (c / a - 1)) : "-" }'
  [ -z "$accepted" ] || [ $((count * 100)) -le $((accepted * limit)) ] || bad=1
done <"$folder/counts"
[ $known -eq 1 ] || echo "  no counts of $compiler in $file: nothing to compare"
[ $bad -eq 0 ] || echo "  more than 3 % above what was accepted (count.sh --accept, if that is meant)"
exit $bad
