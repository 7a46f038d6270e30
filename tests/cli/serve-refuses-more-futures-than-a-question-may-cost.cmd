# 1,000,000 months times futures are the most; who asks for more is told so, however he asks, and is given
# no fewer in silence. A scenario that has more of its own is refined as far as that goes.
. tests/cli/serve.sh
serve tests/cli/scenarios/random.cfg --set futures=1000000
ask api/check '{ "settings": { "futures": 100000 } }' | grep -o 'detail": "[^"]*' | head -1
ask api/evaluate '{ "settings": { "futures": 100000 } }' | grep -o 'detail": "[^"]*' | head -1
ask api/evaluate '{ "settings": {}, "futures": 100000 }' | grep -o 'detail": "[^"]*' | head -1
ask api/check '{ "settings": { " futures ": 1000 } }'; echo
