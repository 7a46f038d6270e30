# levers.gp - a tornado: what one step of each lever does to the buffers, the largest on top.
#
#   gnuplot -e "dir='out/levers'; out='levers.svg'" plots/levers.gp
#
# Reads DIR/levers.csv: rank, label, liquidity_buffer and norm_buffer with _low and _high; euro.

if (!exists("out")) out = "levers.svg"
if (!exists("dir")) dir = "."
file = dir."/levers.csv"
if (!exists("high")) high = 620
load (ARG0[:strstrt(ARG0, "levers.gp") - 1])."style.gp"

if (!exists("title"))          title          = "What is a step of each lever worth?"
if (!exists("subtitle"))       subtitle       = "change of the buffer for one step, million euro, with 95% interval"
if (!exists("word_liquidity")) word_liquidity = "Liquidity buffer"
if (!exists("word_norm"))      word_norm      = "Norm buffer"

stats file using (column("rank")) nooutput name "RANK"
rows = RANK_max
set yrange [-rows - 0.6 : -0.4]
set ytics () scale 0 nomirror textcolor rgb ink
unset grid
set grid xtics back linetype 1 linewidth 0.7 linecolor rgb hair
set xtics scale 0 nomirror textcolor rgb faint
set lmargin 31
set rmargin 4
set arrow from 0, graph 0 to 0, graph 1 nohead front linecolor rgb faint linewidth 0.9

set label 1 head(title) at screen 0.02, screen title_at left textcolor rgb ink
set label 2 subtitle at screen 0.02, screen subtitle_at left textcolor rgb faint
set key at screen 0.02, screen 1 - 62.0 / high left top horizontal Left reverse width -3 samplen 1.6 \
    textcolor rgb faint

mln(x)      = x / 1e6
place_of(r) = -r
least(a, b) = a < b ? a : b
most(a, b)  = a > b ? a : b

plot file using (0):(place_of(column("rank")) + 0.19):(least(0, mln(column("liquidity_buffer")))) \
              :(most(0, mln(column("liquidity_buffer")))) \
              :(place_of(column("rank")) + 0.03):(place_of(column("rank")) + 0.35):ytic(stringcolumn("label")) \
         with boxxyerror linecolor rgb accent fillstyle solid 1.0 noborder title word_liquidity, \
     file using (0):(place_of(column("rank")) - 0.19):(least(0, mln(column("norm_buffer")))) \
              :(most(0, mln(column("norm_buffer")))) \
              :(place_of(column("rank")) - 0.35):(place_of(column("rank")) - 0.03) \
         with boxxyerror linecolor rgb middle fillstyle solid 1.0 noborder title word_norm, \
     file using (mln(column("liquidity_buffer"))):(place_of(column("rank")) + 0.19) \
              :(mln(column("liquidity_buffer_low"))):(mln(column("liquidity_buffer_high"))) \
         with xerrorbars linecolor rgb ink linewidth 1 pointtype 0 notitle, \
     file using (mln(column("norm_buffer"))):(place_of(column("rank")) - 0.19) \
              :(mln(column("norm_buffer_low"))):(mln(column("norm_buffer_high"))) \
         with xerrorbars linecolor rgb ink linewidth 1 pointtype 0 notitle
unset output
