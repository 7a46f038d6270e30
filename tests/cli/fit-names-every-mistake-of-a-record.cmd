# Each record is wrong in one way; what is wrong stands with its line.
cd "$SCRATCH"
months() { # NAME FROM COUNT VALUE...: a record of COUNT months from 2010-01 on
    awk -v n="$1" 'BEGIN { print "month,asylum"; for (i = 0; i < n; i++)
        printf "%04d-%02d,%d\n", 2010 + int(i / 12), i % 12 + 1, 900 + 37 * (i * i % 11) }'
}
fit() { "$INSTROOM" fit "$1" 2>&1 >/dev/null; echo "exit $?"; }
months 24 >short.csv;                                                 fit short.csv
months 48 | sed '20s/,.*/,-12/' >negative.csv;                        fit negative.csv
months 48 | sed '20s/,.*/,1012,5/' >comma.csv;                        fit comma.csv
months 48 | sed '2,$s/,\(.\)/,\1./; 2,$s/$/0/; s/\(\.[0-9]\{3\}\)0*$/\1/' >dotted.csv; fit dotted.csv
months 48 | sed '20{h;d};30{G}' >unsorted.csv;                        fit unsorted.csv
months 48 | sed '20p' >twice.csv;                                     fit twice.csv
months 48 | sed '1d' >headless.csv;                                   fit headless.csv
months 48 | sed '1s/$/,total/; 2,$s/$/,5/' >total.csv;                fit total.csv
months 144 | awk 'NR == 1 || NR % 3 == 2' >quarters.csv;              fit quarters.csv
printf 'month,asylum\n2019-Q1,5380\n2019-Q2,5190\n' >named.csv;       fit named.csv
printf 'quarter,asylum\n2019Q1,5380\n' >quarter.csv;                  fit quarter.csv
{ months 48; echo 2013Q4,3100; } >inside.csv;                         fit inside.csv
{ months 48; echo 2013Q4,3100; echo 2014Q1,3300; } >later.csv;        fit later.csv
months 48 | sed '1s/$/,quarter(asylum)/; 2,$s/$/,/' >sums.csv;        fit sums.csv
months 60 | awk -F- 'NR == 1 || $2 !~ /^08/' >no-august.csv;          fit no-august.csv
months 84 | awk 'NR < 20 || NR > 46' >gap.csv;                        fit gap.csv
{ months 48; echo 2190-01,5; } >century.csv;                           fit century.csv
printf 'month,asylum\n' >empty.csv;                                   fit empty.csv
: >nothing.csv;                                                       fit nothing.csv
fit missing.csv
