"$INSTROOM" fit scenarios/data/netherlands-first-applications.csv -o "$SCRATCH/inflow.cfg" --quiet >/dev/null || exit 1
sed -n '1,/^inflow/p' tests/cli/scenarios/steady.cfg | sed '/^inflow/d' >"$SCRATCH/whole.cfg"
cp tests/cli/scenarios/steady.cfg "$SCRATCH/"
printf 'inherits = "steady.cfg";\n@include "inflow.cfg"\nparameter_uncertainty = true;\n' >"$SCRATCH/mine.cfg"
# As the record was fitted elsewhere: persistence about .94, calm .11, turbulent 3.4 times that.
"$INSTROOM" check "$SCRATCH/mine.cfg" --quiet --set norm.from=0 | awk '
    $1 == "persistence" && !p { p = $3 + 0 } $1 == "innovation_sd" && !s { s = $3 + 0 }
    $1 == "volatility" && $3 + 0 > 1 { v = $3 + 0 }
    $1 == "key" { n++ } $1 == "parameter_uncertainty" { print $1, $2, $3 }
    END { print n, "keys with an error"
          print (p > .92 && p < .95 && s > .10 && s < .12 && v > 3.2 && v < 3.7) ? "as fitted" : "not so: " p " " s " " v }'
"$INSTROOM" run "$SCRATCH/mine.cfg" --quiet --futures 1000 >/dev/null && echo played
