"$INSTROOM" fit scenarios/data/netherlands-first-applications.csv --law volatility -o "$SCRATCH/inflow.cfg" --quiet >/dev/null || exit 1
sed -n '1,/^inflow/p' tests/cli/scenarios/steady.cfg | sed '/^inflow/d' >"$SCRATCH/whole.cfg"
cp tests/cli/scenarios/steady.cfg "$SCRATCH/"
printf 'inherits = "steady.cfg";\n@include "inflow.cfg"\nparameter_uncertainty = true;\n' >"$SCRATCH/mine.cfg"
# Persistence and volatilities within an error of what was fitted elsewhere (.89; .13 and .40).
"$INSTROOM" check "$SCRATCH/mine.cfg" --quiet --set norm.from=0 | awk '
    $1 == "persistence" && !p { p = $3 + 0 } $1 == "innovation_sd" && !s { s = $3 + 0 }
    $1 == "volatility" && $3 + 0 > 1 { v = $3 + 0 }
    $1 == "key" { n++ } $1 == "parameter_uncertainty" { print $1, $2, $3 }
    END { print n, "keys with an error"
          print (p > .90 && p < .97 && s > .08 && s < .13 && s * v > .33 && s * v < .44) ? "as fitted" : "not so: " p " " s " " v }'
"$INSTROOM" run "$SCRATCH/mine.cfg" --quiet --futures 1000 >/dev/null && echo played
