# Worlds that agree with the record lie on one line: (eight months of what it had before 2021, and six of what it had in
# 2021) over the hours a case are the 12,280 cases that left. The record tells the line, not the place on it.
"$INSTROOM" calibrate scenarios/taskforce-2020-calibrated.cfg scenarios/data/taskforce-observed.csv --quiet -o "$SCRATCH/t.csv" >"$SCRATCH/text" 2>/dev/null
echo $?
grep -v '^#' "$SCRATCH/t.csv" | awk -F, '
NR == 1 { for (c = 1; c <= NF; c++) at[$c] = c; next }
{ h = $at["tracks.old.hours"]; a = $at["taskforce[0].hours_per_month"]; b = $at["taskforce[1].hours_per_month"]
  off = (8 * a + 6 * b) / h - 12280; square += off * off; n++
  if (a > 60000) strong++ }
END { print (n > 100 && sqrt(square / n) < 300 ? "on the line" : "off the line: " sqrt(square / n)); print strong + 0, "worlds of nearly full strength before 2021" }'
grep -o "can hardly be told apart" "$SCRATCH/text"
