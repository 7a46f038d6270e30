# fit-pit.gp - in which tenth of what was foretold the months fell: level where a law foretells well.
#
#   gnuplot -e "dir='out/fit'; out='tenths.svg'; tested=1" plots/fit-pit.gp
#
#   tested    1: the forecasts of --backtest too, 12 and 24 months ahead
#   known     months foretold one month ahead, for the dashed lines: nine bars of ten stay between
#
# Reads DIR/tenths.csv of `instroom fit --figures DIR`.

if (!exists("out"))    out    = "tenths.svg"
if (!exists("tested")) tested = 0
load (ARG0[:strstrt(ARG0, "fit-pit.gp") - 1])."style.gp"

if (!exists("title"))    title    = "In which tenth of what was foretold it fell"
if (!exists("subtitle")) subtitle = "share of the months; a tenth in each would be right"
if (!exists("word_1"))   word_1   = "one month ahead"
if (!exists("word_12"))  word_12  = "12 months ahead"
if (!exists("word_24"))  word_24  = "24 months ahead"

file = dir."/tenths.csv"
stats file using (column("ahead_1")) nooutput name "ONE"
top = ONE_max
if (tested) {
    stats file using (column("ahead_12")) nooutput name "NEAR"
    stats file using (column("ahead_24")) nooutput name "FAR"
    top = NEAR_max > top ? NEAR_max : top
    top = FAR_max > top ? FAR_max : top
}
ceiling = ceil(top * 10 + 0.2) / 10.0
set xrange [0.4 : 10.6]
set yrange [0 : ceiling]
set xtics () scale 0 nomirror offset 0, 0.2 textcolor rgb faint
do for [i = 1 : 10] { set xtics add (sprintf("%d", i) i) }
set ytics () scale 0 nomirror textcolor rgb faint
do for [i = 0 : int(ceiling * 10 + 0.5)] { set ytics add (sprintf("%d%%%%", 10 * i) i / 10.0) }
set arrow from 0.4, 0.1 to 10.6, 0.1 nohead front linecolor rgb ink linewidth 1.0
if (exists("known")) {
    half = 1.645 * sqrt(0.09 / known)
    do for [s = -1 : 1 : 2] {
        set arrow from 0.4, 0.1 + s * half to 10.6, 0.1 + s * half nohead front \
            linecolor rgb faint linewidth 0.9 dashtype (8, 6)
    }
}
set label 1 head(title) at graph 0, screen title_at left textcolor rgb ink
set label 2 subtitle at graph 0, screen subtitle_at left textcolor rgb faint
set key width 1
set boxwidth tested ? 0.26 : 0.7
shift = tested ? 0.28 : 0.0

if (tested) {
    plot file using (column(1) - shift):(column("ahead_1")) with boxes linecolor rgb accent title word_1, \
         file using (column(1)):(column("ahead_12")) with boxes linecolor rgb middle title word_12, \
         file using (column(1) + shift):(column("ahead_24")) with boxes linecolor rgb pale title word_24
} else {
    plot file using (column(1)):(column("ahead_1")) with boxes linecolor rgb accent title word_1
}
unset output
