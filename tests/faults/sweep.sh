#!/bin/sh
# sweep.sh PROGRAM [KILLS] - a sweep whose world fails, and whose rows are the same all the same.
#
# What must be right is not a number that somebody wrote down, but that every way to the end
# comes to the same bytes: killed and resumed, stopped, on a full disk, damaged, in shards, under
# MPI, on one thread and on two. About half a minute; KILLS (50) of them are kill -9.
program=${1:?the path of instroom}
kills=${2:-50}
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/../.." || exit 1
base=$(mktemp -d) || exit 1
trap 'umount "$base/small" 2>/dev/null; rm -rf "$base"' EXIT
trap 'exit 130' INT TERM
LC_ALL=C
export LC_ALL OMP_WAIT_POLICY=passive
unset LANG LC_MESSAGES TERM OMP_NUM_THREADS INSTROOM_LEVEL
failed=0 done=0

cat >"$base/world.cfg" <<'END'
start = "2026-01"; months = 60; futures = 250; seed = 5; funding = "gated";
inflow = { level_per_month = 900.0; dispersion = 40.0; ar1 = { persistence = 0.9; innovation_sd = 0.12; }; };
tracks = ( { name = "asylum"; share = 1.0; hours = 30.0; legal_term = 6; backlog = 4000.0; backlog_age = 9; } );
staff = { experienced = 240.0; attrition = 0.009; hours_per_month = 113.6; };
academie = { recruitment_months = 3; lead_time = 9; max_intake = 30.0; };
flex = { pool = 40.0; lead_time = 2; productivity = 0.85; };
costs = { experienced = 9000.0; trainee = 7000.0; flex = 11000.0; };
budget = { annual = [26.0e6]; };
buffer = { initial = 3.0e6; };
norm = { measure = "overdue"; limit = 1500.0; from = 12; tolerance_months = 3; confidence = 0.8; };
sweep = { design = "sobol"; points = 4000; axes = (
  { key = "academie.lead_time"; from = 6.0; to = 18.0; },
  { key = "flex.pool"; from = 0.0; to = 120.0; },
  { key = "inflow.ar1.innovation_sd"; distribution = "triangular"; from = 0.05; mode = 0.1; to = 0.2; },
  { key = "buffer.initial"; distribution = "lognormal"; mean = 14.0; sd = 1.0; } ); };
END

say() { printf '%s\n' "faults: $*"; }
sweep() { "$program" sweep "$base/world.cfg" --quiet "$@"; }

# The rows of a database as text, and whether they are those of the undisturbed sweep.
rows() { "$program" export "$1" --csv --quiet; }
check() { # WHAT FILE [REFERENCE]
  done=$((done + 1))
  if rows "$2" >"$base/rows.csv" && cmp -s "$base/rows.csv" "${3:-$base/reference.csv}"; then
    say "$1: the same rows"
  else
    say "FAILED $1: other rows"; failed=$((failed + 1))
  fi
}
expect() { # WHAT CODE GOT
  done=$((done + 1))
  [ "$2" = "$3" ] && return
  say "FAILED $1: exit code $3, expected $2"; cat "$base/err" 2>/dev/null; failed=$((failed + 1))
}
hears() { # WHAT WORDS
  done=$((done + 1))
  grep -q -- "$2" "$base/err" && return
  say "FAILED $1: no word of \"$2\":"; cat "$base/err"; failed=$((failed + 1))
}
random=20260701
# A number below $1 in $drawn; not in a subshell, which would forget where it was.
draw() { random=$(( (random * 1103515245 + 12345) % 2147483648 )); drawn=$(( random / 65536 % $1 )); }

# --- the undisturbed sweep, on one thread and on two ------------------------------------------
sweep -o "$base/one.db" --threads 1 --no-keep >/dev/null || exit 1
rows "$base/one.db" >"$base/reference.csv"
[ "$(wc -l <"$base/reference.csv")" = 4001 ] || { say "FAILED: not 4000 rows"; exit 1; }
sweep -o "$base/two.db" --threads 2 --keep >/dev/null; expect "two threads" 0 $?
check "two threads" "$base/two.db"

# --- kill -9, again and again -----------------------------------------------------------------
killed=0 ends=0
for i in $(seq "$kills"); do
  draw 600; delay=0.$(printf '%03d' $((20 + drawn)))
  timeout -s KILL "$delay" "$program" sweep "$base/world.cfg" --quiet --threads 1 -o "$base/kill.db" \
    >/dev/null 2>&1
  code=$?
  [ $code = 137 ] && killed=$((killed + 1))
  if [ $code = 0 ]; then # it came to its end: once more from the beginning
    ends=$((ends + 1))
    check "killed $killed times so far" "$base/kill.db"
    rm -f "$base/kill.db"*
  elif [ $code != 137 ]; then
    expect "after a kill" 137 $code
  fi
done 2>/dev/null
sweep -o "$base/kill.db" >/dev/null 2>"$base/err"; expect "after $killed kills" 0 $?
check "after $killed kills and $ends ends" "$base/kill.db"

# Wait until the sweep of process $pid has put rows into FILE, or is over.
at_work() { # FILE
  while kill -0 $pid 2>/dev/null && [ "$(rows "$1" 2>/dev/null | wc -l)" -lt 2 ]; do sleep 0.02; done
}

# --- a polite stop ----------------------------------------------------------------------------
"$program" sweep "$base/world.cfg" --quiet -o "$base/term.db" --threads 1 >/dev/null 2>"$base/err" & pid=$!
at_work "$base/term.db"; kill -TERM $pid; wait $pid; code=$?
if [ $code != 0 ]; then
  expect "SIGTERM" 143 $code
  hears "SIGTERM" "points are kept; the same command goes on"
fi
sweep -o "$base/term.db" >/dev/null; expect "after SIGTERM" 0 $?
check "after SIGTERM" "$base/term.db"

# --- two at once ------------------------------------------------------------------------------
"$program" sweep "$base/world.cfg" --quiet -o "$base/both.db" --threads 1 >/dev/null 2>&1 & pid=$!
at_work "$base/both.db"; kill -STOP $pid
sweep -o "$base/both.db" >/dev/null 2>"$base/err"; expect "a second process" 1 $?
hears "a second process" "another instroom is at work"
kill -CONT $pid; wait $pid; expect "the first process" 0 $?
check "beside a second process" "$base/both.db"

# --- another sweep in the same file ------------------------------------------------------------
sweep --seed 6 -o "$base/one.db" >/dev/null 2>"$base/err"; expect "another seed" 2 $?
hears "another seed" "restart"
sweep --set flex.lead_time=3 -o "$base/one.db" >/dev/null 2>"$base/err"; expect "another key" 2 $?
sweep --futures 100 -o "$base/one.db" >/dev/null 2>"$base/err"; expect "fewer futures" 2 $?
sweep --points 10 -o "$base/one.db" >/dev/null 2>"$base/err"; expect "fewer points" 2 $?
check "after refusals" "$base/one.db"
echo precious >"$base/letter"
sweep --restart -o "$base/letter" >/dev/null 2>"$base/err"; expect "a file of somebody else" 2 $?
[ "$(cat "$base/letter")" = precious ] || { say "FAILED: a stranger's file was changed"; failed=$((failed + 1)); }

# --- more futures, more points ------------------------------------------------------------------
sweep --points 500 --futures 100 --keep -o "$base/grow.db" >/dev/null; expect "a small one" 0 $?
sweep --points 4000 --futures 100 --keep -o "$base/grow.db" >/dev/null; expect "more points" 0 $?
sweep --futures 250 --keep -o "$base/grow.db" >/dev/null; expect "more futures" 0 $?
check "points and futures added" "$base/grow.db"

# --- a grid that gains values -------------------------------------------------------------------
# Killed while its rows are given their new numbers, and before: the same rows as of a grid that was
# asked for as it is, and the first ones are not played again.
grid() { # FILE VALUES STEPS [OPTION ...]
  cat >"$base/grid.cfg" <<END
inherits = "world.cfg";
sweep = { design = "grid"; axes = ( { key = "academie.lead_time"; values = [$2]; },
                                    { key = "flex.pool"; from = 0.0; to = 120.0; steps = $3; } ); };
END
  file=$1
  shift 3
  $killer "$program" sweep "$base/grid.cfg" --keep --futures 100 -o "$file" "$@"
}
killer=
grid "$base/grid.db" '6, 9, 12, 15, 18, 7, 8' 61 --quiet >/dev/null; expect "a grid" 0 $?
rows "$base/grid.db" >"$base/rows.grid"
grid "$base/few.db" '6, 12, 18' 31 --quiet >/dev/null; expect "a smaller grid" 0 $?
for i in 1 2 3 4 5 6; do
  cp "$base/few.db" "$base/wider.db"; rm -f "$base"/wider.db-*
  draw 70; killer="timeout -s KILL 0.0$((10 + drawn))"
  grid "$base/wider.db" '6, 9, 12, 15, 18, 7, 8' 61 --quiet >/dev/null 2>&1
  killer=
  grid "$base/wider.db" '6, 9, 12, 15, 18, 7, 8' 61 --quiet >/dev/null 2>"$base/err"; expect "a grid with more values" 0 $?
  check "a grid with more values ($i)" "$base/wider.db" "$base/rows.grid"
done 2>/dev/null
cp "$base/few.db" "$base/wider.db"
grid "$base/wider.db" '9, 6, 12, 18' 31 >/dev/null 2>"$base/err"; expect "a grid with a value more" 0 $?
hears "a grid with a value more" "93 of them are there already"
grid "$base/wider.db" '6, 12, 18' 31 >/dev/null 2>"$base/err"; expect "a grid with values less" 2 $?

# --- no memory that processes share ---------------------------------------------------------------
# As on the file systems of clusters: what stands in the place of SQLite's file of shared memory.
for way in mkdir 'ln -s /nowhere/at-all'; do
  rm -rf "$base"/alone.db*; $way "$base/alone.db-shm"
  sweep --points 200 --futures 100 --keep -o "$base/alone.db" >/dev/null 2>"$base/err"; expect "no shared memory" 0 $?
  sweep --points 300 --keep -o "$base/alone.db" >/dev/null 2>"$base/err"; expect "no shared memory, more" 0 $?
  sweep --points 300 -o "$base/shared.db" >/dev/null; rows "$base/shared.db" >"$base/rows.alone"
  check "no shared memory ($way)" "$base/alone.db" "$base/rows.alone"
  timeout -s KILL 0.3 "$program" sweep "$base/world.cfg" --quiet --threads 1 -o "$base/alone.db" >/dev/null 2>&1
  sweep -o "$base/alone.db" >/dev/null 2>"$base/err"; expect "no shared memory, after a kill" 0 $?
  check "no shared memory, after a kill ($way)" "$base/alone.db"
done 2>/dev/null

# --- shards -------------------------------------------------------------------------------------
for k in 1 2 3 4 5 6 7; do
  sweep --shard $k/7 -o "$base/shard$k.db" >/dev/null; expect "shard $k" 0 $?
done
"$program" merge "$base/all.db" "$base"/shard[124567].db >"$base/err" 2>&1; expect "six of seven" 3 $?
hears "six of seven" "missing: points 1143-1714"
"$program" merge "$base/all.db" "$base"/shard?.db >"$base/err" 2>&1; expect "seven" 0 $?
"$program" merge "$base/all.db" "$base"/shard?.db >"$base/err" 2>&1; expect "seven again" 0 $?
hears "seven again" "4000 of 4000 points, 0 of them new"
check "seven shards" "$base/all.db"
sweep --points 10 --seed 9 -o "$base/other.db" >/dev/null
"$program" merge "$base/all.db" "$base/other.db" 2>"$base/err" >/dev/null; expect "a stranger's shard" 2 $?
check "after a stranger's shard" "$base/all.db"

# --- a damaged journal ---------------------------------------------------------------------------
# A byte of the file is turned over, all over the file: the sweep must end with the right rows or
# say that the file is damaged, and never end with wrong ones.
sweep --points 200 --no-keep -o "$base/small.db" >/dev/null
rows "$base/small.db" >"$base/small.csv"
size=$(wc -c <"$base/small.db") flips=0 healed=0 refused=0
for i in $(seq 120); do
  cp "$base/small.db" "$base/flip.db"; rm -f "$base/flip.db-wal" "$base/flip.db-shm"
  draw $((size / 120)); at=$(( (size / 120) * i - 1 - drawn )); draw 8
  byte=$(od -An -tu1 -j $at -N1 "$base/flip.db" | tr -d ' ')
  printf "\\$(printf '%03o' $(( byte ^ (1 << drawn) )))" |
    dd of="$base/flip.db" bs=1 seek=$at conv=notrunc 2>/dev/null
  if sweep --points 200 --no-keep -o "$base/flip.db" >/dev/null 2>"$base/err"; then
    rows "$base/flip.db" >"$base/rows.csv" && cmp -s "$base/rows.csv" "$base/small.csv" ||
      { say "FAILED: byte $at turned over, and nobody saw it"; failed=$((failed + 1)); }
    healed=$((healed + 1))
  else
    code=$?; [ $code = 1 ] || [ $code = 2 ] || expect "a flip at $at" 1 $code
    refused=$((refused + 1))
  fi
  flips=$((flips + 1))
done
done=$((done + 1))
say "$flips bytes turned over: $refused refused, $healed the right rows"
for part in 10 30 50 70 90 99; do
  head -c $((size * part / 100)) "$base/small.db" >"$base/cut.db"; rm -f "$base/cut.db-wal" "$base/cut.db-shm"
  if sweep --points 200 --no-keep -o "$base/cut.db" >/dev/null 2>"$base/err"; then
    check "cut at $part %" "$base/cut.db" "$base/small.csv"
  else
    code=$?; [ $code = 1 ] || [ $code = 2 ] || expect "cut at $part %" 1 $code
    hears "cut at $part %" "damaged\|is not a sweep"
  fi
done
sweep --points 200 --no-keep --restart -o "$base/cut.db" >/dev/null 2>"$base/err"; expect "--restart" 0 $?
check "begun again" "$base/cut.db" "$base/small.csv"

# --- a full disk ----------------------------------------------------------------------------------
mkdir "$base/small"
if mount -t tmpfs -o size=1M tmpfs "$base/small" 2>/dev/null; then
  sweep -o "$base/small/full.db" >/dev/null 2>"$base/err"; expect "a full disk" 1 $?
  hears "a full disk" "disk is full"
  hears "a full disk" "points are kept; the same command goes on"
  mount -o remount,size=64M "$base/small"
  sweep -o "$base/small/full.db" >/dev/null 2>"$base/err"; expect "after a full disk" 0 $?
  check "after a full disk" "$base/small/full.db"
  umount "$base/small"
else
  say "no disk of 1 MB here: not tested (it takes root)"
fi

# --- closed standard streams ------------------------------------------------------------------------
sweep --points 200 --no-keep -o "$base/closed.db" >&- 2>&- <&-; code=$?
expect "closed streams" 1 $code
check "closed streams" "$base/closed.db" "$base/small.csv"

# --- a workbook -----------------------------------------------------------------------
"$program" export "$base/one.db" --xlsx --quiet -o "$base/a.xlsx"; expect "a workbook" 0 $?
sleep 1
"$program" export "$base/two.db" --xlsx --quiet -o "$base/b.xlsx"; expect "a workbook" 0 $?
done=$((done + 1))
cmp -s "$base/a.xlsx" "$base/b.xlsx" || { say "FAILED: other bytes of the same workbook"; failed=$((failed + 1)); }

# --- four ranks -----------------------------------------------------------------------------------
mpi=$(dirname "$program")/instroom-mpi
if [ -x "$mpi" ] && command -v mpirun >/dev/null; then
  OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
  export OMPI_ALLOW_RUN_AS_ROOT OMPI_ALLOW_RUN_AS_ROOT_CONFIRM
  ranks() { timeout 120 mpirun --oversubscribe --bind-to none -np 4 "$mpi" sweep "$base/world.cfg" --quiet --threads 1 "$@"; }
  ranks -o "$base/mpi.db" >/dev/null 2>"$base/err"; expect "four ranks" 0 $?
  check "four ranks" "$base/mpi.db"
  # A rank dies, and the job with it.
  mpirun --oversubscribe --bind-to none -np 4 "$mpi" sweep "$base/world.cfg" --quiet --threads 1 \
    --futures 600 -o "$base/dead.db" >/dev/null 2>&1 & job=$!
  sleep 1.2
  victim=$(pgrep -P $job | tail -1)
  [ -n "$victim" ] && kill -9 "$victim"
  wait $job; code=$?
  [ $code != 0 ] || say "the job ended before its rank was killed"
  sleep 1
  sweep --futures 600 -o "$base/dead.db" >/dev/null 2>"$base/err"; expect "after a dead rank" 0 $?
  sweep --futures 600 -o "$base/alive.db" >/dev/null; rows "$base/alive.db" >"$base/alive.csv"
  check "after a dead rank" "$base/dead.db" "$base/alive.csv"
else
  say "no MPI here: ranks not tested"
fi

if [ $failed -eq 0 ]; then say "$done checks passed"; else say "$failed of $done checks FAILED"; fi
[ $failed -eq 0 ]
