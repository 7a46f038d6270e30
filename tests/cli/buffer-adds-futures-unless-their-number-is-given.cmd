# From the scenario's 400 on, in whole times of it, until it is known well enough; with --futures as many as said.
for given in "" "--futures 700"; do
    "$INSTROOM" buffer tests/cli/scenarios/random.cfg --quiet --set norm.limit=500 --json $given |
        python3 -c 'import json, sys
a = json.load(sys.stdin)
k = a["known"]
print(a["first_futures"], a["futures"] > 400 and a["futures"] % 400 == 0 if a["first_futures"] == 400 else a["futures"],
      k["enough"], k["asked"])'
done
"$INSTROOM" buffer tests/cli/scenarios/random.cfg --quiet --set norm.limit=500 | tail -4 | tr "\n" " " | grep -c "the first 400 for all else"
