# By hand: 12 x 100 cases in; 50 wait at the end of each month; 12 x 50,000 euro of cost against 540,000
# of budget leave a shortfall of 60,000, of which the buffer bears 30,000.
"$INSTROOM" run tests/cli/scenarios/steady.cfg --full --quiet
