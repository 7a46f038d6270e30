#!/bin/sh
# page.sh PROGRAM ENGINE - the what-if page in a headless Chromium, with both engines.
#
# ENGINE is build/wasm/instroom.js. PICTURES=DIR keeps pictures of every view there.
program=${1:?the path of instroom} engine=${2:?the engine for browsers}
case $program in /*) ;; *) program=$PWD/$program ;; esac
case $engine in /*) ;; *) engine=$PWD/$engine ;; esac
cd "$(dirname "$0")/../.." || exit 1
scenario=scenarios/netherlands-2026.cfg
scratch=$(mktemp -d) || exit 1
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

"$program" serve $scenario --futures 200 --port 0 --quiet >"$scratch/address" 2>/dev/null &
server=$!
for i in 1 2 3 4 5 6 7 8 9 10; do [ -s "$scratch/address" ] && break; sleep 0.3; done
address=$(cat "$scratch/address")
[ "$address" ] || { echo "page: the server does not start"; exit 1; }
INSTROOM_ENGINE=$engine "$program" page $scenario --futures 200 -o "$scratch/whatif.html" || exit 1

failed=0
node --no-warnings -e "fetch('${address}api/keys').then((r) => r.text()).then((t) => process.stdout.write(t))" >"$scratch/keys.json"
node --no-warnings tests/pages/words.mjs "$scratch/keys.json" || failed=1
node --no-warnings tests/pages/interface.mjs "$address" || failed=1
node --no-warnings tests/pages/engines.mjs "$engine" "$address" "$scratch/whatif.html" || failed=1
node --no-warnings tests/pages/page.mjs "$address" || failed=1
node --no-warnings tests/pages/page.mjs "file://$scratch/whatif.html" || failed=1
exit $failed
