#!/bin/sh
# stages.sh PROGRAM MODE - what make test looks at before the tests of the library, two at a time.
#
# What a stage prints comes at once, when it has ended, so that no two are mixed up; the longest begin
# first. Exits with 1 where a stage failed.
program=${1:?the path of instroom}
mode=${2:?how it was built}
cd "$(dirname "$0")/.." || exit 1
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
# Who stops it is told how far the stages have come.
trap 'cat "$scratch"/* 2>/dev/null; exit 130' INT TERM

# Sanitizers look at small questions: the documents' are those of planners, and take minutes there.
stages=
[ "$mode" = release ] && stages="faults/sweep bad/run bits python r client arrows citations names readme pages/words"

stage() { # NAME
    case $1 in
    arrows | citations | names) set -- "$1" ;;
    bits) set -- "$1" --quick ;;
    *) set -- "$1" "$program" ;;
    esac
    name=$(echo "$1" | tr / -)
    script=$1
    shift
    "tests/$script.sh" "$@" >"$scratch/$name" 2>&1 || : >"$scratch/$name.failed"
    cat "$scratch/$name"
}

# What is quick in one lane, the command line in the other.
{
    for one in $stages; do stage "$one"; done
} &
stage cli/run
wait
! ls "$scratch"/*.failed >/dev/null 2>&1
