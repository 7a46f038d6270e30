# 1,000 hours decide 100 cases of 10 hours; 45,000 of budget against 50,000 of cost.
"$INSTROOM" path tests/cli/scenarios/steady.cfg --quiet | cut -d, -f 1-9,11,12,17-22
