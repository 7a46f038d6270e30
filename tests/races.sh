#!/bin/sh
# races.sh PROGRAM - two threads, and nobody writes what another reads.
#
# PROGRAM is built by clang with ThreadSanitizer (make races). Its OpenMP is LLVM's, and Archer tells
# the sanitizer what OpenMP itself keeps in order; without Archer there would be false alarms.
program=${1:?a program built with -fsanitize=thread}
cd "$(dirname "$0")/.." || exit 1
base=$(mktemp -d) || exit 1
trap 'rm -rf "$base"' EXIT
trap 'exit 130' INT TERM
archer=$(ls /usr/lib/llvm-*/lib/libarcher.so 2>/dev/null | tail -1)
[ -n "$archer" ] || { echo "races: no Archer here (libomp-dev): not tested"; exit 0; }
export LC_ALL=C OMP_TOOL_LIBRARIES="$archer" TSAN_OPTIONS="exitcode=66:ignore_noninstrumented_modules=1" \
  ARCHER_OPTIONS=verbose=0 INSTROOM_PLOTS=/nowhere
failed=0 asked=0

quick=tests/cli/scenarios/random.cfg
look() { # ARGUMENTS
  asked=$((asked + 1))
  timeout 300 "$program" "$@" --quiet >"$base/out" 2>"$base/err"
  code=$?
  if [ $code -ne 0 ] && [ $code -ne 3 ] || grep -q 'ThreadSanitizer' "$base/err"; then
    failed=1
    echo "races: FAILED ($code): $*"
    head -40 "$base/err"
  fi
}
look run $quick --threads 3 --futures 400 -o "$base/run"
look run $quick --threads 3 --futures 400 --set sampling=antithetic --set control_variates=true
look run $quick --threads 2 --futures 400 --set sampling=sobol
look buffer $quick --threads 3 --futures 200
look path $quick --threads 3 --future worst --futures 200
look sweep tests/cli/scenarios/sweep.cfg --threads 3 -o "$base/sweep.db" --keep
look sweep tests/cli/scenarios/sweep.cfg --threads 2 -o "$base/solve.db" --solve
look levers $quick --threads 3 --futures 100
look mix $quick --threads 3 --futures 100
look compare $quick tests/cli/scenarios/random.cfg --threads 3 --futures 100
look sensitivity scenarios/uncertain.cfg --points 8 --threads 3 --futures 60
look backcast scenarios/backcast-2021.cfg scenarios/data/netherlands-record.csv --threads 3 --futures 20
look fit scenarios/data/netherlands-2014.csv --threads 3 --law normal --backtest
look run scenarios/uncertain-inflow.cfg --threads 3 --futures 400
look buffer scenarios/uncertain.cfg --threads 3 --futures 400 --holds
look worth scenarios/uncertain.cfg --threads 3 --futures 4096

# The server: two workers, three questions at once, of which one takes the place of another.
asked=$((asked + 1))
"$program" serve $quick --port 0 --threads 2 --quiet >"$base/address" 2>"$base/err" &
server=$!
until [ -s "$base/address" ] || ! kill -0 $server 2>/dev/null; do sleep 0.05; done
ask() { # CLIENT FUTURES
  curl -sN --max-time 120 -o /dev/null -H 'Accept: text/event-stream' -H 'Content-Type: application/json' \
    -d "{ \"settings\": {}, \"futures\": $2, \"client\": \"$1\" }" "$(cat "$base/address")api/evaluate"
}
ask one 2000 & one=$!
ask two 300 & two=$!
ask one 200
wait $one $two
kill -TERM $server
wait $server
code=$?
if [ $code -ne 143 ] || grep -q ThreadSanitizer "$base/err"; then
  failed=1
  echo "races: FAILED ($code): serve"
  head -40 "$base/err"
fi
[ $failed -eq 0 ] && echo "races: none in $asked commands"
exit $failed
