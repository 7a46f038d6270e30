#!/bin/sh
# The house: a file includes lower floors and its own; arrows fall. Reads every include of
# src/ and include/ and fails on one that points up, on libconfig outside scenario/ and on
# what prints below cli/.
set -u
cd "$(dirname "$0")/.." || exit 1

floors='base record chance scenario plan model quantity engine answers fit calibrate sweep decide output report serve wasm cli mpi'
bad=0
say() { echo "arrows: $*"; bad=$((bad + 1)); }

# One reader of all files: a process for each of their thousand arrows took half a minute.
fallen=$(awk -v floors="$floors" '
  BEGIN { count = split(floors, name, " "); for (i = 1; i <= count; i++) at[name[i]] = i }
  FNR == 1 {
    split(FILENAME, part, "/"); room = part[2]
    if (!(room in at)) print FILENAME ": no floor is called " room
  }
  match($0, /^#include "[a-z]*\//) {
    to = substr($0, 11, RLENGTH - 11)
    if (to == "instroom" || (FILENAME, to) in seen) next
    seen[FILENAME, to] = 1
    if (room == "cli" && to != "cli") print FILENAME " includes " to "/: cli is a client of include/instroom alone"
    if (!(to in at)) print FILENAME " includes " to "/, which is no floor"
    else if (at[to] > at[room]) print FILENAME " (" room ") includes " to "/, which lies above"
  }' src/*/*.[ch])
[ -z "$fallen" ] || say "$fallen"
for file in include/instroom/*.h; do
  grep -n '#include "' "$file" | grep -v '"instroom/' && say "$file includes something of src/"
done
for file in $(grep -l 'libconfig.h' -r src include); do
  case $file in src/scenario/tree.c) ;; *) say "$file includes libconfig.h: only scenario/tree.c knows it";; esac
done
for file in $(grep -lE '\b(printf|fprintf|puts|perror)\(' -r src --include=*.c); do
  case $file in src/cli/*|src/serve/*) ;; *)
    grep -nE '\b(printf|puts|perror)\(|fprintf\((stdout|stderr)' "$file" && say "$file prints";;
  esac
done
for file in $(ls src/model/*.c src/plan/*.c src/chance/*.c); do
  grep -nE '\b(malloc|calloc|realloc|free|fopen|clock_gettime|time|getenv)\(' "$file" &&
    say "$file: the model knows no heap, file, clock or environment"
done
# A fraction is printed and read by base/plain.h, whatever the host's locale: cli/ and mpi/ are programs
# and keep theirs.
past=$(awk -v RS=';' '
  /(^|[^a-z_])(sn?printf|fprintf|dprintf)\(/ && /%[-+ #0-9.*]*l?[aefgAEFG]/ { bad[FILENAME] = 1 }
  /(^|[^a-z_])(vs?n?printf|vfprintf|strtod|strtof|atof)\(/ { bad[FILENAME] = 1 }
  END { for (file in bad) print file " prints or reads fractions past base/plain.h" }' \
  $(ls src/*/*.[ch] | grep -vE '^src/(cli|mpi|wasm)/|^src/base/plain'))
[ -z "$past" ] || say "$past"
[ $bad -eq 0 ] && echo "arrows: they all fall"
[ $bad -eq 0 ]
