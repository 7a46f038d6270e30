# axes.gp - years below, round numbers at the left. Needs style.gp, `file`, and `top`, the largest
# value to hold.
#
# A year's name stands under its middle, a fine line where it begins.

stats file using (place(strcol(1))) nooutput name "TIME"
first_year = floor(TIME_min)
last_year  = ceil(TIME_max)
last_row   = TIME_records - 1
set xrange [first_year : last_year]
every = ceil((last_year - first_year) / 16.0)
unset xtics
set xtics () scale 0 nomirror offset 0, 0.2 textcolor rgb faint
do for [y = first_year : last_year - 1 : every] {
    set xtics add (sprintf("%d", y) y + 0.5)
}
do for [y = first_year : last_year] {
    set arrow from y, graph 0 to y, graph -0.022 nohead linecolor rgb faint linewidth 0.7
}

tic     = step(top)
ceiling = tic * ceil(top / tic)
set yrange [0 : ceiling]
unset ytics
set ytics () scale 0 nomirror textcolor rgb faint
do for [i = 0 : int(ceiling / tic + 0.5)] {
    set ytics add (decimal(i * tic, digits(tic)) i * tic)
}
set arrow from graph 0, graph 0 to graph 1, graph 0 nohead front linecolor rgb faint linewidth 0.9
