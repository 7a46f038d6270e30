"$INSTROOM" mix tests/cli/scenarios/random.cfg --quiet --json --futures 60 --set norm.limit=250 >"$SCRATCH/json" &&
for key in instroom title start months futures seed confidence norm found confirmed usual keys key present value from to step unit price at_end \
           buffer chosen fresh keeps_norm p_norm cost social_cost total saved norm_buffer trade_off points p_norm_max tried search_futures provenance; do
    grep -q "\"$key\":" "$SCRATCH/json" || echo "no $key"
done
