# frontier.gp - the share of futures that meet the norm, against the size of the buffer.
#
#   gnuplot -e "dir='out/run'; out='frontier.svg'; asked=0.8; answer=17.4e6" plots/frontier.gp
#
#   asked                     the confidence asked for, a line
#   answer, answer_low, _high the norm buffer and the interval of its error, euro; none without
#   most                      largest buffer drawn, euro; the largest of the file without
#
# Reads DIR/frontier.csv: buffer, p_norm, low, high, cost, social_cost, overdue_case_months, as in
# the JSON of `instroom buffer`; euro and shares of 1.

if (!exists("out")) out = "frontier.svg"
load (ARG0[:strstrt(ARG0, "frontier.gp") - 1])."style.gp"

if (!exists("title"))         title         = say("How far a buffer carries", "Hoe ver een buffer reikt")
if (!exists("subtitle"))      subtitle      = say("futures that meet the norm", "toekomsten die de norm halen")
if (!exists("word_buffer"))   word_buffer   = say("buffer, million euro", "buffer, miljoen euro")
if (!exists("word_share"))    word_share    = say("share of the futures", "deel van de toekomsten")
if (!exists("word_interval")) word_interval = say("95% interval", "95%-interval")
if (!exists("word_asked"))    word_asked    = say("asked", "gevraagd")
if (!exists("word_needs"))    word_needs    = say("it takes", "nodig:")

file = dir."/frontier.csv"
stats file using (column("buffer") / 1e6) nooutput name "BUFFER"
stats file using (column("low")) nooutput name "LOW"
stats file using (column("high")) nooutput name "HIGH"

# Tenths that hold everything drawn: the curve is what matters, not its height above nothing.
smallest = LOW_min
largest  = HIGH_max
if (exists("asked")) {
    smallest = asked < smallest ? asked : smallest
    largest  = asked > largest ? asked : largest
}
bottom = floor(smallest * 10 - 1e-9) / 10.0
bottom = bottom < 0 ? 0 : bottom
ceiling = ceil(largest * 10 + 1e-9) / 10.0
ceiling = ceiling > 1 ? 1 : ceiling
set yrange [bottom : ceiling]
set ytics () scale 0 nomirror textcolor rgb faint
do for [i = int(bottom * 10 + 0.5) : int(ceiling * 10 + 0.5)] {
    set ytics add (sprintf("%d%%%%", 10 * i) i / 10.0)
}

right = exists("most") ? most / 1e6 : BUFFER_max
tic   = step(right)
set xrange [0 : right]
set xtics () scale 0 nomirror offset 0, 0.2 textcolor rgb faint
do for [i = 0 : int(right / tic + 1e-9)] {
    set xtics add (decimal(i * tic, digits(tic)) i * tic)
}
set xlabel word_buffer offset 0, 0.3 textcolor rgb faint
set bmargin 4
set arrow from graph 0, graph 0 to graph 1, graph 0 nohead front linecolor rgb faint linewidth 0.9

set label 1 head(title) at graph 0, screen title_at left textcolor rgb ink
set label 2 subtitle at graph 0, screen subtitle_at left textcolor rgb faint

if (exists("asked")) {
    set arrow from 0, asked to right, asked nohead front linecolor rgb ink linewidth 1.2 \
        dashtype (12, 7)
    set label 3 word_asked." ".short(round(100 * asked, 3))."%" \
        at right, asked left offset 0.8, 0 textcolor rgb ink
}
between = ""
if (exists("answer") && exists("asked")) {
    if (exists("answer_low") && exists("answer_high")) {
        set arrow from answer_low / 1e6, bottom to answer_high / 1e6, bottom nohead front \
            linecolor rgb accent linewidth 4
        between = " (".decimal(answer_low / 1e6, 1)."–".decimal(answer_high / 1e6, 1).")"
    }
    set arrow from answer / 1e6, bottom to answer / 1e6, asked nohead front linecolor rgb accent \
        linewidth 1.2
    set label 4 word_needs." ".decimal(answer / 1e6, 1).between \
        at answer / 1e6, bottom left offset 1.0, 1.0 front textcolor rgb accent
}

plot file using (column("buffer") / 1e6):(column("low")):(column("high")) with filledcurves \
         linecolor rgb pale title word_interval, \
     file using (column("buffer") / 1e6):(column("p_norm")) with linespoints \
         linecolor rgb accent linewidth 2.2 pointtype 7 pointsize 0.45 title word_share
unset output
