#!/bin/sh
# run.sh TREE [NAME ...] - plant each fault of list.txt and see whether a test fails.
#
# TREE is a scratch copy of the repository that this script fills, with its own build/mutants: one
# vector level, lightly optimised. A fault must change one line and compile; then its suites are
# asked. Faults that are told to be equivalent must be missed by all of
# their suites, or the reason given is wrong. Written to build/mutants.txt; exits 1 when a fault
# was missed.
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

# The sources as they are; objects that are there already stay.
cp -a Makefile src include tests scenarios "$tree"/ || exit 1
rm -rf "$tree/as-they-are" && mkdir "$tree/as-they-are" && cp -a src "$tree/as-they-are"/ || exit 1
root=$tree/as-they-are
file=
trap '[ -z "$file" ] || cp "$root/$file" "$tree/$file"' EXIT
trap 'exit 130' INT TERM
program=$tree/build/mutants/tests/instroom-tests
build() { make -C "$tree" MODE=mutants build/mutants/tests/instroom-tests >"$tree/build.log" 2>&1 </dev/null; }
mkdir -p "$tree/build"
for stamp in build test; do touch "$tree/build/packages-$stamp"; done
build || { tail "$tree/build.log"; exit 1; }

# Does a suite fail? A filter that matches nothing would pass: that is a mistake in the list.
fails() {
    case $1 in */*) filter=$1 ;; *) filter="$1/*" ;; esac
    said=$(cd "$tree" && timeout 900 "$program" --jobs 2 --filter "$filter" 2>&1 </dev/null)
    code=$?
    case $said in *"Tested: 0 "*) echo "$name: no suite $1"; exit 1 ;; esac
    [ $code -ne 124 ] || { echo "$name: $1 took more than a quarter of an hour"; return 1; }
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
    by=
    if build; then
        for suite in $suites; do
            if fails "$suite"; then by=$suite; break; fi
        done
    else
        by=compiler
    fi
    cp "$root/$file" "$tree/$file"
    if [ "$by" = compiler ]; then
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

wanted=$* header='' script='' reason=''
tab=$(printf '\t')
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
