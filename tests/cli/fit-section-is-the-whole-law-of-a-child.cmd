# What fit writes, laid over a parent with regimes, tail, surge and drift of its own, is the law that was
# fitted and nothing else: the same as in a scenario that had no law before. Growth and ceiling are not
# fitted, and stay the parent's.
cat >"$SCRATCH/parent.cfg" <<END
inherits = "$PWD/scenarios/netherlands-2026.cfg";
inflow = { ar1 = { tail = 3.0; };  surge = { probability = 0.02;  mean_log_size = 0.5; };
           initial_regime = "turbulent";
           uncertainty = ( { key = "inflow.ar1.tail"; se = 0.1; } ); };
END
cat >"$SCRATCH/child.cfg" <<END
inherits = "parent.cfg";
@include "law.cfg"
END
# The same without a law before: every group of the parent but the inflow.
"$INSTROOM" check scenarios/netherlands-2026.cfg |
  awk '/^inflow = \{/ { out = 1 } !out { print } /^\};/ { out = 0 }' >"$SCRATCH/rest.cfg"
printf '@include "law.cfg"\n@include "rest.cfg"\n' >"$SCRATCH/alone.cfg"
for one in normal student volatility level surges; do
  "$INSTROOM" fit scenarios/data/netherlands-first-applications.csv --law $one -o "$SCRATCH/law.cfg" --quiet >/dev/null
  "$INSTROOM" check "$SCRATCH/child.cfg" --strict >/dev/null || echo "$one: a warning"
  for of in child alone; do
    for future in 1 2 3; do
      "$INSTROOM" path "$SCRATCH/$of.cfg" --set inflow.ceiling=6 --set parameter_uncertainty=true --futures 960 \
        --future $future
    done >"$SCRATCH/$of"
  done
  cmp "$SCRATCH/child" "$SCRATCH/alone" && [ "$(wc -l <"$SCRATCH/child")" = 255 ] && echo "$one: the fitted law"
  rm "$SCRATCH/law.cfg"
done
