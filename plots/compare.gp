# compare.gp - differences between scenarios, each with its paired interval; one panel a quantity.
#
#   gnuplot -e "dir='out/compare'; out='compare.svg'" plots/compare.gp
#
#   word_1 ... word_11   names of the quantities, in the order of the columns
#
# Reads DIR/differences.csv: place, letter, then each quantity with _low and _high. Euro are drawn
# in millions, probabilities in parts of 100.

if (!exists("out")) out = "compare.svg"
if (!exists("high")) high = 730
load (ARG0[:strstrt(ARG0, "compare.gp") - 1])."style.gp"

if (!exists("title"))    title    = "Scenarios side by side"
if (!exists("subtitle")) subtitle = "difference to A, with paired 95% interval"
if (!exists("word_1"))   word_1   = "liquidity buffer, mln euro"
if (!exists("word_2"))   word_2   = "norm buffer, mln euro"
if (!exists("word_3"))   word_3   = "norm kept, of 100"
if (!exists("word_4"))   word_4   = "the same, money unlimited"
if (!exists("word_5"))   word_5   = "cost, mln euro"
if (!exists("word_6"))   word_6   = "cost to the state, mln euro"
if (!exists("word_7"))   word_7   = "overdue, case-months"
if (!exists("word_8"))   word_8   = "highest backlog, cases"
if (!exists("word_9"))   word_9   = "highest overdue, cases"
if (!exists("word_10"))  word_10  = "of which penalties"
if (!exists("word_11"))  word_11  = "with places at marginal price"
# The cost to the state stands beside what it is at the marginal price, and the penalties in it.
array word[11] = [word_1, word_2, word_3, word_4, word_5, word_6, word_11, word_10, word_7, word_8, word_9]
array quantity[11] = ["liquidity_buffer", "norm_buffer", "p_norm", "p_norm_max", "cost", "social_cost", \
                 "cost_to_the_state_marginal", "penalties", "overdue_case_months", "peak_backlog", "peak_overdue"]
array unit[11] = [1e6, 1e6, 0.01, 0.01, 1e6, 1e6, 1e6, 1e6, 1, 1, 1]

file = dir."/differences.csv"
stats file using (column("place")) nooutput name "PLACE"
unset key
unset grid
set grid xtics back linetype 1 linewidth 0.7 linecolor rgb hair
set ytics scale 0 nomirror textcolor rgb ink
set label 1 head(title) at screen 0.02, screen title_at left textcolor rgb ink
set label 2 subtitle at screen 0.02, screen subtitle_at left textcolor rgb faint

set multiplot
do for [q = 1 : 11] {
    across = (q - 1) % 3
    down   = (q - 1) / 3
    set lmargin at screen 0.06 + 0.32 * across
    set rmargin at screen 0.06 + 0.32 * across + 0.26
    set tmargin at screen 0.845 - 0.208 * down
    set bmargin at screen 0.845 - 0.208 * down - 0.122
    set label 3 word[q] at graph 0, graph 1.12 left textcolor rgb ink
    set yrange [* : *] # or else the statistics leave out what it does
    undefine LOW_* HIGH_*
    stats file using (column(quantity[q]."_low") / unit[q]) nooutput name "LOW"
    stats file using (column(quantity[q]."_high") / unit[q]) nooutput name "HIGH"
    # Where no interval is known there is nothing to scale by.
    known = exists("LOW_records") && exists("HIGH_records") ? LOW_records > 0 && HIGH_records > 0 : 0
    left  = known && LOW_min < 0 ? LOW_min : 0
    right = known && HIGH_max > 0 ? HIGH_max : 0
    room  = right > left ? 0.08 * (right - left) : 1
    set yrange [-PLACE_max - 0.6 : -1.4]
    set xrange [left - room : right + room]
    set xtics step((right - left + 2 * room) * 1.5) scale 0 nomirror textcolor rgb faint
    set arrow 1 from 0, graph 0 to 0, graph 1 nohead front linecolor rgb faint linewidth 0.9
    plot file using (column(quantity[q]) / unit[q]):(-column("place")) \
             :(column(quantity[q]."_low") / unit[q]):(column(quantity[q]."_high") / unit[q]) \
             :ytic(stringcolumn("letter")) with xerrorbars linecolor rgb accent linewidth 1.6 \
             pointtype 7 pointsize 0.5
    unset label 1
    unset label 2
}
unset multiplot
unset output
