# backcast.gp - the record, and what a replay from each of its months comes to.
#
#   gnuplot -e "dir='out/backcast'; out='backcast.svg'" plots/backcast.gp
#
# Reads DIR/record.csv: month, inflow, replay (2 the norm is kept, 0 it is missed, 1 partly on
# record, empty: too little on record).

if (!exists("out")) out = "backcast.svg"
load (ARG0[:strstrt(ARG0, "backcast.gp") - 1])."style.gp"

if (!exists("title"))       title       = "Would it have been enough?"
if (!exists("subtitle"))    subtitle    = "cases a month; below, what a replay from that month comes to"
if (!exists("word_record")) word_record = "inflow on record"
if (!exists("word_kept"))   word_kept   = "norm kept from here"
if (!exists("word_missed")) word_missed = "norm missed"
if (!exists("word_part"))   word_part   = "partly on record"

file = dir."/record.csv"
stats file using (column("inflow")) nooutput name "RECORD"
top = RECORD_max
load (ARG0[:strstrt(ARG0, "backcast.gp") - 1])."axes.gp"
strip = ceiling * 0.035
set rmargin 4
set tmargin at screen 1 - 116.0 / high
set boxwidth 1.0 / 12

set label 1 head(title) at graph 0, screen title_at left textcolor rgb ink
set label 2 subtitle at graph 0, screen subtitle_at left textcolor rgb faint

bar(kind) = strcol("replay") eq kind ? strip : NaN

plot file using (place(strcol(1))):(bar("2")) with boxes linecolor rgb accent title word_kept, \
     file using (place(strcol(1))):(bar("0")) with boxes linecolor rgb ink title word_missed, \
     file using (place(strcol(1))):(bar("1")) with boxes linecolor rgb middle title word_part, \
     file using (place(strcol(1))):(column("inflow")) with lines \
         linecolor rgb ink linewidth 1.6 title word_record
unset output
