# serve.sh - for tests of the what-if page: . tests/cli/serve.sh; serve SCENARIO [OPTION ...]
#
# Starts the server on a free port of this machine, sets $address, and ends it with the test.
serve() {
    "$INSTROOM" serve "$@" --port 0 --threads 1 --quiet >"$SCRATCH/address" 2>"$SCRATCH/server" &
    server=$!
    # A test may leave it halted. CONT comes first: sent after TERM it takes back the halt by which
    # the sanitizer that looks for leaks holds its threads at the end, and both wait for ever.
    trap 'kill -CONT $server 2>/dev/null; kill -TERM $server 2>/dev/null; wait $server 2>/dev/null' EXIT
    trap 'exit 143' TERM INT
    waited=0
    while [ ! -s "$SCRATCH/address" ] && [ $waited -lt 1200 ]; do
        kill -0 $server 2>/dev/null || { cat "$SCRATCH/server"; exit 1; }
        sleep 0.05
        waited=$((waited + 1))
    done
    address=$(cat "$SCRATCH/address")
}

# ask PATH [BODY] [curl option ...]: the status, and the body behind it.
ask() {
    where=$1 body=$2
    shift 2
    curl -s --max-time 30 -o "$SCRATCH/body" -w '%{http_code} ' "$@" \
        ${body:+-H 'Content-Type: application/json' -d "$body"} "$address$where"
    cat "$SCRATCH/body"
}
