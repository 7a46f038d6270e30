. tests/cli/serve.sh
serve scenarios/netherlands-2026.cfg
port=$(printf ':%04X' "$(expr "$address" : '.*:\([0-9]*\)/')")
stream() { # QUESTION
    curl -sN --max-time 60 -H 'Accept: text/event-stream' -H 'Content-Type: application/json' -d "$1" "${address}api/evaluate"
}
# The first answer of the older question stops the server where it stands, at work on the next one,
# until the newer question lies in front of it. Where it was faster than the signal, and had come
# to its end, everything is asked again.
older() {
    stream '{ "settings": {}, "futures": 11000, "client": "tab-1" }' | while IFS= read -r line; do
        case $line in 'event: answer'*) [ -e "$SCRATCH/stands" ] || { kill -STOP $server; : >"$SCRATCH/stands"; } ;; esac
        printf '%s\n' "$line"
    done >"$SCRATCH/older"
    : >"$SCRATCH/stands" # or nothing was ever answered
}
# Bytes that came for the server and that it has not read yet.
unread() { awk -v port="$port" '$2 ~ port && $4 == "01" && $5 !~ /:00000000/ { n++ } END { exit !n }' /proc/net/tcp; }
for try in 1 2 3 4 5 6 7 8 9 10; do
    rm -f "$SCRATCH/stands"
    older &
    first=$!
    until [ -e "$SCRATCH/stands" ]; do sleep 0.02; done
    stream '{ "settings": { "months": 24, "norm.from": 12 }, "futures": 100, "client": "tab-1" }' >"$SCRATCH/newer" &
    second=$!
    until unread || ! kill -0 $second 2>/dev/null; do sleep 0.02; done
    kill -CONT $server
    wait $first $second
    [ "$(grep '^event: ' "$SCRATCH/older" | tail -1)" = 'event: done' ] || break
done
grep '^event: ' "$SCRATCH/older" | tail -1
grep -c '"status": 409' "$SCRATCH/older"
grep '^event: ' "$SCRATCH/newer" | tail -1
grep -o '"futures": 100, "reason": "[a-z-]*"' "$SCRATCH/newer"
ask api/cancel '{ "client": "tab-1" }'
