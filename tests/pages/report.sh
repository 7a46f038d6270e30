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
# The yearly statement too, with more keys that differ than there is room for.
printf 'inherits = "%s"; title = "%s"; start = "2027-01"; staff = { attrition = 0.01; experienced = 900.0; hours_per_month = 110.0; };
    norm = { limit = 29000.0; confidence = 0.9; }; overtime = { max = 0.09; }; flex = { pool = 90.0; lead_time = 4; min_term = 7; };
    academie = { lead_time = 11; dropout = 0.02; mentoring = 0.3; intake_every = 2; }; inflow = { season = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0]; };
    tower = { smoothing = 0.3; patience = 5; clear_months = 11.0; target_months = 2.0; reporting_lag = 2; response = 0.9; };
    costs = { experienced = 9000.0; trainee = 6000.0; tuition = 9000.0; flex = 12000.0; }; budget = { volume_share = 0.7; information_lag = 12; };' \
    "$PWD/scenarios/netherlands-2026.cfg" "A title that goes on and on, as long as titles of scenarios may be, and then a little more" >"$scratch/now.cfg"
"$program" compare scenarios/netherlands-2026.cfg "$scratch/now.cfg" --statement --futures 200 --confidence 0.8 --quiet -o "$scratch/statement" >/dev/null 2>&1
for language in en nl; do
    "$program" report "$scratch/statement" --brief --lang $language --quiet
    pages=$(grep -ac '/Type */Page\b' "$scratch/statement/brief.pdf")
    [ "$pages" = 1 ] || { echo "statement, $language: $pages pages"; exit 1; }
    [ -z "${2:-}" ] || cp "$scratch/statement/brief.pdf" "$2/statement-$language.pdf"
done
node tests/pages/report.mjs "$scratch" "${2:-}"
