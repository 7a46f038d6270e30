# exceedance.gp - the chance that a draw on the buffer exceeds an amount, in a year and ever.
#
#   gnuplot -e "dir='out/run'; out='exceedance.svg'" plots/exceedance.gp
#
#   no_years  1 where the horizon is shorter than a year
#
# Reads DIR/exceedance.csv. At the left the chance; at the right how many years lie, on average,
# between two years with more than that.

if (!exists("out")) out = "exceedance.svg"
load (ARG0[:strstrt(ARG0, "exceedance.gp") - 1])."style.gp"

if (!exists("title"))        title        = say("How much is drawn, and how often", "Hoeveel wordt opgenomen, en hoe vaak")
if (!exists("subtitle"))     subtitle     = say("chance of a larger draw; at the right: once in so many years", "kans op een grotere opname; rechts: eens in zoveel jaar")
if (!exists("word_draw"))    word_draw    = say("draw, million euro", "opname, miljoen euro")
if (!exists("word_year"))    word_year    = say("in a year", "in een jaar")
if (!exists("word_horizon")) word_horizon = say("in the whole period", "in de hele periode")
if (!exists("word_years"))   word_years   = say("years", "jaar")

file  = dir."/exceedance.csv"
floor_p = 5e-4
above(p) = p < floor_p ? floor_p : p
known(p) = p < floor_p ? 1/0 : p
# A band ends with its line: of what no future did, that of many worlds is as wide as a world in so many.
beside(p, end) = p < floor_p ? 1/0 : above(end)

stats file using (column("draw") / 1e6) nooutput name "DRAW"
right = DRAW_max
tic   = step(right)
set xrange [0 : right]
set xtics () scale 0 nomirror offset 0, 0.2 textcolor rgb faint
do for [i = 0 : int(right / tic + 1e-9)] {
    set xtics add (decimal(i * tic, digits(tic)) i * tic)
}
set xlabel word_draw offset 0, 0.3 textcolor rgb faint
set bmargin 4

set logscale y
set yrange [floor_p : 1]
set ytics ("100%%" 1, "50%%" 0.5, "20%%" 0.2, "10%%" 0.1, "5%%" 0.05, "2%%" 0.02, "1%%" 0.01, \
           decimal(0.5, 1)."%%" 0.005, decimal(0.1, 1)."%%" 0.001) \
    scale 0 nomirror textcolor rgb faint
if (!exists("no_years")) {
    do for [y in "2 5 10 20 50 100 200 1000"] {
        set label y." ".word_years at right, 1.0 / real(y) left offset 0.8, 0 textcolor rgb faint
    }
}
set arrow from graph 0, graph 0 to graph 1, graph 0 nohead front linecolor rgb faint linewidth 0.9
set label 101 head(title) at graph 0, screen title_at left textcolor rgb ink
set label 102 subtitle at graph 0, screen subtitle_at left textcolor rgb faint

if (exists("no_years")) {
    plot file using (column("draw") / 1e6):(beside(column("horizon"), column("horizon_low"))):(beside(column("horizon"), column("horizon_high"))) \
             with filledcurves linecolor rgb pale notitle, \
         file using (column("draw") / 1e6):(known(column("horizon"))) with lines linecolor rgb ink \
             linewidth 2.2 dashtype (9, 4) title word_horizon
} else {
    plot file using (column("draw") / 1e6):(beside(column("horizon"), column("horizon_low"))):(beside(column("horizon"), column("horizon_high"))) \
             with filledcurves linecolor rgb pale notitle, \
         file using (column("draw") / 1e6):(beside(column("year"), column("year_low"))):(beside(column("year"), column("year_high"))) \
             with filledcurves linecolor rgb pale notitle, \
         file using (column("draw") / 1e6):(known(column("year"))) with lines linecolor rgb accent \
             linewidth 2.2 title word_year, \
         file using (column("draw") / 1e6):(known(column("horizon"))) with lines linecolor rgb ink \
             linewidth 2.2 dashtype (9, 4) title word_horizon
}
unset output
