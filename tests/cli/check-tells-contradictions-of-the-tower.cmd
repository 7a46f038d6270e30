"$INSTROOM" check tests/cli/scenarios/random.cfg --set tower.target_months=7 --set norm.measure=backlog \
  --set norm.limit=3000 >/dev/null
# What agrees draws none.
"$INSTROOM" check tests/cli/scenarios/random.cfg --set norm.measure=backlog --set norm.limit=3000 >/dev/null
"$INSTROOM" check tests/cli/scenarios/random.cfg --set tower.target_months=7 --set tower.policy=fixed \
  --set 'academie.intake=({month="2026-10";fte=2.0;})' >/dev/null
