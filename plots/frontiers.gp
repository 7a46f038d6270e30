# frontiers.gp - how far a buffer carries in several scenarios: one line each, its name at its end.
#
#   gnuplot -e "dirs='build/a build/b'; names='as it is|oldest first'; out='frontiers.svg'; asked=0.8" plots/frontiers.gp
#
#   dirs    folders of runs, parted by blanks; the first one is drawn in the accent
#   names   a name for each, parted by |
#   asked   the confidence asked for, a line
#   most    largest buffer drawn, euro; the least of the files' largest ones without
#
# Reads frontier.csv of each folder, as frontier.gp does.

if (!exists("out")) out = "frontiers.svg"
load (ARG0[:strstrt(ARG0, "frontiers.gp") - 1])."style.gp"

if (!exists("title"))       title       = say("How far a buffer carries", "Hoe ver een buffer reikt")
if (!exists("subtitle"))    subtitle    = say("futures that meet the norm", "toekomsten die de norm halen")
if (!exists("word_buffer")) word_buffer = say("buffer, million euro", "buffer, miljoen euro")
if (!exists("word_asked"))  word_asked  = say("asked", "gevraagd")

file(i) = word(dirs, i)."/frontier.csv"
name(i) = system(sprintf("printf %%s '%s' | cut -d'|' -f%d", names, i))
array LAST[words(dirs)]
do for [i = 1 : words(dirs)] {
    stats file(i) using (column("buffer") / 1e6):(column("p_norm")) nooutput name "OWN"
    least   = i == 1 || OWN_max_x < least ? OWN_max_x : least
    LAST[i] = OWN_max_y
}
right = exists("most") ? most / 1e6 : least
tic   = step(right)
set rmargin 24
unset key
set xrange [0 : right]
set xtics () scale 0 nomirror offset 0, 0.2 textcolor rgb faint
do for [i = 0 : int(right / tic + 1e-9)] { set xtics add (decimal(i * tic, digits(tic)) i * tic) }
set xlabel word_buffer offset 0, 0.3 textcolor rgb faint
set bmargin 4
set yrange [0 : 1]
set ytics () scale 0 nomirror textcolor rgb faint
do for [i = 0 : 10 : 2] { set ytics add (sprintf("%d%%%%", 10 * i) i / 10.0) }
set arrow from graph 0, graph 0 to graph 1, graph 0 nohead front linecolor rgb faint linewidth 0.9
set label 1 head(title) at graph 0, screen title_at left textcolor rgb ink
set label 2 subtitle at graph 0, screen subtitle_at left textcolor rgb faint
if (exists("asked")) {
    set arrow from 0, asked to right, asked nohead front linecolor rgb ink linewidth 1.2 dashtype (12, 7)
    set label 3 word_asked." ".short(round(100 * asked, 3))."%" at right, asked left offset 0.8, 0.4 textcolor rgb ink
}
do for [i = 1 : words(dirs)] {
    set label 3 + i name(i) at right, LAST[i] left offset 0.8, (exists("asked") && asked - LAST[i] < 0.05 ? -0.4 : 0) \
        textcolor rgb (i == 1 ? accent : faint)
}
set tmargin at screen 1 - 66.0 / high

plot for [i = 1 : words(dirs)] file(i) using (column("buffer") / 1e6):(column("low")):(column("high")) \
         with filledcurves linecolor rgb pale, \
     for [i = 1 : words(dirs)] file(i) using (column("buffer") / 1e6):(column("p_norm")) \
         with lines linecolor rgb (i == 1 ? accent : faint) linewidth (i == 1 ? 2.2 : 1.5)
unset output
