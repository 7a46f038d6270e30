# The law that is shipped is the one that fit makes of the shipped record today: the weights, and each key to
# one in a hundred. A scenario of the month after the record takes it with its worlds.
law=scenarios/data/netherlands-inflow.cfg
(cd scenarios/data && "$INSTROOM" fit netherlands-record.csv -o "$SCRATCH/law.cfg" --quiet) >"$SCRATCH/said" || cat "$SCRATCH/said"
figures() { sed -n 's/^ *\([a-z_0-9]*\) = \([0-9][0-9.e+-]*\);.*/\1 \2/p; s/^#   \([a-z]*\)  *\([0-9][0-9.]*\) .*/\1 \2/p' "$1"; }
figures $law >"$SCRATCH/shipped"
figures "$SCRATCH/law.cfg" >"$SCRATCH/today"
paste -d ' ' "$SCRATCH/shipped" "$SCRATCH/today" |
  awk '{ d = $2 - $4; if (d < 0) d = -d; if ($1 != $3 || d > 0.01 * $2 + 0.001) print "differs: " $0 } END { print NR, "figures" }'
printf '@include "%s"\ninherits = "%s";\nstart = "2026-01";\n' "$PWD/$law" "$PWD/scenarios/netherlands-2026.cfg" >"$SCRATCH/mine.cfg"
"$INSTROOM" run "$SCRATCH/mine.cfg" --futures 320 --quiet | sed -n '2,3p'
