"$INSTROOM" fit scenarios/data/netherlands-2014.csv --law volatility --lang nl --quiet |
    sed -n '1,4p;/^Hoe de sporen/,/^$/p;/onrustige/p' | cut -c1-50
