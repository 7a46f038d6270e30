# staff.gp - experienced staff and trainees of a run, each with its median and its spread.
#
#   gnuplot -e "dir='out/run'; out='staff.svg'" plots/staff.gp
#
# Reads DIR/months.csv.

if (!exists("out")) out = "staff.svg"
load (ARG0[:strstrt(ARG0, "staff.gp") - 1])."style.gp"

if (!exists("title"))            title            = say("Staff", "Personeel")
if (!exists("subtitle"))         subtitle         = say("FTE at the end of the month", "fte aan het eind van de maand")
if (!exists("word_experienced")) word_experienced = say("experienced", "ervaren")
if (!exists("word_trainees"))    word_trainees    = say("trainees", "in opleiding")

file = dir."/months.csv"
stats file using (column("experienced.p95")) nooutput name "SERIES"
top = SERIES_max
load (ARG0[:strstrt(ARG0, "staff.gp") - 1])."axes.gp"

set label 1 head(title) at graph 0, screen title_at left textcolor rgb ink
set label 2 subtitle at graph 0, screen subtitle_at left textcolor rgb faint

plot file using (place(strcol(1))):(column("experienced.p05")):(column("experienced.p95")) \
         with filledcurves linecolor rgb pale title word_most, \
     file using (place(strcol(1))):(column("trainees.p05")):(column("trainees.p95")) \
         with filledcurves linecolor rgb pale notitle, \
     file using (place(strcol(1))):(column("experienced.p25")):(column("experienced.p75")) \
         with filledcurves linecolor rgb middle title word_half, \
     file using (place(strcol(1))):(column("trainees.p25")):(column("trainees.p75")) \
         with filledcurves linecolor rgb middle notitle, \
     file using (place(strcol(1))):(column("experienced.p50")) with lines \
         linecolor rgb accent linewidth 2.2 title word_median, \
     file using (place(strcol(1))):(column("trainees.p50")) with lines \
         linecolor rgb ink linewidth 2.2 dashtype (9, 4) notitle, \
     file using (last_year):(column("experienced.p50")):(word_experienced) \
         every ::last_row::last_row with labels left offset 0.8, 0 textcolor rgb accent notitle, \
     file using (last_year):(column("trainees.p50")):(word_trainees) \
         every ::last_row::last_row with labels left offset 0.8, 0.3 textcolor rgb ink notitle
unset output
