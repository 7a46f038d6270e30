#!/bin/sh
# readme.sh PROGRAM [--write] - the documents are true today.
#
# Behind each line  <!-- output of: instroom ARGUMENTS | FILTER -->  of a page stands a block of text
# that must be what the command prints, from the root of the repository. --write puts it there. Each
# link to a file leads somewhere, to a heading too, and the first page stays a short one.
set -u
program=${1:?the path of instroom}
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/.." || exit 1
unset LANG LC_ALL LC_MESSAGES
longest=200 # lines of README.md
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
ln -s "$program" "$scratch/instroom"
bad=0
say() { echo "documents: $*"; bad=$((bad + 1)); }

true_today() {
    awk -v bin="$scratch" '
    /^<!-- output of: / {
        print
        command = $0
        sub(/^<!-- output of: /, "", command)
        sub(/ -->$/, "", command)
        getline
        print
        command = "PATH=" bin ":$PATH; " command " 2>&1"
        while ((command | getline line) > 0) print line
        close(command)
        while ((getline line) > 0 && line != "```") { }
        print "```"
        next
    }
    { print }
    ' "$1"
}

# The names that a page host gives to headings.
anchors() {
    sed -n 's/^##* //p' "$1" | tr 'A-Z ' 'a-z-' | sed 's/[^a-z0-9_-]//g'
}

links() {
    folder=$(dirname "$1")
    for link in $(awk '/^```/ { block = !block } !block' "$1" | grep -o '](\([^)]*\))' | sed 's/^](//; s/)$//'); do
        case $link in http*) continue ;; esac
        file=${link%%#*}
        target=$folder/$file
        [ "$file" ] || target=$1
        [ -e "$target" ] || { say "$1: $link leads nowhere"; continue; }
        case $link in *'#'*) anchors "$target" | grep -qx -- "${link#*#}" || say "$1: no heading for $link" ;; esac
    done
}

pages=$(find README.md .github bench plots scenarios src tests -name '*.md' | sort)
for page in $pages; do
    links "$page"
    grep -q '^<!-- output of: ' "$page" || continue
    true_today "$page" >"$scratch/page"
    if [ "${2:-}" = --write ]; then
        cmp -s "$page" "$scratch/page" || cp "$scratch/page" "$page"
    elif ! diff -u "$page" "$scratch/page"; then
        say "$page says what the program does not (tests/readme.sh $1 --write mends it)"
    fi
done
[ "$(wc -l <README.md)" -le $longest ] || say "README.md has more than $longest lines: its parts belong beside what they tell of"
[ $bad -eq 0 ] && echo "documents: true today"
[ $bad -eq 0 ]
