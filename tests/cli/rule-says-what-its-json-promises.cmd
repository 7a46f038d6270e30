"$INSTROOM" rule tests/cli/scenarios/random.cfg --quiet --json --futures 40 >"$SCRATCH/json" &&
for key in instroom rule tower.smoothing tower.clear_months tower.target_months tower.response saving saving_free saving_marginal_bed \
           outlay outlay_free bound gap bound_why fresh orders robust keys worth in_simpler tried provenance; do
    grep -q "\"$key\":" "$SCRATCH/json" || echo "no $key"
done
"$INSTROOM" rule tests/cli/scenarios/random.cfg --quiet --futures 40 --lang nl | grep -E "^Welke|^Werf|Hetzelfde"
"$INSTROOM" rule tests/cli/scenarios/random.cfg --quiet --futures 40 --set tower.policy=fixed
echo $?
"$INSTROOM" rule tests/cli/scenarios/random.cfg --quiet --futures 40 --keys flex.pool=0:60 | grep -E "^  (flex.pool|There is no bound)" | cut -c1-20
"$INSTROOM" rule tests/cli/scenarios/random.cfg --quiet --keys costs.tuition
echo $?
"$INSTROOM" rule tests/cli/scenarios/random.cfg --quiet --futures 64 --lang nl --set "uncertain=({key=\"staff.attrition\"; from=0.002; to=0.03;})" | grep -cE "^  (zoals nu|gemiddeld de beste|kleinste grootste spijt) +[0-9]|De sleutels ervan: tower"
