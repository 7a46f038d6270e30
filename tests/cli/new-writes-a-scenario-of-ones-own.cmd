# Answers make a scenario that plays; blank, check says what is missing; what is there is left alone.
cd "$SCRATCH"
printf '%s\n' "Ours" 2027-01 36 800 "" asylum 1 30 6 2000 4 250 20 "" "" "" 9 "" "" "" "" 7000 5500 "" "" \
    "30e6, 31e6" 5e6 "" "" overdue 500 "" 0.9 | "$INSTROOM" new ours.cfg
grep -c '^ *[a-z_]* = ' ours.cfg
"$INSTROOM" run ours.cfg --futures 100 --json --quiet | grep -E '"(title|start|months)":' | head -3
"$INSTROOM" new blank.cfg --blank --lang nl | tail -n 3
head -n 3 blank.cfg
grep 'legal_term' blank.cfg
"$INSTROOM" check blank.cfg 2>&1 | sed 's/:.*: / ... /' | head -n 3
cp ours.cfg before.cfg
"$INSTROOM" new ours.cfg --blank
echo "exit $?"
cmp ours.cfg before.cfg && echo "left alone"
printf '%s\n' "Wrong" 2027-01 none | "$INSTROOM" new wrong.cfg
echo "exit $?"
ls
