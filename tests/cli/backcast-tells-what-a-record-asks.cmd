# 50 wait at the start, 80 from March 2026 on: above the norm of 60. Twelve months cost 60,000 more than
# they bring; the buffer holds 30,000, so that it is empty after six months.
"$INSTROOM" backcast tests/cli/scenarios/steady.cfg tests/cli/scenarios/record.csv --quiet \
    --anchors tests/cli/scenarios/anchors.csv
"$INSTROOM" backcast tests/cli/scenarios/steady.cfg tests/cli/scenarios/record.csv --quiet --lang nl | head -14
