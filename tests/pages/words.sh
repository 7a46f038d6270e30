#!/bin/sh
# words.sh PROGRAM - the words of the what-if page, in both languages, beside the keys that it knows.
program=${1:?the path of instroom}
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
scratch=$(mktemp -d) || exit 1
server=
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

"$program" serve scenarios/netherlands-2026.cfg --futures 200 --port 0 --quiet >"$scratch/address" 2>/dev/null &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do [ -s "$scratch/address" ] && break; sleep 0.3; done
address=$(cat "$scratch/address")
[ "$address" ] || { echo "words: the server does not start"; exit 1; }
curl -sf "${address}api/keys" >"$scratch/keys.json" || { echo "words: the server does not tell its keys"; exit 1; }
node --no-warnings tests/pages/words.mjs "$scratch/keys.json"
