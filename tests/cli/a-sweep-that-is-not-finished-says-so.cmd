cp tests/cli/scenarios/sweep.cfg tests/cli/scenarios/random.cfg "$SCRATCH" 2>/dev/null
cd "$SCRATCH" || exit
"$INSTROOM" sweep sweep.cfg --shard 1/2 -o half.db --quiet >/dev/null || exit
"$INSTROOM" sweep sweep.cfg -o whole.db --quiet >/dev/null || exit
for db in half whole; do
  for command in "export $db.db --csv" "export $db.db --csv -o $db.csv" "export $db.db --xlsx" "report $db.db" "discover $db.db --where liquidity_buffer>2.9e6"; do
    "$INSTROOM" $command >out; echo "$command: $?"
    "$INSTROOM" $command --strict --quiet >out 2>err; echo "--strict: $?"; cat err
  done
  wc -l <$db.csv
done
grep -o 'role="note">[^<]*' half.html; grep -c 'role="note"' whole.html
"$INSTROOM" discover half.db --where 'liquidity_buffer>2.9e6' --quiet | sed -n 2,3p
