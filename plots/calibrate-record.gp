# calibrate-record.gp - what was observed, beside what worlds say before and after.
#
#   gnuplot -e "dir='build/nl'; out='record.svg'; rows=20" plots/calibrate-record.gp
#
#   rows      how many figures are drawn, from the first
#
# Reads DIR/figures.csv. Each figure is drawn as a share of what was observed, which is the line at 1.

if (!exists("rows")) rows = 20
if (!exists("out"))  out  = "record.svg"
if (!exists("high")) high = 150 + 18 * rows
load (ARG0[:strstrt(ARG0, "calibrate-record.gp") - 1])."style.gp"

if (!exists("title"))       title       = say("Held against the record", "Naast de reeks gelegd")
if (!exists("subtitle"))    subtitle    = say("as a share of what was observed; 90 of 100 worlds", "als deel van wat is waargenomen; 90 van de 100 werelden")
if (!exists("word_before")) word_before = say("before", "vooraf")
if (!exists("word_after"))  word_after  = say("after", "achteraf")

file  = dir."/figures.csv"
share(name) = column("observed") == 0 ? NaN : column(name) / column("observed")
held(x)     = x < 0 ? 0 : x > 2 ? 2 : x
label(month, what) = month." ".(strlen(what) > 34 ? what[:33]."…" : what)

set xrange [0 : 2]
set xtics 0.5 scale 0 nomirror textcolor rgb faint format "%.1f"
set yrange [-rows + 0.4 : 0.6]
set ytics () scale 0 nomirror noenhanced textcolor rgb ink font face.",10"
unset grid
set grid xtics back linetype 1 linewidth 0.7 linecolor rgb hair
set lmargin 44
set rmargin 4
set tmargin at screen 1 - 104.0 / high
set arrow 1 from 1, graph 0 to 1, graph 1 nohead back linecolor rgb faint
set label 1 head(title) at screen 0.02, screen title_at left textcolor rgb ink
set label 2 subtitle at screen 0.02, screen subtitle_at left textcolor rgb faint
set key at screen 0.02, screen 1 - 62.0 / high left top horizontal Left reverse width 2 samplen 1.6 textcolor rgb faint

plot file every ::0::rows - 1 using (held(share("before_p50"))):(-$0):(held(share("before_p05"))) \
              :(held(share("before_p95"))):(-$0 - 0.36):(-$0 + 0.36) \
              :ytic(label(stringcolumn("month"), stringcolumn("what"))) \
         with boxxyerror linecolor rgb pale fillstyle solid 1.0 noborder title word_before, \
     file every ::0::rows - 1 using (held(share("after_p50"))):(-$0):(held(share("after_p05"))) \
              :(held(share("after_p95"))):(-$0 - 0.18):(-$0 + 0.18) \
         with boxxyerror linecolor rgb accent fillstyle solid 1.0 noborder title word_after, \
     file every ::0::rows - 1 using (held(share("after_p50"))):(-$0) \
         with points pointtype 7 pointsize 0.3 linecolor rgb accent notitle
unset output
