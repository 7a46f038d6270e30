# A year's figure for a month's, percent for a share, millions or thousands for euro, days for months:
# inside the range of the key, and a warning that names the slip.
for one in staff.attrition=0.12 inflow.growth_per_year=2 'budget.annual=[80.0]' costs.experienced=9.9 \
    costs.experienced=119000 tracks.asylum.legal_term=180 inflow.level_per_month=24000 norm.limit=30.000; do
  "$INSTROOM" check scenarios/netherlands-2026.cfg --strict --set "$one" >/dev/null; echo $?
done
# None of the scenarios that are shipped is taken for a slip.
for one in scenarios/*.cfg; do
  "$INSTROOM" check "$one" 2>&1 >/dev/null | grep -E 'usually|times|three digits'
done
true
