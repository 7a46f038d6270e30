#!/bin/sh
# python.sh PROGRAM [WHEEL] - the package of Python on the library beside PROGRAM, as it lies in src/python, or
# as a wheel with the library inside: its numbers are those of --json. Skipped, in words, where there is no
# numpy. PYTHON chooses a python3.
program=${1:?the path of instroom}
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/.." || exit 1
library=$(dirname "$program")/libinstroom.so
[ -e "$library" ] || { echo "python: no libinstroom.so beside $program"; exit 1; }
for python in $PYTHON /usr/bin/python3 python3 ''; do
    [ -n "$python" ] && "$python" -c 'import numpy' 2>/dev/null && break
done
[ -n "$python" ] || { echo "python: skipped, for there is no numpy (python3-numpy)"; exit 0; }
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
bad=0
package=src/python
export INSTROOM="$program" INSTROOM_LIBRARY="$library"
if [ -n "$2" ]; then
    "$python" -m zipfile -e "$2" "$scratch/wheel" || exit 1
    package=$scratch/wheel
    unset INSTROOM_LIBRARY
fi
export OMP_WAIT_POLICY=passive # threads that wait leave the cores to others
for test in tests/python/*.py; do
    PYTHONPATH=$package PYTHONDONTWRITEBYTECODE=1 \
        "$python" -W error::DeprecationWarning "$test" >"$scratch/told" 2>&1 || { cat "$scratch/told"; bad=1; }
    grep '^python: ' "$scratch/told"
done
[ $bad -eq 0 ] && echo "python: the package gives the numbers of the program"
[ $bad -eq 0 ]
