# risk.gp - a chance by month: that the buffer is empty, or that the norm's limit is exceeded.
#
#   gnuplot -e "dir='out/run'; out='empty.svg'; series='empty'" plots/risk.gp
#
#   series    empty or over: a name in risk.csv
#
# Reads DIR/risk.csv: the chance in the month, and that of having come so far by its end.

if (!exists("series")) series = "empty"
if (!exists("out"))    out    = series.".svg"
load (ARG0[:strstrt(ARG0, "risk.gp") - 1])."style.gp"

empty = series eq "empty"
if (!exists("title"))    title    = empty ? say("Futures with an empty buffer", "Toekomsten met een lege buffer") : say("Futures above the limit of the norm", "Toekomsten boven de grens van de norm")
if (!exists("subtitle")) subtitle = say("share of the futures", "deel van de toekomsten")
if (!exists("word_in"))  word_in  = say("at the end of the month", "aan het eind van de maand")
if (!exists("word_by"))  word_by  = say("ever, up to then", "ooit, tot dan")

file = dir."/risk.csv"
stats file using (100 * column(series."_by_high")) nooutput name "SERIES"
top = SERIES_max
load (ARG0[:strstrt(ARG0, "risk.gp") - 1])."axes.gp"
do for [i = 0 : int(ceiling / tic + 0.5)] {
    set ytics add (decimal(i * tic, digits(tic))."%%" i * tic)
}

set label 1 head(title) at graph 0, screen title_at left textcolor rgb ink
set label 2 subtitle at graph 0, screen subtitle_at left textcolor rgb faint

plot file using (place(strcol(1))):(100 * column(series."_by_low")):(100 * column(series."_by_high")) \
         with filledcurves linecolor rgb pale notitle, \
     file using (place(strcol(1))):(100 * column(series."_low")):(100 * column(series."_high")) \
         with filledcurves linecolor rgb pale notitle, \
     file using (place(strcol(1))):(100 * column(series."_by")) with lines \
         linecolor rgb ink linewidth 2.2 dashtype (9, 4) title word_by, \
     file using (place(strcol(1))):(100 * column(series)) with lines \
         linecolor rgb accent linewidth 2.2 title word_in
unset output
