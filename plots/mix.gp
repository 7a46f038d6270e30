# mix.gp - the least buffer that keeps the norm against one of the means, at equal safety.
#
#   gnuplot -e "dir='out/mix'; out='trade_off.svg'; word_key='flex.pool'" plots/mix.gp
#
#   best   the value of the means in the cheapest mix; none without
#
# Reads DIR/trade_off.csv: value, norm_buffer, low, high (euro). A value from which no buffer keeps
# the norm has no number and leaves a gap.

if (!exists("out")) out = "trade_off.svg"
load (ARG0[:strstrt(ARG0, "mix.gp") - 1])."style.gp"

if (!exists("title"))         title         = "Buffer against the flexible shell, at equal safety"
if (!exists("subtitle"))      subtitle      = "least buffer that keeps the norm, million euro"
if (!exists("word_key"))      word_key      = "flex.pool"
if (!exists("word_interval")) word_interval = "95% interval"

file = dir."/trade_off.csv"
set datafile missing ""
unset key
set rmargin 4
set bmargin 4
set xlabel word_key noenhanced offset 0, 0.3 textcolor rgb faint
set xtics scale 0 nomirror textcolor rgb faint
set ytics scale 0 nomirror textcolor rgb faint
set yrange [0 : *]
set label 1 head(title) at graph 0, screen title_at left textcolor rgb ink
set label 2 subtitle at graph 0, screen subtitle_at left textcolor rgb faint
if (exists("best")) {
    set arrow from best, graph 0 to best, graph 1 nohead front linecolor rgb ink linewidth 1.2 \
        dashtype (12, 7)
}
plot file using (column("value")):(column("low") / 1e6):(column("high") / 1e6) with filledcurves \
         linecolor rgb pale, \
     file using (column("value")):(column("norm_buffer") / 1e6) with linespoints \
         linecolor rgb accent linewidth 2.2 pointtype 7 pointsize 0.45
unset output
