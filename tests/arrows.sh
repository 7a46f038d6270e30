#!/bin/sh
# The house: a file includes lower floors and its own; arrows fall. Reads every include of
# src/ and include/ and fails on one that points up, on libconfig outside scenario/ and on
# what prints below cli/.
set -u
cd "$(dirname "$0")/.." || exit 1

floors='base record chance scenario plan model quantity engine answers fit calibrate sweep decide output report serve wasm cli mpi'
floor_of() { n=0; for f in $floors; do n=$((n + 1)); [ "$f" = "$1" ] && { echo $n; return; }; done; echo 0; }

bad=0
say() { echo "arrows: $*"; bad=$((bad + 1)); }

for file in src/*/*.[ch]; do
  room=$(basename "$(dirname "$file")")
  here=$(floor_of "$room")
  [ "$here" -gt 0 ] || say "$file: no floor is called $room"
  for to in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$file" | sort -u); do
    [ "$to" = instroom ] && continue
    [ "$room" = cli ] && [ "$to" != cli ] && say "$file includes $to/: cli is a client of include/instroom alone"
    there=$(floor_of "$to")
    [ "$there" -gt 0 ] || say "$file includes $to/, which is no floor"
    [ "$there" -le "$here" ] || say "$file ($room) includes $to/, which lies above"
  done
done
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
for file in $(ls src/*/*.[ch] | grep -vE '^src/(cli|mpi|wasm)/|^src/base/plain'); do
  awk -v RS=';' '/(^|[^a-z_])(sn?printf|fprintf|dprintf)\(/ && /%[-+ #0-9.*]*l?[aefgAEFG]/ { bad = 1 }
                 /(^|[^a-z_])(vs?n?printf|vfprintf|strtod|strtof|atof)\(/ { bad = 1 }
                 END { exit !bad }' "$file" && say "$file prints or reads fractions past base/plain.h"
done
[ $bad -eq 0 ] && echo "arrows: they all fall"
[ $bad -eq 0 ]
