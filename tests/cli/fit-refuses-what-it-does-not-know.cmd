for options in "--law cauchy" "--baktest"; do
    "$INSTROOM" fit scenarios/data/netherlands-2014.csv $options 2>&1 | head -1
done
"$INSTROOM" fit scenarios/data/netherlands-2014.csv -o /nowhere/inflow.cfg --law normal --quiet 2>&1; echo "exit $?"
