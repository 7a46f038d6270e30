# fit-residuals.gp - how far each month came from what was foretold, as a standard normal deviate.
#
#   gnuplot -e "dir='out/fit'; out='residuals.svg'" plots/fit-residuals.gp
#
# Reads DIR/months.csv of `instroom fit --figures DIR`. Where the law suits the record, one month in
# twenty lies beyond the dashed lines, and there is no pattern.

if (!exists("out")) out = "residuals.svg"
load (ARG0[:strstrt(ARG0, "fit-residuals.gp") - 1])."style.gp"

if (!exists("title"))    title    = "What the law did not foresee"
if (!exists("subtitle")) subtitle = "a month against what was foretold for it, standard normal deviates"

file = dir."/months.csv"
top  = 4
load (ARG0[:strstrt(ARG0, "fit-residuals.gp") - 1])."axes.gp"
set yrange [-4 : 4]
unset ytics
set ytics () scale 0 nomirror textcolor rgb faint
do for [i = -4 : 4 : 2] { set ytics add (decimal(i, 0) i) }

# Records are long: a name under every other year.
if (last_year - first_year > 12) {
    unset xtics
    set xtics () scale 0 nomirror offset 0, 0.2 textcolor rgb faint
    do for [y = first_year : last_year - 1 : 2] { set xtics add (sprintf("%d", y) y + 0.5) }
}
unset key
do for [s = -1 : 1 : 2] {
    set arrow from first_year, s * 1.96 to last_year, s * 1.96 nohead back \
        linecolor rgb faint linewidth 0.9 dashtype (8, 6)
}
set label 1 head(title) at graph 0, screen title_at left textcolor rgb ink
set label 2 subtitle at graph 0, screen subtitle_at left textcolor rgb faint
hold(x) = x > 4 ? 4 : x < -4 ? -4 : x

plot 0 with lines linecolor rgb faint linewidth 0.9 notitle, \
     file using (place(strcol(1))):(hold(column("residual"))) with impulses \
         linecolor rgb middle linewidth 1.2 notitle, \
     file using (place(strcol(1))):(hold(column("residual"))) with points \
         pointtype 7 pointsize 0.35 linecolor rgb accent notitle
unset output
