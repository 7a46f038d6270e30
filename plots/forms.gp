# forms.gp - one protection in several forms, at equal safety: what each costs, with its error.
#
#   gnuplot -e "dir='out/forms'; out='forms.svg'" plots/forms.gp
#
#   label_NAME              how the form NAME is called; its name without
#   word_state, word_outlay what the two panels show
#
# Reads DIR/forms.csv: form, asked, cost_to_the_state and outlay with _low and _high, outlay_p95; euro.
# Drawn are the forms of the chance that stands last: the only one, or that which all can reach.

if (!exists("out")) out = "forms.svg"
if (!exists("high")) high = 520
load (ARG0[:strstrt(ARG0, "forms.gp") - 1])."style.gp"

if (!exists("title"))       title       = "In which form is the protection held best?"
if (!exists("subtitle"))    subtitle    = "million euro over the horizon, with 95% interval"
if (!exists("word_state"))  word_state  = "cost to the state"
if (!exists("word_outlay")) word_outlay = "outlay of the treasury, and 95 %"

file = dir."/forms.csv"
asked = 0
stats file using (asked = column("asked")) nooutput name "ASKED"
name_of(form) = exists("label_".form) ? value("label_".form) : form
mine(value)   = abs(column("asked") - asked) < 1e-9 ? value : NaN
rows = 0
stats file using (rows = rows + (abs(column("asked") - asked) < 1e-9), column("asked")) nooutput name "ROWS"

unset key
unset grid
set grid xtics back linetype 1 linewidth 0.7 linecolor rgb hair
set yrange [-rows - 0.4 : -0.4]
set xtics scale 0 nomirror textcolor rgb faint
set label 1 head(title) at screen 0.02, screen title_at left textcolor rgb ink
set label 2 subtitle at screen 0.02, screen subtitle_at left textcolor rgb faint
mln(name) = column(name) / 1e6

set multiplot
set tmargin at screen 1 - 118.0 / high
set bmargin at screen 34.0 / high
set lmargin at screen 0.25
set rmargin at screen 0.60
set label 3 word_state at graph 0, graph 1.05 left textcolor rgb ink
line = 0
plot file using (mine(mln("cost_to_the_state"))):(line = line + (abs(column("asked") - asked) < 1e-9), -line) \
         :(mln("cost_to_the_state_low")):(mln("cost_to_the_state_high")):ytic(name_of(stringcolumn("form"))) \
         with xerrorbars linecolor rgb accent linewidth 1.6 pointtype 7 pointsize 0.5
unset label 1
unset label 2
set lmargin at screen 0.64
set rmargin at screen 0.97
set format y ""
set label 3 word_outlay at graph 0, graph 1.05 left textcolor rgb ink
line = 0
plot file using (mine(mln("outlay"))):(line = line + (abs(column("asked") - asked) < 1e-9), -line) \
         :(mln("outlay_low")):(mln("outlay_high")) \
         with xerrorbars linecolor rgb accent linewidth 1.6 pointtype 7 pointsize 0.5, \
     (line = 0, NaN) notitle, \
     file using (mine(mln("outlay_p95"))):(line = line + (abs(column("asked") - asked) < 1e-9), -line) \
         with points linecolor rgb faint pointtype 6 pointsize 0.5
unset multiplot
unset output
