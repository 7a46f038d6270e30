#!/bin/sh
# run.sh PROGRAM [NAME ...] - the command line, tested as a user meets it.
#
# Each tests/cli/NAME.cmd is a shell script that uses "$INSTROOM" and may write in "$SCRATCH".
# It runs from the root of the repository; what it prints, complains and exits with must be
# NAME.out, NAME.err and NAME.exit (no file: nothing, nothing, 0).
program=${1:?the path of instroom}
shift
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
[ -x "$program" ] || { echo "$program: no program"; exit 1; }

all=$(mktemp -d) || exit 1
trap 'rm -rf "$all"' EXIT
trap 'exit 130' INT TERM
unset LANG LC_ALL LC_MESSAGES NO_COLOR TERM INSTROOM_PLOTS INSTROOM_LEVEL OMP_NUM_THREADS
LC_ALL=C INSTROOM=$program
export LC_ALL INSTROOM
passed=0 failed=0

echo 0 >"$all/zero"

# What was expected (a file of the test, or else this one) against what came.
differ() {
    wanted=$2
    [ -f "tests/cli/$1" ] && wanted=tests/cli/$1
    diff -u "$wanted" "$3"
}

one() {
    SCRATCH=$all/$1
    export SCRATCH
    mkdir "$SCRATCH"
    sh "tests/cli/$1.cmd" >"$all/out" 2>"$all/err" </dev/null
    echo $? >"$all/exit"
    {
        differ "$1.out" /dev/null "$all/out"
        differ "$1.err" /dev/null "$all/err"
        differ "$1.exit" "$all/zero" "$all/exit"
    } >"$all/diff"
    if [ ! -s "$all/diff" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $1"
        cat "$all/diff"
    fi
    rm -rf "$SCRATCH"
}

if [ $# -eq 0 ]; then
    for command in tests/cli/*.cmd; do one "$(basename "$command" .cmd)"; done
else
    for name in "$@"; do one "$name"; done
fi
echo "command line: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
