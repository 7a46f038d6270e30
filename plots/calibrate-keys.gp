# calibrate-keys.gp - what a record says of each key, beside what was known of it before.
#
#   gnuplot -e "dir='build/nl'; out='keys.svg'; rows=12" plots/calibrate-keys.gp
#
#   rows      how many keys there are
#
# Reads DIR/keys.csv. Each key is drawn on the range in which it lay beforehand in 90 of 100 worlds.

if (!exists("rows")) rows = 8
if (!exists("out"))  out  = "keys.svg"
if (!exists("high")) high = 150 + 26 * rows
load (ARG0[:strstrt(ARG0, "calibrate-keys.gp") - 1])."style.gp"

if (!exists("title"))       title       = say("What the record says of the keys", "Wat de reeks over de sleutels zegt")
if (!exists("subtitle"))    subtitle    = say("from the 5 % to the 95 % of what was known before", "van de 5 % tot de 95 % van wat vooraf bekend was")
if (!exists("word_before")) word_before = say("before", "vooraf")
if (!exists("word_after"))  word_after  = say("after", "achteraf")

file     = dir."/keys.csv"
on(name) = (column(name) - column("before_p05")) / (column("before_p95") - column("before_p05"))
ends(a, b) = sprintf("%.4g – %.4g", a, b)

set xrange [-0.3 : 1.3]
unset xtics
set yrange [-rows + 0.4 : 0.6]
set ytics () scale 0 nomirror noenhanced textcolor rgb ink
unset grid
set lmargin 31
set rmargin 4
set tmargin at screen 1 - 104.0 / high
set label 1 head(title) at screen 0.02, screen title_at left textcolor rgb ink
set label 2 subtitle at screen 0.02, screen subtitle_at left textcolor rgb faint
set key at screen 0.02, screen 1 - 62.0 / high left top horizontal Left reverse width 2 samplen 1.6 textcolor rgb faint

plot file using (0.5):(-$0):(0):(1):(-$0 - 0.36):(-$0 + 0.36):ytic(stringcolumn("key")) \
         with boxxyerror linecolor rgb pale fillstyle solid 1.0 noborder title word_before, \
     file using (on("after_p50")):(-$0):(on("after_p05")):(on("after_p95")):(-$0 - 0.18):(-$0 + 0.18) \
         with boxxyerror linecolor rgb accent fillstyle solid 1.0 noborder title word_after, \
     file using (1.02):(-$0):(ends(column("after_p05"), column("after_p95"))) \
         with labels left textcolor rgb faint font face.",10" notitle
unset output
