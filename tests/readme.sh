#!/bin/sh
# readme.sh PROGRAM [--write] - the README is true today.
#
# Behind each line  <!-- output of: instroom ARGUMENTS | FILTER -->  stands a block of text that
# must be what the command prints. --write puts it there.
set -u
program=${1:?the path of instroom}
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/.." || exit 1
unset LANG LC_ALL LC_MESSAGES
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
ln -s "$program" "$scratch/instroom"

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
' README.md >"$scratch/README.md"

if [ "${2:-}" = --write ]; then
    cp "$scratch/README.md" README.md
elif diff -u README.md "$scratch/README.md"; then
    echo "README: true today"
else
    echo "README: it says what the program does not (tests/readme.sh $1 --write mends it)"
    exit 1
fi
