#!/bin/bash
# run.sh PROGRAM - the catalogue of bad input, put to the program itself.
#
# Each NAME.cfg here (with its settings in NAME.set) must end with the exit code and the words of
# NAME.expected, and each line of ways.txt as it says. Nothing may be printed on standard output, no
# file may appear, and two seconds of processor time are the most.
program=${1:?the path of instroom}
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
base=$(mktemp -d) || exit 1
trap 'rm -rf "$base"' EXIT
trap 'exit 130' INT TERM
export LC_ALL=C
unset LANG TERM
passed=0 failed=0 B=$base/given
mkdir "$B" "$base/nothing"

# --- what is made -------------------------------------------------------------------------------
mkfifo "$B/fifo"
mkdir "$B/folder" && echo mine >"$B/folder/letter"
python3 -c 'import socket,sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])' "$B/socket" 2>/dev/null
: >"$B/empty"
head -c 10000000 /dev/zero | tr '\0' '#' >"$B/big"
{ printf 'title = "'; head -c 10000000 /dev/zero | tr '\0' 'x'; echo '";'; } >"$B/huge.cfg"
{ printf 'inflow = '; head -c 50000 /dev/zero | tr '\0' '('; echo; } >"$B/deep.cfg"
printf 'month,asylum\n2020-01,a\n' >"$B/text.csv"
printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR' >"$B/image"
# Ensembles: each a header and rows, \n for a line's end.
ensemble() { printf "$2" >"$B/$1.csv"; }
ensemble e_unknown 'staff.atrition\n0.01\n'
ensemble e_none 'weight\n1\n'
ensemble e_header 'staff.attrition\n'
ensemble e_text 'staff.attrition\n0.01\nmuch\n'
ensemble e_nan 'staff.attrition\nnan\n'
ensemble e_infinite 'staff.attrition\n1e400\n'
ensemble e_range 'staff.attrition\n0.01\n1.5\n'
ensemble e_whole 'academie.lead_time\n9\n9.5\n'
ensemble e_few 'staff.attrition,flex.pool\n0.01\n'
ensemble e_more 'staff.attrition\n0.01,7\n'
ensemble e_twice 'staff.attrition,staff.attrition\n0.01,0.02\n'
ensemble e_negative 'staff.attrition,weight\n0.01,-1\n'
ensemble e_weightless 'staff.attrition,weight\n0.01,0\n'
ensemble e_run 'futures\n100\n'
ensemble e_list 'budget.annual\n1\n'
ensemble e_blank 'staff.attrition,\n0.01,2\n'
ensemble e_empty ''
ensemble e_point 'staff.attrition\n0.01\n1.060.5\n'
ensemble e_pool 'flex.pool\n0\n'
ensemble e_sound 'staff.attrition\n0.01\n'
awk 'BEGIN { print "staff.attrition,flex.pool"; for (i = 0; i < 1000000; i++) print i % 7 / 1000 "," i % 11 + 100; print "x,1" }' >"$B/e_million.csv"
B_LONG=$(head -c 100000 /dev/zero | tr '\0' '9')
cp tests/bad/sound/sound.cfg "$B/sound.cfg"
cp tests/cli/scenarios/sweep.cfg "$B/sweep.cfg"
cp tests/cli/scenarios/*.cfg "$B"/
echo 'inherits = "fifo";' >"$B/inherits_fifo.cfg"
echo '@include "fifo"' >"$B/include_fifo.cfg"
echo '@include "/dev/zero"' >"$B/include_device.cfg"
cat >"$B/vast.cfg" <<'END'
inherits = "sound.cfg";
sweep = { axes = ( { key = "flex.pool"; from = 0.0; to = 1.0; steps = 1000000; },
  { key = "overtime.max"; from = 0.0; to = 0.1; steps = 1000000; },
  { key = "staff.attrition"; from = 0.0; to = 0.1; steps = 1000000; } ); };
END
"$program" sweep "$B/sweep.cfg" --quiet -o "$B/sweep.db" >/dev/null || exit 1
head -c 5000 "$B/sweep.db" >"$B/cut.db"
sqlite3 "$B/other.db" 'CREATE TABLE t (a)' 2>/dev/null

# --- how it must end -------------------------------------------------------------------------------
# Two seconds of processor time, and a minute of any time: a machine may be busy, a program may not.
ask() { # ARGUMENTS
  (ulimit -t 2; cd "$base/nothing" && exec timeout -k 5 60 "$program" "$@") >"$base/out" 2>"$base/err" </dev/null
}
# What was said, without a process more: there are hundreds of cases, and each process costs what
# the program does.
hear() { told=; IFS= read -r -d '' told <"$base/err"; }
says() { [[ $told == *"$1"* ]]; }
begins() { [[ $'\n'$told == *$'\n'"$1"* ]]; } # a line of it
look() { # for what lies where nothing may; a pattern among the arguments of a case stays one
  shopt -s nullglob dotglob globstar
  appeared=("$base/nothing"/*)
  left=("$B"/**/*partial* "$B"/**/vast.db "$B"/**/x.db)
  shopt -u nullglob dotglob globstar
}
judge() { # NAME CODE WANTED
  local why= appeared left
  look
  [[ $2 =~ ^$3$ ]] || why="exit code $2, not $3"
  [ -s "$base/out" ] && why="$why; something on standard output"
  [ ${#appeared[@]} -gt 0 ] && why="$why; a file appeared" && rm -rf "${appeared[@]}"
  [ ${#left[@]} -eq 0 ] || why="$why; something was left behind"
  begins 'instroom: ' || why="$why; no message"
  if [ -z "$why" ] && [ -z "$4" ]; then passed=$((passed + 1)); return; fi
  failed=$((failed + 1))
  echo "bad input: FAILED $1: $why $4"
  head -3 "$base/err" | cut -c1-300
}

for file in tests/bad/*.cfg; do
  name=${file%.cfg} name=${name##*/}
  [ -s "tests/bad/$name.expected" ] || continue
  settings=()
  [ -f "tests/bad/$name.set" ] && while IFS= read -r one || [ -n "$one" ]; do settings+=(--set "$one"); done <"tests/bad/$name.set"
  (ulimit -t 2; exec timeout -k 5 60 "$program" check "$file" "${settings[@]}") >"$base/out" 2>"$base/err" </dev/null
  code=$?
  hear
  missing= wanted=2
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in 'exit '*) wanted=${line#exit }; continue ;; esac
    [ -z "$line" ] || says "$line" || missing="no word of: $line"
  done <"tests/bad/$name.expected"
  # The command line refuses what is no KEY=VALUE at all before any scenario is read.
  begins 'instroom: check: --set=' && missing=
  if [ "$wanted" = 0 ]; then passed=$((passed + 1)); [ $code = 0 ] || { failed=$((failed + 1)); echo "bad input: FAILED $name: exit code $code"; }; continue; fi
  judge "$name" $code "$wanted" "$missing"
done
files=$passed
help=$("$program" -h)
while IFS='|' read -r name code words arguments; do
  case $name in '#'* | '') continue ;; esac
  name=${name// /} code=${code// /} words=${words#"${words%%[! ]*}"} words=${words%"${words##*[! ]}"}
  case $arguments in *' serve '*) [[ $help == *' serve '* ]] || continue ;; esac
  # Where there is no python3 or sqlite3 to make them.
  case $arguments in *'$B/socket'*) [ -S "$B/socket" ] || continue ;; *'$B/other.db'*) [ -s "$B/other.db" ] || continue ;; esac
  read -r command _ <<<"$arguments"
  [[ $help == *"instroom $command "* ]] || continue
  eval "ask $arguments"
  got=$?
  hear
  missing=
  says "$words" || grep -q -- "$words" "$base/err" || missing="no word of \"$words\""
  judge "$name" $got "$code" "$missing"
done <tests/bad/ways.txt
echo "bad input: $passed passed ($files files, $((passed - files)) other ways in), $failed failed"
[ $failed -eq 0 ]
