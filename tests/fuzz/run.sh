#!/bin/sh
# run.sh SECONDS TARGET ... - fuzz each target for so long, from its seeds on.
#
# What is found on the way stays in build/fuzz/corpus for the next time. An input that crashes,
# leaks or takes more than 5 seconds is a finding: it is printed, kept in build/fuzz/found, and ends
# with exit code 1. Once mended it belongs into tests/fuzz/TARGET/, as a seed that is tried first.
seconds=${1:?how many seconds each}
shift
cd "$(dirname "$0")/../.." || exit 1
failed=0
for target in "$@"; do
  corpus=build/fuzz/corpus/$target found=build/fuzz/found/$target- log=build/fuzz/$target.log
  mkdir -p "$corpus" build/fuzz/found
  case $target in record) more=scenarios/data ;; scenario) more='tests/bad scenarios' ;; history) more=scenarios/data ;; *) more= ;; esac
  # shellcheck disable=SC2086
  UBSAN_OPTIONS=print_stacktrace=1 build/fuzz/tests/fuzz/"$target" -max_total_time="$seconds" -timeout=5 \
    -rss_limit_mb=4096 -max_len=65536 -seed=20260701 -print_final_stats=1 -artifact_prefix="$found" \
    "$corpus" $(ls -d tests/fuzz/"$target" 2>/dev/null) $more >"$log" 2>&1
  code=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  cover=$(sed -n 's/.*cov: \([0-9]*\).*/\1/p' "$log" | tail -1)
  if [ $code -eq 0 ]; then
    echo "fuzz: $target: $runs inputs, $cover edges, no finding"
  else
    failed=1
    echo "fuzz: $target: FINDING"
    grep -a -A14 'ERROR\|runtime error\|must hold' "$log" | head -30
  fi
done
exit $failed
