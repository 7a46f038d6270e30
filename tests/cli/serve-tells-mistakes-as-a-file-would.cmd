. tests/cli/serve.sh
serve tests/cli/scenarios/random.cfg
ask api/check '{ "settings": { "academie.led_time": 4, "flex.pool": -1, "norm.confidence": "x" } }'
"$INSTROOM" check tests/cli/scenarios/random.cfg --set academie.led_time=4 --set flex.pool=-1 --set norm.confidence=x
ask api/evaluate '{ "settings": { "academie.lead_time": 2.5 } }'
ask api/compare '{ "now": {}, "what_if": { "inflow.events": "( { start = \"2030-01\"; } )" } }'
ask api/evaluate '{ "settings": { "flex.pool": [1, "x"] } }'
ask api/evaluate '{ "settings": {}, "futures": 100000000 }'
ask api/evaluate '{ "settings": { "months": 1200 }, "futures": 5000 }'
