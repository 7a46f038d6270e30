#!/bin/sh
# r.sh PROGRAM [PACKAGE] - the package of R (src/r) on the library beside PROGRAM: its numbers are those of --json and
# of the files. With the source package that `make r` built, R CMD check has no error and no warning, too. Skipped, in
# words, where there is no R.
program=${1:?the path of instroom}
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/.." || exit 1
command -v R >/dev/null || { echo "r: skipped, for there is no R (r-base-core)"; exit 0; }
library=$(dirname "$program")/libinstroom.so
[ -e "$library" ] || { echo "r: no libinstroom.so beside $program"; exit 1; }
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/lib" "$scratch/check"
ln -s "$library" "$scratch/libinstroom.so.0"
ln -s "$library" "$scratch/libinstroom.so"
export INSTROOM_CPPFLAGS="-I$PWD/include" INSTROOM_LIBS="-L$scratch -Wl,-rpath,$scratch -linstroom"
export R_LIBS="$scratch/lib" INSTROOM="$program" OMP_WAIT_POLICY=passive LC_ALL=C.UTF-8 # threads that wait leave the cores to others
package=$2
if [ -n "$package" ]; then
    (cd "$scratch/check" && _R_CHECK_FORCE_SUGGESTS_=false R CMD check --no-manual "$OLDPWD/$package") >"$scratch/told" 2>&1 &&
        ! grep -E '^Status:.*(ERROR|WARNING)' "$scratch/told" || { cat "$scratch/told"; cat "$scratch"/check/*/tests/*.fail 2>/dev/null; exit 1; }
    grep '^Status:' "$scratch/told" | sed 's/^/r: R CMD check: /'
else
    tests/r/tree.sh "$scratch/tree" || exit 1
    package=$scratch/tree
fi
R CMD INSTALL --no-docs --no-test-load -l "$scratch/lib" "$package" >"$scratch/told" 2>&1 || { cat "$scratch/told"; exit 1; }
Rscript tests/r/numbers.R >"$scratch/told" 2>&1 || { cat "$scratch/told"; exit 1; }
Rscript src/r/inst/example.R scenarios/netherlands-2026.cfg 500 >"$scratch/example" || exit 1
"$program" run scenarios/netherlands-2026.cfg --set flex.pool=150 --futures 500 --json --quiet >"$scratch/run.json"
python3 - "$scratch/example" "$scratch/run.json" <<'PY' || { echo "r: the example's numbers are not those of --json"; exit 1; }
import json, re, sys
told = float(re.search(r'mean peak (\S+)', open(sys.argv[1]).read()).group(1))
sys.exit(told != json.load(open(sys.argv[2]))['results']['peak_backlog']['mean'])
PY
echo "r: the package gives the numbers of the program"
