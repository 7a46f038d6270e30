# saving.gp - what a buffer saves society, and what it costs the organisation, against none.
#
#   gnuplot -e "dir='out/run'; out='saving.svg'" plots/saving.gp
#
#   most      largest buffer drawn, euro; the largest of the file without
#
# Reads DIR/frontier.csv, the first row of which is a buffer of 0. Expected euro over the horizon.

if (!exists("out")) out = "saving.svg"
load (ARG0[:strstrt(ARG0, "saving.gp") - 1])."style.gp"

if (!exists("title"))       title       = say("What a buffer saves", "Wat een buffer bespaart")
if (!exists("subtitle"))    subtitle    = say("million euro over the whole horizon, expected, against no buffer", "miljoen euro over de hele periode, verwacht, tegen geen buffer")
if (!exists("word_buffer")) word_buffer = say("buffer, million euro", "buffer, miljoen euro")
if (!exists("word_saved"))  word_saved  = say("saved, cost to the state", "bespaard, kosten voor het Rijk")
if (!exists("word_spent"))  word_spent  = say("spent more on staff", "extra voor personeel")

file = dir."/frontier.csv"
stats file using (column("buffer") / 1e6) nooutput name "BUFFER"
stats file using (column("social_cost") / 1e6) every ::0::0 nooutput name "SOCIAL"
stats file using (column("cost") / 1e6) every ::0::0 nooutput name "OWN"
social_none = SOCIAL_max
own_none    = OWN_max
saved(x)    = social_none - x / 1e6
spent(x)    = x / 1e6 - own_none
stats file using (saved(column("social_cost"))) nooutput name "SAVED"
stats file using (spent(column("cost"))) nooutput name "SPENT"

largest  = SAVED_max > SPENT_max ? SAVED_max : SPENT_max
smallest = SAVED_min < SPENT_min ? SAVED_min : SPENT_min
tic      = step(largest - smallest)
bottom   = tic * floor(smallest / tic + 1e-9)
ceiling  = tic * ceil(largest / tic - 1e-9)
set yrange [bottom : ceiling]
set ytics () scale 0 nomirror textcolor rgb faint
do for [i = int(floor(bottom / tic + 0.5)) : int(ceiling / tic + 0.5)] {
    set ytics add (decimal(i * tic, digits(tic)) i * tic)
}

right = exists("most") ? most / 1e6 : BUFFER_max
across = step(right)
set xrange [0 : right]
set xtics () scale 0 nomirror offset 0, 0.2 textcolor rgb faint
do for [i = 0 : int(right / across + 1e-9)] {
    set xtics add (decimal(i * across, digits(across)) i * across)
}
set xlabel word_buffer offset 0, 0.3 textcolor rgb faint
set bmargin 4
set arrow from 0, 0 to right, 0 nohead front linecolor rgb faint linewidth 0.9

set label 1 head(title) at graph 0, screen title_at left textcolor rgb ink
set label 2 subtitle at graph 0, screen subtitle_at left textcolor rgb faint

plot file using (column("buffer") / 1e6):(saved(column("social_cost"))) with linespoints \
         linecolor rgb accent linewidth 2.2 pointtype 7 pointsize 0.45 title word_saved, \
     file using (column("buffer") / 1e6):(spent(column("cost"))) with linespoints \
         linecolor rgb ink linewidth 2.2 dashtype (9, 4) pointtype 6 pointsize 0.45 title word_spent
unset output
