# calibrate-pairs.gp - which keys the record ties together: worlds that agree with it, key against key.
#
#   gnuplot -e "dir='build/nl'; out='pairs.svg'; columns='1 2'; names='a.b c.d'" plots/calibrate-pairs.gp
#
#   columns   of the keys in the file, from 1; names: their names, parted by blanks
#
# Reads DIR/worlds.csv.

if (!exists("columns")) columns = "1 2"
if (!exists("names"))   names   = columns
if (!exists("out"))     out     = "pairs.svg"
n = words(columns)
if (!exists("wide")) wide = 240 + 160 * n
if (!exists("high")) high = 120 + 160 * n
load (ARG0[:strstrt(ARG0, "calibrate-pairs.gp") - 1])."style.gp"

if (!exists("title"))    title    = say("Which keys hang together", "Welke sleutels samenhangen")
if (!exists("subtitle")) subtitle = say("worlds that agree with the record", "werelden die bij de reeks passen")

file  = dir."/worlds.csv"
col(i) = int(word(columns, i))
cell  = 0.9 / n
unset key
unset grid
set border 3 linecolor rgb hair
set format "%.3g"
set multiplot
set label 1 head(title) at screen 0.02, screen title_at left textcolor rgb ink
set label 2 subtitle at screen 0.02, screen subtitle_at left textcolor rgb faint
do for [i = 2 : n] {
    do for [j = 1 : i - 1] {
        left = 0.12 + (j - 1) * 0.86 / (n - 1)
        top  = 1 - 80.0 / high - (i - 2) * (1 - 150.0 / high) / (n - 1)
        set lmargin at screen left
        set rmargin at screen left + 0.72 / (n - 1)
        set tmargin at screen top
        set bmargin at screen top - 0.72 * (1 - 150.0 / high) / (n - 1)
        set xtics auto scale 0 nomirror textcolor rgb faint font face.",8"
        set ytics auto scale 0 nomirror textcolor rgb faint font face.",8"
        set xlabel (i == n ? word(names, j) : "") noenhanced textcolor rgb ink font face.",10"
        set ylabel (j == 1 ? word(names, i) : "") noenhanced textcolor rgb ink font face.",10"
        plot file using col(j):col(i) with points pointtype 7 pointsize 0.15 linecolor rgb accent
        unset label 1
        unset label 2
    }
}
unset multiplot
unset output
