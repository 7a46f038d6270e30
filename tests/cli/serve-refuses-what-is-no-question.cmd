. tests/cli/serve.sh
serve tests/cli/scenarios/random.cfg
ask api/evaluate '{ "settings": '
ask api/evaluate '[]'
ask api/evaluate '{ "setings": {} }'
ask api/evaluate '{ "settings": {}, "settings": {} }'
ask api/download '{ "kind": "exe" }'
ask api/evaluate '' -X POST -H 'Content-Type: text/plain' -d '{}'
ask api/evaluate '' -X GET
ask api/keys '' -X DELETE
ask nothing ''
ask api/nothing ''
ask '../../etc/passwd' '' --path-as-is
ask '%2e%2e/%2e%2e/etc/passwd' ''
ask 'vendor/../page.html' '' --path-as-is
head -c 70000 /dev/zero | tr '\0' ' ' >"$SCRATCH/long"
ask api/evaluate '' -X POST -H 'Content-Type: application/json' --data-binary "@$SCRATCH/long"
ask api/evaluate '' -X POST -H 'Content-Type: application/json' -H 'Transfer-Encoding: chunked' --data-binary "@$SCRATCH/long"
