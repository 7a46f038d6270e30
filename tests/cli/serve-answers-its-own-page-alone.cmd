. tests/cli/serve.sh
serve tests/cli/scenarios/random.cfg
own=${address#http://} own=${own%/} port=${own#*:}
code() { what=$1; shift; curl -s -o /dev/null --max-time 10 -w "%{http_code} $what\n" "$@"; }
code 'own host' "$address"
code 'localhost' -H "Host: localhost:$port" "$address"
code 'foreign host' -H 'Host: evil.example' "$address"
code 'foreign host, own port' -H "Host: evil.example:$port" "$address"
code 'a name that begins like ours' -H "Host: 127.0.0.1.evil.example:$port" "$address"
code 'our name, another port' -H 'Host: 127.0.0.1:1' "$address"
code 'own origin' -H "Origin: http://$own" "${address}api/scenario"
code 'foreign origin' -H 'Origin: http://evil.example' "${address}api/scenario"
code 'no origin at all' -H 'Origin: null' "${address}api/scenario"
code 'another origin by scheme' -H "Origin: https://$own" "${address}api/scenario"
code 'a page of another site' -H 'Sec-Fetch-Site: cross-site' "${address}api/scenario"
code 'a page of the same site, another origin' -H 'Sec-Fetch-Site: same-site' "${address}api/scenario"
code 'typed into the address bar' -H 'Sec-Fetch-Site: none' "${address}api/scenario"
code 'its own page' -H 'Sec-Fetch-Site: same-origin' "${address}api/scenario"
for header in Content-Security-Policy X-Content-Type-Options X-Frame-Options Referrer-Policy Cross-Origin-Resource-Policy; do
    curl -sI --max-time 10 "$address" | tr -d '\r' | grep "^$header:"
done
