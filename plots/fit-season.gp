# fit-season.gp - the seasonal factors of a record, each with its 95 % interval.
#
#   gnuplot -e "dir='out/fit'; out='season.svg'" plots/fit-season.gp
#
# Reads DIR/season.csv of `instroom fit --figures DIR`.

if (!exists("out")) out = "season.svg"
load (ARG0[:strstrt(ARG0, "fit-season.gp") - 1])."style.gp"

if (!exists("title"))    title    = "Season"
if (!exists("subtitle")) subtitle = "times the mean of the year; the line is the 95% interval"
if (!exists("months"))   months   = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"

file = dir."/season.csv"
stats file using (column("factor") + 1.96 * column("se")) nooutput name "HIGH"
stats file using (column("factor") - 1.96 * column("se")) nooutput name "LOW"
# Where no error is known the factors themselves set the scale.
stats file using (column("factor")) nooutput name "FACTOR"
bottom  = floor((exists("LOW_min") ? LOW_min : FACTOR_min) * 5) / 5.0
ceiling = ceil((exists("HIGH_max") ? HIGH_max : FACTOR_max) * 5) / 5.0
set xrange [0.4 : 12.6]
set yrange [bottom : ceiling]
set xtics () scale 0 nomirror offset 0, 0.2 textcolor rgb faint
do for [i = 1 : 12] { set xtics add (word(months, i) i) }
set ytics () scale 0 nomirror textcolor rgb faint
do for [i = int(bottom * 5 + 0.5) : int(ceiling * 5 + 0.5)] {
    set ytics add (decimal(i / 5.0, 1) i / 5.0)
}
unset key
set arrow from 0.4, 1 to 12.6, 1 nohead back linecolor rgb faint linewidth 0.9
set label 1 head(title) at graph 0, screen title_at left textcolor rgb ink
set label 2 subtitle at graph 0, screen subtitle_at left textcolor rgb faint

plot file using 1:(column("factor")):(1.96 * column("se")) with yerrorbars \
         pointtype 7 pointsize 0.7 linecolor rgb accent linewidth 1.6 notitle
unset output
