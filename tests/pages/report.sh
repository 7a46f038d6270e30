#!/bin/sh
# report.sh PROGRAM [FOLDER] - reports in a headless Chromium: a run's in both languages, a sweep's.
# Pictures of them are put into FOLDER where one is named.
set -eu
program=${1:?the path of instroom}
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
INSTROOM_PLOTS=/nowhere "$program" run scenarios/netherlands-2026.cfg --futures 1000 -o "$scratch/run" --quiet >/dev/null 2>&1
"$program" levers scenarios/netherlands-2026.cfg --futures 200 -o "$scratch/run/levers" --quiet >/dev/null 2>&1
INSTROOM_PLOTS=/nowhere "$program" run tests/cli/scenarios/hostile.cfg -o "$scratch/hostile" --quiet >/dev/null 2>&1
"$program" sweep tests/cli/scenarios/sweep.cfg -o "$scratch/sweep.db" --quiet >/dev/null 2>&1
"$program" report "$scratch/run" -o "$scratch/en.html" --lang en --quiet
"$program" report "$scratch/run" -o "$scratch/nl.html" --lang nl --quiet
"$program" report "$scratch/hostile" -o "$scratch/odd.html" --quiet
"$program" report "$scratch/sweep.db" -o "$scratch/sweep.html" --quiet
# One page of A4, in both languages, with levers, and with words as long as they come.
for of in run hostile; do
    for language in en nl; do
        "$program" report "$scratch/$of" --brief --lang $language --quiet
        pages=$(grep -ac '/Type */Page\b' "$scratch/$of/brief.pdf")
        [ "$pages" = 1 ] || { echo "$of, $language: a brief report of $pages pages"; exit 1; }
        [ -z "${2:-}" ] || cp "$scratch/$of/brief.pdf" "$2/brief-$of-$language.pdf"
    done
done
node tests/pages/report.mjs "$scratch" "${2:-}"
