# A byte-order mark, CR LF, comments, an empty cell and a left-out month are all one record.
cd "$SCRATCH"
awk 'BEGIN { print "month,asylum"; for (i = 0; i < 72; i++)
    printf "%04d-%02d,%d\n", 2010 + int(i / 12), i % 12 + 1, 900 + 37 * (i * i % 11) }' >plain.csv
sed '40s/,.*/,/' plain.csv >empty.csv
sed '40d' plain.csv >left-out.csv
{ printf '\357\273\277# a comment\r\n'; sed 's/$/\r/' left-out.csv; } >marked.csv
for record in empty left-out marked; do
    "$INSTROOM" fit $record.csv --law normal --json --quiet | sed '/"file"/d;/"read"/,/^  \]/d' >$record.json || exit 1
done
cmp empty.json left-out.json && cmp empty.json marked.json && grep -E '"(months|known|from|to)"' empty.json
