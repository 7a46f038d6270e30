# A level that wanders: the section and its worlds, which a scenario plays; the record's own country is
# known whatever the file is called; months without cases are counts as others are.
cd "$SCRATCH"
root=$OLDPWD
sed 's/applicants/asylum/; 100s/,.*/,0/' "$root/scenarios/data/europe/norway.csv" >mine.csv
"$INSTROOM" fit mine.csv -o inflow.cfg --quiet | tr '\n' ' ' | grep -o 'Norway is *left out'
head -1 inflow.cfg.ensemble.csv | cut -c1-22
grep -c . inflow.cfg.ensemble.csv
sed -n '1,/^inflow/p' "$root/tests/cli/scenarios/steady.cfg" | sed '/^inflow/d' >whole.cfg
cp "$root/tests/cli/scenarios/steady.cfg" .
printf 'inherits = "steady.cfg";\n@include "inflow.cfg"\nparameter_uncertainty = true;\n' >mine.cfg
"$INSTROOM" run mine.cfg --quiet --futures 2048 --set norm.from=0 >/dev/null && echo played
# The present inflow moves with no parameter: today's level times its turbulence and season, over the
# worlds, is known to a fifth.
awk -F, '/^#/ { next } !n { for (i = 1; i <= NF; i++) at[$i] = i; n = 1; next }
    { x = log($at["inflow.level_per_month"] * $at["inflow.season[3]"]) + $at["inflow.ar1.initial"]
      sum += x; square += x * x; rows++ }
    END { sd = sqrt(square / rows - (sum / rows) ^ 2); print rows, "worlds;", sd < .2 ? "today is known" : "today moves: " sd }' inflow.cfg.ensemble.csv
# All laws are told, with weights of sum 1, a score each, and why one has no worlds. In Hungary's record
# those that return to a level have worlds; the section is whole, so that a scenario plays it as well.
"$INSTROOM" fit "$root/scenarios/data/europe/hungary.csv" -o other.cfg --json --quiet |
    awk -F'"' '/"weight"/ { for (i = 2; i < NF; i += 2) { v = $(i + 1); gsub(/[:, ]/, "", v)
                              if ($i == "weight") { sum += v; w = v } if ($i == "log_score") s += v + 0 < 0
                              if ($i == "passed_over") why += (v == "null") == (w > 0) } }
               END { printf "%.6f %d scores, %d with a reason where they should\n", sum, s, why }'
head -2 other.cfg.ensemble.csv | grep -c 'inflow.surge.probability,.*inflow.season\[0\]'
sed 's/inflow.cfg/other.cfg/' mine.cfg >again.cfg
"$INSTROOM" run again.cfg --quiet --futures 2048 --set norm.from=0 >/dev/null && echo played too
# Without a prior the record speaks alone; a table of records is a prior too; a wrong one is told.
"$INSTROOM" fit mine.csv --prior none --quiet | grep -o 'the record speaks alone'
awk 'BEGIN { print "month,a,b"; for (i = 0; i < 60; i++)
    printf "%04d-%02d,%d,%d\n", 2010 + int(i / 12), i % 12 + 1, 900 + 37 * (i * i % 11), 90 + i % 7 }' >table.csv
"$INSTROOM" fit mine.csv --prior table.csv --json --quiet | grep -A1 '"prior"'
sed '5s/,9[0-9]*/,many/' table.csv >wrong.csv
"$INSTROOM" fit mine.csv --prior wrong.csv --quiet 2>&1; echo "exit $?"
