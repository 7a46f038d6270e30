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
LC_ALL=C INSTROOM=$program OMP_WAIT_POLICY=passive # threads that wait leave the cores to others
export LC_ALL INSTROOM OMP_WAIT_POLICY
passed=0 failed=0

echo 0 >"$all/zero"

# What was expected (a file of the test, or else this one) against what came; nothing against nothing
# needs no look, which hundreds of cases would pay for.
differ() {
    [ -s "$3" ] || [ -f "tests/cli/$1" ] || return
    wanted=$2
    [ -f "tests/cli/$1" ] && wanted=tests/cli/$1
    diff -u "$wanted" "$3"
}

one() { # NAME; beside the others: what it prints and how it ends lies in a folder of its own
    SCRATCH=$all/$1 own=$all/$1.own
    export SCRATCH
    mkdir "$SCRATCH" "$own"
    began=$(date +%s)
    $limited sh "tests/cli/$1.cmd" >"$own/out" 2>"$own/err" </dev/null
    echo $? >"$own/exit"
    took=$(($(date +%s) - began))
    [ $took -lt 60 ] || echo "$1 took $took s"
    {
        differ "$1.out" /dev/null "$own/out"
        differ "$1.err" /dev/null "$own/err"
        differ "$1.exit" "$all/zero" "$own/exit"
    } >"$own/diff"
    rm -rf "$SCRATCH"
}

# A case that waits for what never comes is ended, with exit code 124, and the others go on.
limited="timeout -k 5 ${INSTROOM_CASE_SECONDS:-400}"
command -v timeout >/dev/null || limited=

# Every LANES-th name, from the K-th on.
lane() { # K
    at=0
    for name in $names; do
        [ $((at % lanes)) -eq "$1" ] && one "$name"
        at=$((at + 1))
    done
}

if [ $# -eq 0 ]; then
    names=$(for command in tests/cli/*.cmd; do basename "$command" .cmd; done)
else
    names=$*
fi
lanes=$(nproc 2>/dev/null || echo 1)
k=0
while [ $k -lt "$lanes" ]; do lane $k & k=$((k + 1)); done
wait
for name in $names; do
    if [ -f "$all/$name.own/diff" ] && [ ! -s "$all/$name.own/diff" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $name"
        cat "$all/$name.own/diff"
    fi
done
echo "command line: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
