"$INSTROOM" explain overdue_case_months
"$INSTROOM" explain cost.tuition
"$INSTROOM" explain overdue | grep -c "^  unit      cases$"
"$INSTROOM" explain inflow | grep "^inflow: .*month"
