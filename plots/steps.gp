# steps.gp - a sum and the steps that lead to another one: bars from the first total down (or up) to the last.
#
#   gnuplot -e "file='steps.csv'; out='steps.svg'; title='...'; subtitle='...'" plots/steps.gp
#
#   file    lines name,total: a total after each step, in order; a name says what the step changed
#   word_last, word_published   names of the last bar and of the line below
#   published   a total known from elsewhere, drawn as a line
#
# The bars of the steps are the differences of the totals; nothing else is computed.

if (!exists("out"))  out  = "steps.svg"
if (!exists("file")) file = "steps.csv"
load (ARG0[:strstrt(ARG0, "steps.gp") - 1])."style.gp"

if (!exists("title"))          title          = say("Step by step", "Stap voor stap")
if (!exists("subtitle"))       subtitle       = say("cases", "zaken")
if (!exists("word_last"))      word_last      = say("in the end", "uiteindelijk")
if (!exists("word_published")) word_published = say("published", "gepubliceerd")

stats file using (column("total")) nooutput name "TOTAL"
steps = int(TOTAL_records)
array NAME[steps + 1]
array FROM[steps + 1]
array TO[steps + 1]
last = 0.0
do for [i = 1 : steps] {
    stats file every ::(i - 1)::(i - 1) using (NAME[i] = stringcolumn("name"), column("total")) nooutput name "ONE"
    FROM[i] = last
    TO[i]   = ONE_max
    last    = ONE_max
}
NAME[steps + 1] = word_last
FROM[steps + 1] = 0.0
TO[steps + 1]   = last

tic = step(TOTAL_max)
unset key
set xrange [0.4 : steps + 1.6]
set yrange [0 : tic * ceil(1.06 * TOTAL_max / tic)]
set xtics () scale 0 nomirror textcolor rgb ink
set ytics () scale 0 nomirror textcolor rgb faint
do for [i = 0 : int(ceil(1.06 * TOTAL_max / tic))] { set ytics add (whole(i * tic) i * tic) }
do for [i = 1 : steps + 1] { set xtics add (NAME[i] i) }
set bmargin 4
set rmargin 16
set tmargin at screen 1 - 66.0 / high
set label 1 head(title) at graph 0, screen title_at left textcolor rgb ink
set label 2 subtitle at graph 0, screen subtitle_at left textcolor rgb faint
set arrow from graph 0, graph 0 to graph 1, graph 0 nohead front linecolor rgb faint linewidth 0.9
if (exists("published")) {
    set arrow from 0.4, published to steps + 1.6, published nohead front linecolor rgb ink linewidth 1.2 dashtype (12, 7)
    set label 3 word_published at steps + 1.6, published left offset 0.8, 0.5 textcolor rgb ink
    set label 4 whole(published) at steps + 1.6, published left offset 0.8, -0.5 textcolor rgb ink
}

whole_bar(i) = i == 1 || i == steps + 1
below(i) = FROM[i] < TO[i] ? FROM[i] : TO[i]
above(i) = FROM[i] < TO[i] ? TO[i] : FROM[i]
do for [i = 1 : steps + 1] {
    set object i rectangle from i - 0.36, below(i) to i + 0.36, above(i) front fillstyle solid 1.0 noborder \
        fillcolor rgb (whole_bar(i) ? faint : TO[i] < FROM[i] ? accent : middle)
    set label 10 + i whole_bar(i) ? whole(TO[i]) : whole(TO[i] - FROM[i]) at i, above(i) center offset 0, 0.7 \
        front textcolor rgb ink
}
plot NaN notitle
unset output
