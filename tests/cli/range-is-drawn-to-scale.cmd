# 34 columns from 0 to the largest 95 % quantile shown: where the strip begins, where its o stands and
# where it ends, against months.csv.
"$INSTROOM" run tests/cli/scenarios/random.cfg -o "$SCRATCH/run" --no-frontier --quiet >"$SCRATCH/text" || exit 1
sed -n '/^Backlog at the end/,/Scale/p' "$SCRATCH/text" | grep '^  20' >"$SCRATCH/strips"
awk -F, 'NR == FNR { month[NR] = substr($0, 3, 7); strip[NR] = substr($0, 47); rows = NR; next }
    FNR == 1 { for (c = 1; c <= NF; c++) column[$c] = c; next }
    { for (r = 1; r <= rows; r++) if (month[r] == $1) {
          low[r] = $column["backlog.p05"]; middle[r] = $column["backlog.p50"]; high[r] = $column["backlog.p95"]
          if (high[r] > top) top = high[r] } }
    function place(x) { return x >= top ? 34 : int(x / top * 34) + 1 }
    END { for (r = 1; r <= rows; r++)
              if (match(strip[r], /[.=o]/) == place(low[r]) && index(strip[r], "o") == place(middle[r]) &&
                  length(strip[r]) == place(high[r])) same++
          print same, "of", rows, "drawn to scale" }' "$SCRATCH/strips" "$SCRATCH/run/months.csv"
