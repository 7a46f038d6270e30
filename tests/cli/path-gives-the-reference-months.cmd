# Reference months of an independent implementation of the model, to 1e-8 in every column.
for name in plain gated replace taskforce; do
    "$INSTROOM" path tests/reference/$name.cfg --future 1 --quiet >"$SCRATCH/$name.csv" &&
    awk -F, -v name=$name '
        FNR == 1   { for (c = 1; c <= NF; c++) if (NR == FNR) column[$c] = c; else title[c] = $c; next }
        NR == FNR  { for (c in column) value[FNR, c] = $column[c]; month[FNR] = $1; rows = FNR; next }
        $1 != month[FNR] { print name ": month " $1; wrong++ }
        { for (c = 2; c <= NF; c++) {
              if (!(title[c] in column)) { print name ": no column " title[c]; exit 1 }
              d = $c - value[FNR, title[c]]; s = $c < 0 ? -$c : $c; s = s < 1 ? 1 : s
              if (d > 1e-8 * s || d < -1e-8 * s) { print name, $1, title[c], value[FNR, title[c]], "not", $c; wrong++ }
              seen++ } }
        END { print name ": " rows - 1 " months, " (wrong ? wrong " wrong" : "all the same"); if (FNR != rows) print "rows" }
    ' "$SCRATCH/$name.csv" tests/reference/$name.csv
done
