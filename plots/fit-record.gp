# fit-record.gp - a record of applications and what the fitted law foretold a month before.
#
#   gnuplot -e "dir='out/fit'; out='record.svg'" plots/fit-record.gp
#
# Reads DIR/months.csv of `instroom fit --figures DIR`.

if (!exists("out")) out = "record.svg"
if (!exists("word_half")) word_half = "foretold, 50 of 100"
if (!exists("word_most")) word_most = "foretold, 95 of 100"
if (!exists("word_record")) word_record = "what came"
load (ARG0[:strstrt(ARG0, "fit-record.gp") - 1])."style.gp"

if (!exists("title"))    title    = "The record, and what the law foretold"
if (!exists("subtitle")) subtitle = "applications a month; foretold one month ahead"

file = dir."/months.csv"
stats file using (column("p975")) nooutput name "BAND"
stats file using (column("cases")) nooutput name "CASES"
top = CASES_max * 1.25 < BAND_max ? CASES_max * 1.25 : BAND_max
load (ARG0[:strstrt(ARG0, "fit-record.gp") - 1])."axes.gp"


# Records are long: a name under every other year.
if (last_year - first_year > 12) {
    unset xtics
    set xtics () scale 0 nomirror offset 0, 0.2 textcolor rgb faint
    do for [y = first_year : last_year - 1 : 2] { set xtics add (sprintf("%d", y) y + 0.5) }
}
set key width 0
set label 1 head(title) at graph 0, screen title_at left textcolor rgb ink
set label 2 subtitle at graph 0, screen subtitle_at left textcolor rgb faint
cut(x) = x > ceiling ? ceiling : x

plot file using (place(strcol(1))):(cut(column("p025"))):(cut(column("p975"))) with filledcurves \
         linecolor rgb pale title word_most, \
     file using (place(strcol(1))):(cut(column("p25"))):(cut(column("p75"))) with filledcurves \
         linecolor rgb middle title word_half, \
     file using (place(strcol(1))):(column("cases")) with lines \
         linecolor rgb accent linewidth 1.6 title word_record
unset output
