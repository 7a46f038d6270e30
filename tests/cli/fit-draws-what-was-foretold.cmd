# The folder is whole with and without gnuplot; months.csv has a line a month of the record.
"$INSTROOM" fit scenarios/data/netherlands-first-applications.csv --law volatility --figures "$SCRATCH/fit" --quiet >/dev/null || exit 1
sh tests/cli/columns.sh "$SCRATCH/fit"
for file in months.csv season.csv tenths.csv inflow.cfg summary.json; do
    printf '%s %s\n' "$file" "$([ -s "$SCRATCH/fit/$file" ] && echo there)"
done
awk -F, 'NR > 1 { n++; if ($2 >= $3 && $2 <= $7) inside++; if ($9 > 0.5) second++ }
    END { print n, "months;", (inside / n > .90 && inside / n < .99) ? "as many inside as should be" : inside / n
          print (second > 30 && second < 80) ? "some of them turbulent" : second }' "$SCRATCH/fit/months.csv"
awk -F, 'NR > 1 { sum += $2 } END { printf "tenths sum to %.6f\n", sum }' "$SCRATCH/fit/tenths.csv"
command -v gnuplot >/dev/null || { echo "record residuals season tenths"; exit 0; }
for name in record residuals season tenths; do
    [ -s "$SCRATCH/fit/figures/$name.png" ] && grep -q "</svg>" "$SCRATCH/fit/figures/$name.svg" && printf '%s ' $name
done | sed 's/ $//'; echo
