# style.gp - the hand in which every figure is drawn: greys and one accent, readable in grey print.
#
# Loaded by the other scripts, never run by itself. They take their wishes as variables:
#
#   gnuplot -e "dir='out/run'; out='backlog.svg'; series='backlog'" plots/fan.gp
#
#   dir    folder with the CSV files of a run; "." without
#   out    file to write, .svg or .png by its ending; NAME.svg without
#   wide, high   size in points; 720 by 400 without
#   lang                        "nl" for Dutch words and numbers; English without
#   title, subtitle, word_...   words of your own; those of the legend in some 20 letters
#   sep, point                  what parts thousands, and decimals; those of the language without
#
# The scripts draw what stands in the files and compute nothing but units.

if (!exists("dir"))   dir   = "."
if (!exists("wide"))  wide  = 720
if (!exists("high"))  high  = 400
if (!exists("lang"))  lang  = "en"
say(english, dutch) = lang eq "nl" ? dutch : english
if (!exists("sep"))   sep   = say(",", ".")
if (!exists("point")) point = say(".", ",")
if (!exists("word_median")) word_median = say("median", "mediaan")
if (!exists("word_half"))   word_half   = say("half of the futures", "de helft")
if (!exists("word_most"))   word_most   = say("nine of ten futures", "negen van de tien")

ink    = "#222222"
faint  = "#777777"
hair   = "#e4e4e4"
pale   = "#dddddd"
middle = "#b9b9b9"
accent = "#0b4f8a"
face   = "Arial"

set encoding utf8
set datafile separator ","
set datafile columnheaders
set datafile missing "nan"

# The figure's file, its kind by its ending. A PNG is drawn at twice the size, for print.
ending = strlen(out) > 4 ? out[strlen(out) - 3:] : ""
if (ending eq ".png") {
    set terminal pngcairo size 2 * wide, 2 * high font face.",12" fontscale 1.75 linewidth 2 \
        background "white"
} else {
    set terminal svg size wide, high dynamic font face.",12.5" background "white"
}
set output out

set border 0
set style fill solid 1.0 noborder
set grid ytics back linetype 1 linewidth 0.7 linecolor rgb hair
set tics scale 0 textcolor rgb faint
set key at graph -0.012, screen 1 - 62.0 / high left top horizontal Left reverse \
    width -3 samplen 1.6 textcolor rgb faint
set lmargin 9
set rmargin 13
set tmargin at screen 1 - 98.0 / high
set bmargin 2.6

# Title and the unit of the y axis, flush left above the data, in the place of a rotated label.
head(words)  = "{/:Bold*1.2 ".words."}"
title_at     = 1 - 22.0 / high
subtitle_at  = 1 - 44.0 / high

# A whole number with separators; a number with that many places behind the point.
group(x) = x < 0 ? "−".group(-x) \
         : x < 1000 ? sprintf("%d", int(x)) \
         : group(int(x) / 1000).sprintf("%s%03d", sep, int(x) % 1000)
whole(x) = group(floor(x + 0.5))
decimal(x, places) = places == 0 ? whole(x) \
                   : x < 0 ? "−".decimal(-x, places) \
                   : group(floor(round(x, places))).point.behind(x, places)
round(x, places)  = floor(x * 10**places + 0.5) / 10.0**places
behind(x, places) = sprintf(sprintf("%%0%dd", places), \
                            int(floor(x * 10**places + 0.5)) % int(10**places))

short(x) = x == floor(x) ? whole(x) : decimal(x, 1)

# Steps of 1, 2 or 5 times a power of ten, four to eight of them up to `top`.
power(x)  = 10 ** floor(log10(x))
round125(x) = x <= 1.0000001 * power(x) ? power(x) : x <= 2 * power(x) ? 2 * power(x) \
            : x <= 5 * power(x) ? 5 * power(x) : 10 * power(x)
step(top) = round125((top > 0 ? top : 1) / 6.0)
digits(s) = s >= 1 ? 0 : int(ceil(-log10(s) - 1e-9))

# A month "YYYY-MM" as the year and its fraction, at the middle of the month. (Time tics of fixed
# seconds drift off the months; and "08" would be read as octal, hence digit by digit.)
place(month) = int(month[1:4]) + (10 * int(month[6:6]) + int(month[7:7]) - 0.5) / 12.0
