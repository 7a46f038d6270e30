# A scenario less itself is 0 with no error; 1,000 euro a month more for 84 months is 84,000 in every
# future where money holds nothing back.
. tests/cli/serve.sh
serve scenarios/netherlands-2026.cfg
ask api/compare '{ "now": { "flex.pool": 90 }, "what_if": { "flex.pool": 90.0 }, "futures": 100 }' |
    grep -o '"difference": { "inflow_total": {[^}]*}'
ask api/compare '{ "now": { "funding": "unlimited" }, "what_if": { "funding": "unlimited", "costs.fixed": 1000 }, "futures": 100 }' |
    grep -o '"cost_total": { "mean": [0-9.]*, "se": [0-9.e-]*, "low"' |
    awk '{ printf "%.3f %s\n", $4, ($6 + 0 < 1e-6) ? "and no error" : "with error " $6 }'
