# fan.gp - one series of a run through its months: nine futures of ten, half of them, the median.
#
#   gnuplot -e "dir='out/run'; out='overdue.svg'; series='overdue'; norm=30000" plots/fan.gp
#
#   series     inflow, backlog, overdue, hours, experienced, trainees, flex, cost, buffer,
#              shortfall or social_cost: a name in months.csv
#   norm       the limit, in the series' own unit (cases), drawn from month norm_from on ("2030-01";
#              the whole width without)
#   divide     units of the file per unit of the figure; a million for money without
#
# Reads DIR/months.csv.

if (!exists("series")) series = "backlog"
if (!exists("out"))    out    = series.".svg"
load (ARG0[:strstrt(ARG0, "fan.gp") - 1])."style.gp"

money = series eq "cost" || series eq "buffer" || series eq "shortfall" || series eq "social_cost"
if (!exists("divide")) divide = money ? 1e6 : 1.0

NAMES = "inflow backlog overdue hours experienced trainees flex cost buffer shortfall social_cost"
array HEADS[11] = [say("Inflow", "Instroom"), \
    say("Open cases", "Open zaken"), \
    say("Cases beyond their legal term", "Zaken over de wettelijke termijn"), \
    say("Hours of casework", "Uren beslissen"), \
    say("Experienced staff", "Ervaren personeel"), \
    say("Trainees", "Personeel in opleiding"), \
    say("Flexible shell", "Flexibele schil"), \
    say("Cost of the organisation", "Kosten van de organisatie"), \
    say("Balance of the buffer", "Saldo van de buffer"), \
    say("Shortfall", "Tekort"), \
    say("Cost to the state", "Kosten voor het Rijk")]
array UNITS[11] = [say("cases a month", "zaken per maand"), \
    say("cases at the end of the month", "zaken aan het eind van de maand"), \
    say("cases at the end of the month", "zaken aan het eind van de maand"), \
    say("hours a month", "uren per maand"), \
    say("FTE", "fte"), \
    say("FTE", "fte"), \
    say("FTE", "fte"), \
    say("million euro a month", "miljoen euro per maand"), \
    say("million euro at the end of the month", "miljoen euro aan het eind van de maand"), \
    say("million euro at the end of the month", "miljoen euro aan het eind van de maand"), \
    say("million euro a month", "miljoen euro per maand")]
which = 0
do for [i = 1 : 11] { which = word(NAMES, i) eq series ? i : which }
if (!exists("title"))    title    = which ? HEADS[which] : series
if (!exists("subtitle")) subtitle = which ? UNITS[which] : ""
if (!exists("word_norm")) word_norm = say("norm", "norm")

file = dir."/months.csv"
at(q) = column(series.".p".q) / divide

stats file using (at("95")) nooutput name "SERIES"
top = SERIES_max
if (exists("norm")) top = norm / divide > top ? norm / divide : top
load (ARG0[:strstrt(ARG0, "fan.gp") - 1])."axes.gp"

set label 1 head(title) at graph 0, screen title_at left textcolor rgb ink
set label 2 subtitle at graph 0, screen subtitle_at left textcolor rgb faint

if (exists("norm")) {
    begin = exists("norm_from") ? place(norm_from) - 0.5 / 12 : first_year
    set arrow from begin, norm / divide to last_year, norm / divide nohead front \
        linecolor rgb ink linewidth 1.2 dashtype (12, 7)
    set label 3 word_norm." ".short(norm / divide) at last_year, norm / divide \
        left offset 0.8, 0 textcolor rgb ink
}

plot file using (place(strcol(1))):(at("05")):(at("95")) with filledcurves \
         linecolor rgb pale title word_most, \
     file using (place(strcol(1))):(at("25")):(at("75")) with filledcurves \
         linecolor rgb middle title word_half, \
     file using (place(strcol(1))):(at("50")) with lines \
         linecolor rgb accent linewidth 2.2 title word_median
unset output
