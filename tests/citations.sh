#!/bin/sh
# citations.sh - the page of the model (src/model/README.md) and what cites it.
#
#   * the numbers of its equations rise, and each is given once
#   * each number that a comment of src/, include/ or tests/ cites is on the page
#   * each equation is cited where it is computed: those of sections 1 to 5 in the rooms that draw and
#     play a future, those of 6 and 7 anywhere in src/
#   * each equation is cited where it is computed a second time or tested: those of sections 2 to 5 in
#     tests/oracle/, the others in any test
#   * the manual page that is made of it shows them all
#   * nothing cites a page that is not in the repository
#
# A range, as (3.1) to (3.9), must exist, and does not count as a citation of what lies in it.
set -u
cd "${1:-$(dirname "$0")/..}" || exit 1

page=src/model/README.md
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
bad=0
say() { echo "citations: $*"; bad=$((bad + 1)); }

# The numbers at the ends of lines inside the page's blocks, in their order.
awk '/^```/ { block = !block } block && match($0, /\([1-7]\.[0-9]+\)$/) { print substr($0, RSTART + 1, RLENGTH - 2) }' \
    $page >"$scratch/equations"
awk -F. '{ now = $1 * 1000 + $2; if (now <= before) print; before = now }' "$scratch/equations" >"$scratch/falling"
for number in $(cat "$scratch/falling"); do say "$page: ($number) stands behind a number as high"; done
[ -s "$scratch/equations" ] || say "$page has no equations"

# FILE NUMBER KIND of each citation in a comment; kind: one, or range for the ends of one.
cited() {
    awk '
    function take(text, kind) {
        while (match(text, /\([1-7]\.[0-9]+\)/)) {
            print FILENAME, substr(text, RSTART + 1, RLENGTH - 2), kind
            text = substr(text, RSTART + RLENGTH)
        }
    }
    function look(text, at, long) {
        while (match(text, /\([1-7]\.[0-9]+\) to \([1-7]\.[0-9]+\)/)) {
            at = RSTART; long = RLENGTH
            take(substr(text, at, long), "range")
            text = substr(text, 1, at - 1) " " substr(text, at + long)
        }
        take(text, "one")
    }
    FNR == 1 { comment = 0; held = "" }
    {
        line = $0
        while (line != "") {
            if (comment && (end = index(line, "*/"))) {
                look(held " " substr(line, 1, end - 1))
                line = substr(line, end + 2); comment = 0; held = ""
            } else if (comment) {
                sub(/^ *\*/, "", line)
                held = held " " line
                line = ""
            } else if ((start = index(line, "/*"))) {
                line = substr(line, start + 2); comment = 1
            } else
                line = ""
        }
    }' "$@"
}
find src include tests -name '*.[ch]' | sort >"$scratch/files"
cited $(cat "$scratch/files") >"$scratch/cited"

awk 'NR == FNR { known[$1]; next } !($2 in known) { print $1 " cites (" $2 "), which is not on the page" }' \
    "$scratch/equations" "$scratch/cited" >"$scratch/unknown"
while read -r story; do say "$story"; done <"$scratch/unknown"

# told NUMBER FOLDERS: whether one of the folders cites it by itself.
told() {
    awk -v number="$1" -v folders="$2" '
        $3 == "one" && $2 == number && $1 ~ "^(" folders ")/" { found = 1 } END { exit !found }' "$scratch/cited"
}
for number in $(cat "$scratch/equations"); do
    case $number in
    [67].*) rooms='src' again='tests' ;;
    1.*)    rooms='src/(chance|model|plan|engine)' again='tests' ;;
    *)      rooms='src/(chance|model|plan|engine)' again='tests/oracle' ;;
    esac
    told "$number" "$rooms" || say "($number) is not cited where it is computed ($rooms)"
    told "$number" "$again" || say "($number) is not cited where it is checked ($again)"
done

for number in $(awk -f src/model/manual.awk $page | grep -o '([1-7]\.[0-9]*)$' | sort -u |
                comm -13 - "$(sed 's/.*/(&)/' "$scratch/equations" | sort -u >"$scratch/shown"; echo "$scratch/shown")"); do
    say "instroom-model(7) does not show $number"
done

# A page host takes an underscore behind code for the beginning of slanted words.
awk '/^```/ { block = !block } !block && /`_/ { print FNR }' $page >"$scratch/slanted"
for line in $(cat "$scratch/slanted"); do say "$page:$line: an underscore behind code slants what follows"; done

# Pages of other houses. This file has to name them.
grep -rnE '\b(model|interface|methods|style|facts)\.md\b' src include tests bench plots scenarios .ci .github Makefile README.md \
    2>/dev/null | grep -v '^tests/citations\.sh:' >"$scratch/foreign"
while read -r story; do say "not in the repository: $story"; done <"$scratch/foreign"

[ $bad -eq 0 ] && echo "citations: $(wc -l <"$scratch/equations") equations, each cited where it is computed and where it is checked"
[ $bad -eq 0 ]
