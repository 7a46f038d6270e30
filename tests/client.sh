#!/bin/sh
# client.sh PROGRAM - a program of somebody else: it is compiled in C and in C++ against include/instroom
# alone, linked with libinstroom.so beside PROGRAM, and finds numbers by name that are those of --json.
# The library exports what the headers declare and nothing else: the compiler lists the declarations.
program=${1:?the path of instroom}
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/.." || exit 1
home=$(cd "$(dirname "$program")" && pwd)
[ -e "$home/libinstroom.so" ] || { echo "client: no libinstroom.so beside $program"; exit 1; }
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
bad=0
say() { echo "client: $*"; bad=$((bad + 1)); }

# Declared, as gcc -aux-info lists them; exported, as nm does.
for header in include/instroom/*.h; do echo "#include <instroom/${header##*/}>"; done >"$scratch/all.c"
gcc -std=gnu17 -Iinclude -fsyntax-only -aux-info "$scratch/declared" "$scratch/all.c" || say "the headers do not compile"
grep 'include/instroom/' "$scratch/declared" | sed -n 's/^[^(]*\/ [^(]*\(ins_[a-z0-9_]*\) (.*/\1/p' | sort -u >"$scratch/names"
nm -D --defined-only "$home/libinstroom.so" | awk '$2 != "A" { print $3 }' | sort -u >"$scratch/exported"
[ -s "$scratch/names" ] || say "no names are declared"
for name in $(comm -13 "$scratch/names" "$scratch/exported"); do say "$name is exported and stands in no header"; done
for name in $(comm -23 "$scratch/names" "$scratch/exported"); do say "$name stands in a header and is not exported"; done

# Each header by itself, in C11 and in C++.
for header in include/instroom/*.h; do
    printf '#include "instroom/%s"\ntypedef int ins_one;\n' "${header##*/}" >"$scratch/one.c"
    gcc -std=c11 -pedantic -Wall -Wextra -Werror -Iinclude -fsyntax-only "$scratch/one.c" || say "$header in C"
    command -v g++ >/dev/null || continue
    cp "$scratch/one.c" "$scratch/one.cc"
    g++ -Wall -Wextra -Werror -Iinclude -fsyntax-only "$scratch/one.cc" || say "$header in C++"
done

ln -s "$home/libinstroom.so" "$scratch/libinstroom.so.0"
gcc -std=c11 -Wall -Wextra -Werror -Iinclude tests/client/client.c -L"$home" -linstroom -Wl,-rpath,"$scratch" \
    -o "$scratch/client" || say "tests/client/client.c does not compile"
if [ -x "$scratch/client" ]; then
    LC_ALL=C "$scratch/client" tests/cli/scenarios/random.cfg >"$scratch/told" || say "the client fails"
    "$program" run tests/cli/scenarios/random.cfg --json --quiet >"$scratch/json"
    python3 - "$scratch/told" "$scratch/json" <<'PY' || say "numbers by name are not those of --json"
import json, sys
told = dict(line.split('\t') for line in open(sys.argv[1]))
run = json.load(open(sys.argv[2]))
wanted = {'p_norm': run['p_norm']['value']}
wanted.update({name: result['mean'] for name, result in run['results'].items()})
wanted.update({'cost.' + name: line['mean'] for name, line in run['ledger'].items()})
bad = [name for name in wanted if name not in told or float(told[name]) != wanted[name]]
bad += [name for name in told if name not in wanted]
for name in bad:
    print('client:', name, told.get(name), wanted.get(name))
sys.exit(1 if bad else 0)
PY
fi
# What is built in another folder is the same bytes.
for folder in here elsewhere/too; do
    mkdir -p "$scratch/$folder/tests"
    cp -R Makefile src include "$scratch/$folder"
    cp tests/*.mk "$scratch/$folder/tests"
    CCACHE_DISABLE=1 make -s -C "$scratch/$folder" MODE=twice CC="${CC:-cc}" build/twice/src/base/date.o >/dev/null 2>&1
done
cmp -s "$scratch/here/build/twice/src/base/date.o" "$scratch/elsewhere/too/build/twice/src/base/date.o" ||
    say "what is built in another folder is not the same bytes"

# Every number of every answer, by name: those of its JSON and no other.
S=tests/cli/scenarios
numbers() { # QUESTION FILE RECORD KEY=VALUE...
    question=$1 file=$2 record=$3
    shift 3
    "$program" schema "$question" >"$scratch/schema"
    LC_ALL=C "$scratch/numbers" "$question" "$file" "$record" "$scratch/answer" "$@" >"$scratch/told" ||
        say "$question has no numbers"
    python3 tests/client/numbers.py "$scratch/schema" "$scratch/answer" "$scratch/told" ||
        say "numbers of $question are not those of its JSON"
}
if gcc -std=c11 -Wall -Wextra -Werror -Iinclude tests/client/numbers.c -L"$home" -linstroom -Wl,-rpath,"$scratch" \
    -o "$scratch/numbers"; then
    printf 'month,what,value,sd,source\n2021-12,backlog,20000,10,x\n2022-12,older.asylum.12,63025,,y\n' >"$scratch/observed.csv"
    fast="futures=72 months=24 norm.from=3"
    "$program" sweep $S/sweep.cfg --quiet --futures 72 --set months=24 --set norm.from=3 -o "$scratch/a.db" >/dev/null
    for question in run buffer levers compare forms; do
        numbers $question $S/random.cfg - $fast
    done
    numbers measures $S/random.cfg - $fast 'measures=({name="shell";without="flex.pool=0";})'
    numbers mix $S/random.cfg - $fast norm.limit=250
    numbers surge $S/random.cfg - futures=72 months=36 norm.from=3
    numbers signals $S/random.cfg - futures=72 months=48 norm.from=3
    numbers rule $S/random.cfg - $fast futures=32
    numbers worth $S/uncertain.cfg - $fast futures=4096
    numbers sensitivity $S/uncertain.cfg - $fast sweep.points=8
    numbers discover "$scratch/a.db" -
    # The rows of a sweep are those of its export, with as many digits.
    LC_ALL=C "$scratch/numbers" rows "$scratch/a.db" >"$scratch/told" || say "the rows of a sweep are not read"
    "$program" export "$scratch/a.db" --csv 2>/dev/null >"$scratch/rows.csv"
    python3 - "$scratch/told" "$scratch/rows.csv" <<'PY' || say "the rows of a sweep are not those of export"
import csv, sys
told = {row[1]: row[3:] for row in (line.rstrip('\n').split('\t') for line in open(sys.argv[1]))}
head, *rows = csv.reader(open(sys.argv[2]))
wanted = {name: [cell or 'nan' for cell in column] for name, column in zip(head, zip(*rows))}
same = lambda a, b: len(a) == len(b) > 1 and all({x, y} <= {'nan', '-nan'} or float(x) == float(y) for x, y in zip(a, b))
sys.exit(not (list(told) == head and all(same(told[name], wanted[name]) for name in head)))
PY
    numbers backcast $S/steady.cfg $S/record.csv futures=72
    numbers calibrate scenarios/united-kingdom-2020.cfg "$scratch/observed.csv"
    numbers fit - scenarios/data/netherlands-first-applications.csv
    # An answer that came later is named here too; that of seek is a buffer's, whose holds_while has its edges.
    for answer in $(sed -n 's/^\(ins_[a-z]*\)_json$/\1/p' "$scratch/names" | grep -v -x -e ins_told -e ins_case -e ins_explain -e ins_path -e ins_sweep -e ins_seek); do
        grep -q -x "${answer}_value" "$scratch/names" || say "$answer hands out no numbers by name (include/instroom/values.h)"
    done
else
    say "tests/client/numbers.c does not compile"
fi

[ $bad -eq 0 ] && echo "client: $(wc -l <"$scratch/exported") names are exported, and the headers declare them"
[ $bad -eq 0 ]
