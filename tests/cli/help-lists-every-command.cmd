# What stands around the list, and a line for each command that people hold on to; others may be added.
"$INSTROOM" -h >"$SCRATCH/help"
grep -v '^  instroom [a-z]' "$SCRATCH/help"
for c in new check explain run path buffer levers mix rule compare sensitivity backcast sweep discover merge export serve \
    page fit report manual help; do
    grep -q "^  instroom $c  *[^ ].*[^ ]  *[a-z]" "$SCRATCH/help" || echo "the help does not name $c"
done
grep '^  instroom \(check\|buffer\|help\) ' "$SCRATCH/help"
awk '/^  instroom [a-z]/ && length > 90 { print "too long: " $0 }' "$SCRATCH/help"
