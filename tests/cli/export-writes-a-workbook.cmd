S=$PWD/tests/cli/scenarios/sweep.cfg
cd "$SCRATCH"
"$INSTROOM" sweep "$S" --quiet -o a.db >/dev/null
"$INSTROOM" export a.db --xlsx
"$INSTROOM" export a.db --xlsx --quiet -o b.xlsx
cmp a.xlsx b.xlsx && head -c 2 a.xlsx
python3 -c 'import re, zipfile
sheet = zipfile.ZipFile("a.xlsx").read("xl/worksheets/sheet1.xml").decode()
print(*re.findall("<autoFilter [^>]*>|orientation=.[a-z]*", sheet), len(re.findall("<row ", sheet)))'
