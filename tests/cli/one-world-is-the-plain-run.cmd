# An ensemble of one row with the scenario's own values plays the plain run: futures.csv and months.csv to the
# byte. Rows in another order are the same run, and another value is another.
export INSTROOM_PLOTS=/nowhere # without figures
cd "$SCRATCH" && cp "$OLDPWD/tests/cli/scenarios/random.cfg" . &&
echo 'inherits = "random.cfg"; staff = { attrition = 0.0091; }; inflow = { level_per_month = 512.3; }; tower = { patience = 4; };' >base.cfg
play() { "$INSTROOM" run base.cfg --quiet --no-frontier --futures 320 -o "$@" >told; }
printf 'staff.attrition,inflow.level_per_month,tower.patience\n0.0091,512.3,4\n' >one.csv
play plain && play one --set 'ensemble="one.csv"'
cmp plain/futures.csv one/futures.csv && cmp plain/months.csv one/months.csv && echo same
printf 'staff.attrition,weight\n0.004,1\n0.02,3\n0.012,2\n' >here.csv
printf 'staff.attrition,weight\n0.012,2\n0.004,1\n0.02,3\n' >there.csv
play here --set 'ensemble="here.csv"' && play there --set 'ensemble="there.csv"'
cmp here/futures.csv there/futures.csv && cmp here/months.csv there/months.csv && echo same
cmp -s plain/futures.csv here/futures.csv || echo another
# So it does where the parameters of the law are drawn anew by block, with and without the ensemble.
drawn() { play "$@" --set parameter_uncertainty=true --set 'inflow.uncertainty=({key="inflow.level_per_month";se=0.02;})'; }
printf 'staff.attrition,tower.patience\n0.0091,4\n' >two.csv
drawn anew && drawn beside --set 'ensemble="two.csv"'
cmp anew/futures.csv beside/futures.csv && cmp anew/months.csv beside/months.csv && echo same
cmp -s plain/futures.csv anew/futures.csv || echo another
