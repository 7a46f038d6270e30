#!/bin/sh
# load.sh PROGRAM [SECONDS] - fifty clients at once: every question is answered or told to wait, and
# the memory stays where it was.
program=${1:?the path of instroom} seconds=${2:-10}
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
scratch=$(mktemp -d) || exit 1
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
"$program" serve scenarios/netherlands-2026.cfg --port 0 --quiet >"$scratch/address" 2>/dev/null &
server=$!
for i in 1 2 3 4 5 6 7 8 9 10; do [ -s "$scratch/address" ] && break; sleep 0.3; done
node --no-warnings tests/pages/load.mjs "$(cat "$scratch/address")" "$seconds" $server
