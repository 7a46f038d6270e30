cd "$SCRATCH"; cp "$OLDPWD/tests/cli/scenarios/steady.cfg" base.cfg
check() { printf 'inherits = "base.cfg";\n%s\n' "$1" >x.cfg; "$INSTROOM" check x.cfg --quiet 2>&1 >/dev/null || echo "exit $?"; }
check 'parameter_uncertainty = true;'
u() { check "parameter_uncertainty = true; inflow = { ar1 = { persistence = 0.9; innovation_sd = 0.1; }; uncertainty = ( $1 ); };$2"; }
u '{ key = "inflow.ar1.persistance"; se = 0.1; }'
u '{ key = "inflow.burn_in"; se = 0.1; }'
u '{ key = "staff.attrition"; se = 0.1; }'
u '{ key = "inflow.ar1.tail"; se = 0.1; }'
u '{ key = "inflow.ar1.persistence"; scale = "fisher"; se = -0.1; }'
u '{ key = "inflow.ar1.persistence"; scale = "cube"; se = 0.1; }'
u '{ key = "inflow.ar1.persistence"; se = 0.1; }, { key = "inflow.ar1.persistence"; se = 0.1; }'
u '{ key = "inflow.level_per_month"; se = 0.1; }, { key = "inflow.ar1.persistence"; se = 0.1; correlations = [0.1, 0.2]; }'
u '{ key = "inflow.level_per_month"; se = 0.1; }, { key = "inflow.ar1.persistence"; se = 0.1; correlations = [0.9]; },
   { key = "inflow.ar1.innovation_sd"; se = 0.1; correlations = [0.9, -0.9]; }'
u '{ key = "inflow.ar1.persistence"; scale = "fisher"; se = 0.1; }' 'sampling = "sobol";'
u '{ key = "inflow.ar1.persistence"; scale = "fisher"; se = 0.1; }' 'control_variates = true;'
u '{ key = "inflow.ar1.persistence"; scale = "fisher"; se = 0.1; }'
