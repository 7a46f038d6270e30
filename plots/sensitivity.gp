# sensitivity.gp - which key drives an answer, the strongest on top.
#
#   gnuplot -e "dir='out/sens'; out='buffer.svg'; answer='liquidity_buffer'; rows=8" plots/sensitivity.gp
#
#   answer    liquidity_buffer (given: shortfall_max), p_norm or social_cost: a name in the file
#   method    sobol (parts of the variance), given (those of each key alone) or morris (effects in
#             units of the answer)
#   rows      how many keys there are
#
# Reads DIR/sensitivity.csv.

if (!exists("answer")) answer = "liquidity_buffer"
if (!exists("method")) method = "sobol"
if (!exists("rows"))   rows   = 8
if (!exists("out"))    out    = answer.".svg"
if (!exists("high"))   high   = 150 + 26 * rows
load (ARG0[:strstrt(ARG0, "sensitivity.gp") - 1])."style.gp"

given = method eq "given"
sobol = method eq "sobol" || given
told  = given ? "first" : sobol ? "total" : "mu_star"
if (!exists("title"))      title      = "What drives the answer"
if (!exists("subtitle"))   subtitle   = sobol ? "part of the variance" : "effect"
if (!exists("word_alone")) word_alone = "alone"
if (!exists("word_total")) word_total = "in all"

file  = dir."/sensitivity.csv"
scale = sobol ? 100.0 : answer eq "p_norm" ? 100.0 : 1e-6
unit  = sobol || answer eq "p_norm" ? "%%" : ""
place(r) = -r

# The rows of one answer follow each other; a name on an axis would be that of the last otherwise.
first = rows * (answer eq "social_cost" ? 2 : answer eq "p_norm" ? 1 : 0)
last  = first + rows - 1

stats file using (scale * column(told."_high")) every ::first::last nooutput name "TOP"
right = exists("TOP_max") && TOP_max > 0 ? TOP_max : 1
tic   = step(right)
set xrange [0 : tic * ceil(right / tic)]
set xtics () scale 0 nomirror offset 0, 0.2 textcolor rgb faint
do for [i = 0 : int(ceil(right / tic) + 0.5)] {
    set xtics add (decimal(i * tic, digits(tic)).unit i * tic)
}
set yrange [-rows - 0.6 : -0.4]
set ytics () scale 0 nomirror noenhanced textcolor rgb ink
unset grid
set grid xtics back linetype 1 linewidth 0.7 linecolor rgb hair
set lmargin 31
set rmargin 4
set tmargin at screen 1 - 104.0 / high

set label 1 head(title) at screen 0.02, screen title_at left textcolor rgb ink
set label 2 subtitle at screen 0.02, screen subtitle_at left textcolor rgb faint
set key at screen 0.02, screen 1 - 62.0 / high left top horizontal Left reverse width 2 samplen 1.6 \
    textcolor rgb faint

if (sobol && !given) {
    plot file every ::first::last using (0):(place(column("rank"))):(0):(scale * column("total")) \
                  :(place(column("rank")) - 0.34):(place(column("rank")) + 0.34):ytic(stringcolumn("key")) \
             with boxxyerror linecolor rgb middle fillstyle solid 1.0 noborder title word_total, \
         file every ::first::last using (0):(place(column("rank"))):(0):(scale * (column("first") > 0 ? column("first") : 0)) \
                  :(place(column("rank")) - 0.34):(place(column("rank")) + 0.34) \
             with boxxyerror linecolor rgb accent fillstyle solid 1.0 noborder title word_alone, \
         file every ::first::last using (scale * column("total")):(place(column("rank"))):(scale * column("total_low")) \
                  :(scale * column("total_high")) \
             with xerrorbars linecolor rgb ink linewidth 1 pointtype 0 notitle
} else {
    plot file every ::first::last using (0):(place(column("rank"))):(0):(scale * column(told)) \
                  :(place(column("rank")) - 0.34):(place(column("rank")) + 0.34):ytic(stringcolumn("key")) \
             with boxxyerror linecolor rgb accent fillstyle solid 1.0 noborder notitle, \
         file every ::first::last using (scale * column(told)):(place(column("rank"))):(scale * column(told."_low")) \
                  :(scale * column(told."_high")) \
             with xerrorbars linecolor rgb ink linewidth 1 pointtype 0 notitle
}
unset output
