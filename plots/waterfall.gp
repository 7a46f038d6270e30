# waterfall.gp - which groups of keys moved the liquidity buffer from one scenario to another.
#
#   gnuplot -e "dir='out/compare'; out='waterfall.svg'" plots/waterfall.gp
#
# Reads DIR/waterfall.csv: place, kind (whole or part), group, begin and end of the bar, and
# liquidity_buffer with _low and _high; euro.

if (!exists("out")) out = "waterfall.svg"
load (ARG0[:strstrt(ARG0, "waterfall.gp") - 1])."style.gp"

if (!exists("title"))    title    = "What moved it, from A to B"
if (!exists("subtitle")) subtitle = "liquidity buffer, million euro"

file = dir."/waterfall.csv"
stats file using (column("place")) nooutput name "PLACE"
places = PLACE_max
unset key
set xrange [0.4 : places + 0.6]
set xtics scale 0 nomirror textcolor rgb ink rotate by (places > 6 ? -30 : 0)
set bmargin places > 6 ? 7 : 3
set rmargin 4
set ytics scale 0 nomirror textcolor rgb faint

set label 1 head(title) at graph 0, screen title_at left textcolor rgb ink
set label 2 subtitle at graph 0, screen subtitle_at left textcolor rgb faint

mln(x)         = x / 1e6
least(a, b)    = a < b ? a : b
most(a, b)     = a > b ? a : b
shade(kind, x) = kind eq "whole" ? 0x777777 : x < 0 ? 0x0b4f8a : 0xb9b9b9

plot file using (column("place")):(mln(column("begin"))) \
         :(column("place") - 0.36):(column("place") + 0.36) \
         :(least(mln(column("begin")), mln(column("end")))) \
         :(most(mln(column("begin")), mln(column("end")))) \
         :(shade(stringcolumn("kind"), column("liquidity_buffer"))):xtic(stringcolumn("group")) \
         with boxxyerror linecolor rgb variable fillstyle solid 1.0 noborder, \
     file using (column("place")):(mln(column("end"))) \
         :(mln(column("begin") + column("liquidity_buffer_low"))) \
         :(mln(column("begin") + column("liquidity_buffer_high"))) \
         with yerrorbars linecolor rgb ink linewidth 1 pointtype 7 pointsize 0.1
unset output
