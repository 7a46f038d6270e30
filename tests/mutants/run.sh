#!/bin/sh
# run.sh TREE [NAME ...] - plant each fault of list.txt and see whether a test fails.
#
# TREE is a scratch copy of the repository that this script fills anew, with its own build/mutants:
# one vector level, lightly optimised. First the suites must pass as they are. A fault must change
# one line and compile; then its suites are asked. Faults that are told to be equivalent must be
# missed by all of their suites, or the reason given is wrong. Written to build/mutants.txt; exits 1
# when a fault was missed.
tree=${1:?a scratch folder, or --check}
shift
cd "$(dirname "$0")/../.." || exit 1
root=$PWD list=$PWD/tests/mutants/list.txt
if [ "$tree" = --check ]; then # only whether each fault still changes one line
    tab=$(printf '\t') lost=0 all=0
    while IFS= read -r line; do
        case $line in
        '' | '#'* | "$tab="*) ;;
        "$tab"*)
            all=$((all + 1))
            lines=$(sed "${line#"$tab"}" "$file" | diff "$file" - | grep -c '^>')
            [ "$lines" -eq 1 ] || { echo "mutants: $name changes $lines lines of $file"; lost=$((lost + 1)); }
            ;;
        *) name=${line%% *} file=${line#* } file=${file%% *} ;;
        esac
    done <"$list"
    echo "mutants: $all faults can be planted, but for $lost"
    [ $lost -eq 0 ]
    exit
fi
mkdir -p "$tree" build
tree=$(cd "$tree" && pwd)
report=build/mutants.txt
[ $# -gt 0 ] && report=build/mutants-some.txt
: >"$report"
caught=0 missed=0 equivalent=0

# The sources as they are, and no object of an earlier run: it may have been made of a fault.
rm -rf "$tree/build" "$tree/src" "$tree/include" "$tree/tests" "$tree/scenarios"
cp -a Makefile src include tests scenarios "$tree"/ || exit 1
rm -rf "$tree/as-they-are" && mkdir "$tree/as-they-are" && cp -a src "$tree/as-they-are"/ || exit 1
root=$tree/as-they-are list=$tree/tests/mutants/list.txt # which nobody edits meanwhile
file=
trap '[ -z "$file" ] || cp "$root/$file" "$tree/$file"' EXIT
trap 'exit 130' INT TERM
program=$tree/build/mutants/tests/instroom-tests
# A fault that was planted before costs no compiler: only this folder's name would be in the way.
if [ -d /usr/lib/ccache ]; then
    PATH=/usr/lib/ccache:$PATH CCACHE_BASEDIR=$tree CCACHE_NOHASHDIR=1
    export PATH CCACHE_BASEDIR CCACHE_NOHASHDIR
fi
build() { make -C "$tree" MODE=mutants build/mutants/tests/instroom-tests >"$tree/build.log" 2>&1 </dev/null; }
mkdir -p "$tree/build"
for stamp in build test; do touch "$tree/build/packages-$stamp"; done
build || { tail "$tree/build.log"; exit 1; }

# Does a suite fail? A test, which is a process, that goes on for ever is ended by its processor time
# and has failed. A filter that matches nothing would pass: that is a mistake in the list.
fails() {
    case $1 in */*) filter=$1 ;; *) filter="$1/*" ;; esac
    said=$(cd "$tree" && ulimit -t 120 && timeout 900 "$program" --jobs 2 --fail-fast --filter "$filter" 2>&1 </dev/null)
    code=$?
    case $said in *"Tested: 0 "*) echo "$name: no suite $1"; exit 1 ;; esac
    # Neither caught nor missed: somebody has to look why.
    [ $code -ne 124 ] || { late="$late $1"; return 1; }
    [ $code -ne 0 ]
}

say() { printf '%-45s %-26s %s\n' "$name" "${file#src/}" "$*" | tee -a "$report"; }

try() {
    sed "$script" "$root/$file" >"$tree/$file.new"
    lines=$(diff "$root/$file" "$tree/$file.new" | grep -c '^>')
    if [ "$lines" -ne 1 ]; then
        rm -f "$tree/$file.new"
        missed=$((missed + 1))
        say "DOES NOT APPLY: changes $lines lines"
        return
    fi
    mv "$tree/$file.new" "$tree/$file"
    by='' late=''
    if build; then
        for suite in $suites; do
            if fails "$suite"; then by=$suite; break; fi
        done
    else
        by=compiler
    fi
    cp "$root/$file" "$tree/$file"
    if [ -z "$by" ] && [ -n "$late" ]; then
        missed=$((missed + 1))
        say "NOT KNOWN: more than a quarter of an hour in$late"
    elif [ "$by" = compiler ]; then
        missed=$((missed + 1))
        say "DOES NOT COMPILE"
        tail -3 "$tree/build.log"
    elif [ -n "$by" ] && [ -z "$reason" ]; then
        caught=$((caught + 1))
        say "caught by $by"
    elif [ -n "$reason" ] && [ -z "$by" ]; then
        equivalent=$((equivalent + 1))
        say "equivalent: $reason"
    elif [ -n "$reason" ]; then
        missed=$((missed + 1))
        say "NOT EQUIVALENT: caught by $by"
    else
        missed=$((missed + 1))
        say "MISSED"
    fi
}

# One fault: its header, its script, its reason.
plant() {
    [ -n "$header" ] || return
    # shellcheck disable=SC2086
    set -f
    set -- $header
    set +f
    name=$1 file=$2
    shift 2
    suites=$*
    [ -z "$wanted" ] || case " $wanted " in *" $name "*) ;; *) return ;; esac
    try
}

wanted=$* header='' script='' reason='' late=''
tab=$(printf '\t')

# What fails by itself catches nothing.
set -f
for suite in $(awk -v wanted=" $wanted " '/^[a-z]/ && (wanted == "  " || index(wanted, " " $1 " ")) {
        for (i = 3; i <= NF; i++) print $i }' "$list" | sort -u); do
    name='as they are'
    ! fails "$suite" || { echo "mutants: $suite fails without any fault"; exit 1; }
done
set +f

while IFS= read -r line || [ -n "$line" ]; do
    case $line in
    "$tab="*) reason=${line#"$tab= "} ;;
    "$tab"*) script=${line#"$tab"} ;;
    '' | '#'*) ;;
    *)
        plant
        header=$line script='' reason=''
        ;;
    esac
done <"$list"
plant
echo "mutants: $caught caught, $equivalent equivalent, $missed missed" | tee -a "$report"
[ $missed -eq 0 ]
