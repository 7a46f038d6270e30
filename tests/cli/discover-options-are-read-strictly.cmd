"$INSTROOM" discover u.db --density 1.5; "$INSTROOM" discover u.db --density 0; "$INSTROOM" discover u.db --boxes 9; "$INSTROOM" discover u.db --json --csv
