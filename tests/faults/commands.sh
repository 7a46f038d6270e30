#!/bin/bash
# commands.sh PROGRAM FAILING [EVERY] [PART ...] - every command in a world that fails.
#
# Whatever fails - memory, a write, a rename, a flush, a descriptor, a thread, a pipe, a limit, a
# signal - a command ends with a message and exit code 1 (or the signal's own), what an earlier one
# saved is whole, and the same command then gives the same bytes. FAILING is the program linked with
# tests/failing.c, whose allocations fail on request. EVERY 1 fails each allocation and each system
# call in turn (an hour), the default 41 one in so many. Parts: memory calls kills streams limits
# server signals places.
program=${1:?the path of instroom} failing=${2:?the path of instroom-failing} every=${3:-41}
shift $(($# < 3 ? $# : 3))
parts=${*:-promise replace memory calls kills streams limits server signals places}
case $program in /*) ;; *) program=$PWD/$program ;; esac
case $failing in /*) ;; *) failing=$PWD/$failing ;; esac
cd "$(dirname "$0")/../.." || exit 1
base=$(mktemp -d) || exit 1
trap 'kill -9 ${server:-} 2>/dev/null; umount "$base/small" 2>/dev/null; rm -rf "$base"' EXIT
trap 'exit 130' INT TERM
export LC_ALL=C OMP_WAIT_POLICY=passive INSTROOM_PLOTS=/nowhere
unset LANG LC_MESSAGES TERM OMP_NUM_THREADS INSTROOM_LEVEL
failed=0 done=0

say() { printf '%s\n' "faults: $*"; }
wanted() { case " $parts " in *" $1 "*) started=$done ;; *) return 1 ;; esac; }
wrong() { say "FAILED $*"; failed=$((failed + 1)); head -3 "$base/err" 2>/dev/null; }

cat >"$base/world.cfg" <<'END'
start = "2026-01"; months = 30; futures = 64; seed = 5;
inflow = { level_per_month = 900.0; dispersion = 40.0; ar1 = { persistence = 0.9; innovation_sd = 0.12; }; };
tracks = ( { name = "asylum"; share = 1.0; hours = 30.0; legal_term = 6; backlog = 4000.0; backlog_age = 9; } );
staff = { experienced = 240.0; attrition = 0.009; hours_per_month = 113.6; };
academie = { recruitment_months = 3; lead_time = 9; max_intake = 30.0; };
flex = { pool = 40.0; lead_time = 2; productivity = 0.85; };
costs = { experienced = 9000.0; trainee = 7000.0; flex = 11000.0; };
budget = { annual = [26.0e6]; };
buffer = { initial = 3.0e6; };
norm = { measure = "overdue"; limit = 1500.0; from = 12; tolerance_months = 3; confidence = 0.8; };
sweep = { axes = ( { key = "academie.lead_time"; values = [6, 9, 12]; }, { key = "flex.pool"; values = [0.0, 50.0]; } ); };
END
cat >"$base/other.cfg" <<'END'
inherits = "world.cfg"; flex = { pool = 0.0; };
changes = ( { start = "2027-01"; key = "flex.pool"; value = 20.0; } );
END
cat >"$base/unknown.cfg" <<'END'
inherits = "world.cfg";
sweep = { design = "sobol"; points = 64; axes = (
  { key = "inflow.level_per_month"; distribution = "normal"; mean = 900.0; sd = 90.0; },
  { key = "flex.pool"; from = 0.0; to = 120.0; } ); };
END
awk 'BEGIN { print "month,asylum"
  for (t = 0; t < 84; t++)
    printf "%d-%02d,%d\n", 2019 + int(t / 12), t % 12 + 1, 750 + t * 7919 % 400 + (t > 30 && t < 40 ? 600 : 0)
}' >"$base/record.csv"
cat >"$base/measured.cfg" <<'END'
inherits = "world.cfg"; measures = ( { name = "shell"; with = "flex.pool = 60"; } );
END
cat >"$base/seen.cfg" <<'END'
inherits = "world.cfg"; start = "2019-01"; inflow = { history = { file = "record.csv"; }; };
uncertain = ( { key = "tracks.asylum.hours"; law = "uniform"; from = 25.0; to = 35.0; } );
END
printf 'month,what,value,sd\n2019-12,backlog,4200,400\n2020-06,decided,800,90\n' >"$base/seen.csv"
echo 'var instroomEngine;' >"$base/engine.js"
export INSTROOM_ENGINE=$base/engine.js
cat >"$base/list" <<'END'
check WORLD
explain academie
run WORLD --quiet --threads 1
run WORLD --quiet --threads 1 -o OUT/run
path OTHER --future worst --threads 1
buffer WORLD --quiet --threads 1
buffer WORLD --quiet --threads 1 --json
sweep WORLD --quiet --threads 1 -o OUT/sweep.db
sweep WORLD --quiet --threads 1 --solve --shard 1/6 -o OUT/solve.db
merge OUT/merged.db SWEPT
export SWEPT --csv -o OUT/export.csv
export SWEPT --xlsx -o OUT/export.xlsx
levers WORLD --quiet --threads 1 -o OUT/levers
compare WORLD OTHER --quiet --threads 1 -o OUT/compare
mix WORLD --quiet --threads 1 -o OUT/mix
buffer WORLD --holds --quiet --threads 1
seek WORLD academie.lead_time --quiet --threads 1
rule WORLD --quiet --threads 1
forms WORLD --quiet --threads 1 -o OUT/forms
surge WORLD --quiet --threads 1
compare WORLD OTHER --statement --quiet --threads 1 -o OUT/statement
measures MEASURED --quiet --threads 1 -o OUT/measures
sensitivity HELD --given --futures 2048 --quiet --threads 1 -o OUT/given
worth HELD --futures 4096 --quiet --threads 1 -o OUT/worth
calibrate HELD SEEN --worlds 512 --quiet --threads 1 -o OUT/worlds.csv
sensitivity UNKNOWN --points 8 --quiet --threads 1
sensitivity UNKNOWN --points 8 --quiet --threads 1 -o OUT/drives
sensitivity UNKNOWN --points 8 --quiet --threads 1 --resume OUT/points.kept
discover DRAWN --quiet
fit RECORD --law normal --quiet --threads 1 -o OUT/fit.cfg
fit RECORD --law normal --quiet --threads 1 --figures OUT/fit
backcast WORLD RECORD --quiet --threads 1 -o OUT/backcast
report SWEPT -o OUT/report.html --quiet
report PLAYED -o OUT/report.html --quiet
report PLAYED --brief -o OUT/brief.html --quiet
report STATED --brief -o OUT/brief.html --quiet
page WORLD -o OUT/page.html
END
"$program" sweep "$base/world.cfg" --quiet --threads 1 -o "$base/swept.db" >/dev/null || exit 1
"$program" sweep "$base/unknown.cfg" --quiet --threads 1 -o "$base/drawn.db" >/dev/null || exit 1
"$program" run "$base/world.cfg" --quiet --threads 1 -o "$base/played" >/dev/null || exit 1
"$program" compare "$base/world.cfg" "$base/other.cfg" --statement --quiet --threads 1 -o "$base/stated" >/dev/null || exit 1

# One line of the list, with its places filled in.
chmod 755 "$base"
mkdir "$base/out"
arguments() { # LINE FOLDER
  sed "s|WORLD|$base/world.cfg|g; s|OTHER|$base/other.cfg|g; s|UNKNOWN|$base/unknown.cfg|g
       s|SWEPT|$base/swept.db|g; s|DRAWN|$base/drawn.db|g; s|PLAYED|$base/played|g; s|STATED|$base/stated|g
       s|MEASURED|$base/measured.cfg|g; s|HELD|$base/seen.cfg|g; s|SEEN|$base/seen.csv|g
       s|RECORD|$base/record.csv|g; s|OUT|$base/$2|g" <<<"$1"
}
clean() { rm -rf "$base/out"; mkdir "$base/out"; chmod 777 "$base/out"; }
# What a merge says depends on what is there already.
said() { grep -v 'of them new' "$base/stdout" >"$base/kept"; mv "$base/kept" "$base/stdout"; }
# What is there: every file to the byte, of a database its rows.
there() {
  (cd "$base/out" && find . -type f ! -name '*.db*' ! -path '*.partial-*' -exec cksum {} + | sort)
  for rows in "$base"/out/*.db; do
    [ ! -f "$rows" ] || "$program" export "$rows" --csv --quiet 2>&1 | cksum
  done
}
# Give command INDEX; what came of it, in $got.
give() {
  # shellcheck disable=SC2046
  timeout 60 "$program" $(arguments "${commands[$1]}" out) >"$base/stdout" 2>"$base/err" </dev/null
  code=$?
  said
  got="$code $(cksum <"$base/stdout") $(there)"
}
commands=() outputs=()
while read -r line; do
  clean
  commands+=("$line")
  give $((${#commands[@]} - 1))
  outputs+=("$got")
  [ $code = 0 ] || [ $code = 3 ] || wrong "where nothing fails: $line: exit code $code"
done <"$base/list"
[ $failed = 0 ] || exit 1
say "${#commands[@]} commands"

# What every failure must look like: CODE, the message, and nothing left but what is whole.
look() { # WHAT CODE ALLOWED
  local what=$1 code=$2
  done=$((done + 1))
  case " $3 " in *" $code "*) ;; *) wrong "$what: exit code $code" ;; esac
  if [ "$code" = 1 ] && [ -z "$quiet" ] && ! grep -q '^instroom: .' "$base/err"; then wrong "$what: exit code 1 without a message"; fi
  if [ "$code" != 0 ] && [ "$code" -lt 128 ]; then
    left=$(cd "$base/out" && ls | grep partial | head -1)
    [ -z "$left" ] || [ "$code" = 124 ] || wrong "$what: $left was left behind"
  fi
}
# After a failure the command is given again, and must say and write what it always does.
again() { # WHAT INDEX
  give "$2"
  [ "$got" = "${outputs[$2]}" ] || wrong "$1: the next one gave something else"
}
quiet=

# --- memory ---------------------------------------------------------------------------------
# Our own allocations: the N-th and all after it, or, every second time, the N-th alone, after which
# a command may still come to its end, if it comes to the same.
forget() { # INDEX WHICH: an allocation fails
  # shellcheck disable=SC2046
  INSTROOM_FAIL_MEMORY=$2 INSTROOM_COUNT_MEMORY=$base/count timeout 60 \
    "$failing" $(arguments "${commands[$1]}" out) >"$base/stdout" 2>"$base/err" </dev/null
  code=$?
}
memory() {
  for i in "${!commands[@]}"; do
    clean
    forget "$i" 0
    # Counted where an earlier answer stands already, as it does at each failure: that takes other steps.
    case ${commands[$i]} in *OUT/*.db* | *OUT/*.kept*) ;; *) forget "$i" 0 ;; esac
    most=$(cat "$base/count")
    for ((n = 1, tried = 0; n <= most; n += every, tried++)); do
      [ "$every" -gt 1 ] && [ $tried -ge 40 ] && break
      alone=$([ $((n % 2)) = 1 ] || echo '!')
      case ${commands[$i]} in *OUT/*.db* | *OUT/*.kept*) clean ;; esac # which would be whole
      forget "$i" "$n$alone"
      if [ -n "$alone" ] && { [ $code = 0 ] || [ $code = 3 ]; }; then
        done=$((done + 1))
        said
        [ "$code $(cksum <"$base/stdout") $(there)" = "${outputs[$i]}" ] ||
          wrong "${commands[$i]}: allocation $n: exit code $code, and something else"
      else
        look "${commands[$i]%% *}: memory ends at allocation $n$alone" $code "1"
        grep -qi memory "$base/err" || wrong "${commands[$i]}: allocation $n$alone: no word of memory"
      fi
      [ $failed -gt 20 ] && exit 1
    done
    again "${commands[$i]%% *}: after $tried failed allocations" "$i"
  done
  say "memory: $((done - started)) checks"
}

# --- system calls -----------------------------------------------------------------------------
# Call K of CALL gives an error; false once there is no such call.
fail_call() { # INDEX CALL ERROR K
  # shellcheck disable=SC2046
  timeout 60 strace -f -o "$base/trace" -e trace="$2" -e inject="$2:error=$3:when=$4" \
    "$program" $(arguments "${commands[$1]}" out) >"$base/stdout" 2>"$base/err" </dev/null
  code=$?
  grep -q INJECTED "$base/trace"
}
calls() {
  errors='write:ENOSPC fsync:EIO fdatasync:EIO rename,renameat2:EIO pwrite64:ENOSPC ftruncate:EIO mkdir:ENOSPC getdents64:EIO'
  # Beyond the loader's own.
  strace -f -o "$base/trace" -e trace=openat,mmap "$program" --version >/dev/null 2>&1
  opens=$(grep -c openat "$base/trace")
  for i in "${!commands[@]}"; do
    name=${commands[$i]%% *}
    case $name in check | explain | path) writers= ;; *) writers=$errors ;; esac
    for fault in ${writers:-write:ENOSPC} openat:EMFILE; do
      call=${fault%:*} k=1
      [ "$call" = openat ] && k=$((opens + 1))
      clean
      for ((tried = 0; tried < (every > 1 ? 6 : 100000); tried++)); do
        fail_call "$i" "$call" "${fault#*:}" $k || break
        # The message itself may be what could not be written; a file that cannot be opened may be
        # one that nobody needs, or one that the scenario names.
        quiet=; [ "$call" = write ] && grep -q 'write(2,.*INJECTED' "$base/trace" && quiet=yes
        # A figure is an extra: gnuplot may fail on its own.
        [ "$(grep -m1 INJECTED "$base/trace" | cut -d' ' -f1)" = "$(head -1 "$base/trace" | cut -d' ' -f1)" ] || quiet=yes
        # What an earlier run left behind may stay a little longer, and the rows of a database stay
        # in SQLite's log.
        allowed=1; [ -n "$quiet" ] && allowed='0 1 3'
        case $call in
          openat) allowed='0 1 2 3' ;;
          getdents64 | pwrite64 | fdatasync | ftruncate) allowed='0 1 3' ;;
        esac
        look "$name: $call $k gives ${fault#*:}" $code "$allowed"
        if [ $code = 0 ] || [ $code = 3 ]; then # then it did no harm
          said
          [ "$code $(cksum <"$base/stdout") $(there)" = "${outputs[$i]}" ] ||
            wrong "$name: $call $k gives ${fault#*:}: exit code $code, and something else"
        fi
        quiet=
        [ $failed -gt 20 ] && exit 1
        k=$((k + (every > 10 ? 1 + every / 10 * tried : 1)))
      done
      again "$name: after ${call} failed" "$i"
    done
  done
  say "system calls that fail: $((done - started)) checks"
}

# --- kill -9 ------------------------------------------------------------------------------------
# At the calls of what writes, one after the other: of files over an earlier result, which must
# stay as it is; of a database from its beginning, which the same command must then bring to its end.
kills() {
  for i in "${!commands[@]}"; do
    case ${commands[$i]} in *OUT*) ;; *) continue ;; esac
    name=${commands[$i]%% *}
    case ${commands[$i]} in *OUT/*.db* | *OUT/*.kept*) database=yes ;; *) database= ;; esac
    clean
    again "$name: before it is killed" "$i"
    there >"$base/before"
    killed=0
    for call in write pwrite64 fsync fdatasync rename renameat2 mkdir unlink rmdir close ftruncate; do
      for ((k = 1, tried = 0; tried < (every > 1 ? 3 : 100000); tried++)); do
        [ -z "$database" ] || clean
        # shellcheck disable=SC2046
        timeout 60 strace -f -o "$base/trace" -e trace=$call -e inject=$call:signal=KILL:when=$k \
          "$program" $(arguments "${commands[$i]}" out) >/dev/null 2>"$base/err" </dev/null
        code=$?
        [ $code = 0 ] || [ $code = 3 ] && break
        done=$((done + 1)) killed=$((killed + 1))
        [ $code = 137 ] || wrong "$name: killed at $call $k: exit code $code"
        if [ -n "$database" ]; then
          again "$name: killed at $call $k" "$i"
        else
          there >"$base/after"
          cmp -s "$base/before" "$base/after" || wrong "$name: killed at $call $k: the earlier result is not what it was"
        fi
        [ $failed -gt 20 ] && exit 1
        k=$((k + (every > 10 ? 1 + every / 8 * tried : 1)))
      done
    done
    again "$name: killed $killed times" "$i"
    left=$(cd "$base/out" && ls | grep partial | head -1)
    [ -z "$left" ] || wrong "$name: $left is still there after the next run"
  done 2>/dev/null
  say "kill -9 at the calls of the writer: $((done - started)) checks"
}

# --- streams ----------------------------------------------------------------------------------
streams() {
  for i in "${!commands[@]}"; do
    name=${commands[$i]%% *}
    # shellcheck disable=SC2046
    set -- $(arguments "${commands[$i]}" out)
    clean; timeout 60 "$program" "$@" >/dev/full 2>"$base/err" </dev/null; code=$?
    [ -s "$base/err" ] || quiet=yes
    # What goes into a file alone says nothing there.
    case "${commands[$i]}" in export* | report* | page* | *fit*OUT*) ;; *) look "$name: standard output is full" $code "1" ;; esac
    quiet=
    clean; timeout 60 "$program" "$@" >/dev/null 2>/dev/full </dev/null; code=$?
    quiet=yes look "$name: standard error is full" $code "0 3"; quiet=
    clean; timeout 60 "$program" "$@" >&- 2>&- <&-; code=$?
    quiet=yes look "$name: no streams" $code "0 1"; quiet=
    clean; timeout 60 "$program" "$@" 2>"$base/err" </dev/null | true; code=${PIPESTATUS[0]}
    look "$name: nobody reads" "$code" "0 1 3 141"
    again "$name: after its streams were closed" "$i"
  done
  say "streams: $((done - started)) checks"
}

# --- limits -----------------------------------------------------------------------------------
# The loader cannot even open the libraries.
too_early() { grep -q 'error while loading shared libraries\|cannot execute\|failed to map' "$base/err"; }
# A command with one thread and no more: as another user where this one has no limit (root).
alone() {
  local other=()
  [ "$(id -u)" != 0 ] || other=(setpriv --reuid=54321 --regid=54321 --clear-groups)
  cp "$program" "$base/instroom"
  timeout 60 prlimit --nproc=1 "${other[@]}" "$base/instroom" "$@" >"$base/stdout" 2>"$base/err" </dev/null
}
sizes() {
  for limit in '-f 0' '-f 1' '-f 8' '-n 3' '-n 4' '-n 5' '-n 6' '-n 8'; do
    clean
    # shellcheck disable=SC2086
    (ulimit $limit; exec timeout 60 "$program" "$@") >"$base/stdout" 2>"$base/err.pipe" </dev/null
    code=$?
    cp "$base/err.pipe" "$base/err"
    too_early && continue
    [ -s "$base/err" ] || quiet=yes # files of no size hold no message
    look "$name: ulimit $limit" $code "0 1 2 3"
    quiet=
  done
}
room() {
  local many=
  case $name in run | path | buffer | sweep | levers | compare | mix | sensitivity | backcast) many='--futures 40000' ;; esac
  for kilobytes in 60000 80000 $([ "$every" -gt 1 ] || echo 50000 70000 100000 130000); do
    clean
    # shellcheck disable=SC2086
    (ulimit -v $kilobytes; exec timeout 60 "$program" "$@" $many) >/dev/null 2>"$base/err" </dev/null
    code=$?
    too_early || grep -q libgomp "$base/err" || look "$name: $kilobytes kB of memory" $code "0 1 2 3"
  done
}
# OpenMP has a message of its own (README, "Limits that are known").
lonely() {
  clean
  alone "$@"
  code=$?
  ! grep -q libgomp "$base/err" || quiet=yes
  look "$name: no second thread" $code "0 1 3"
  quiet=
  case ${commands[$i]} in run*OUT* | buffer* | sweep*) [ $code = 1 ] || wrong "$name: no second thread: exit code $code" ;; esac
}
limits() {
  for i in "${!commands[@]}"; do
    name=${commands[$i]%% *}
    # shellcheck disable=SC2046
    set -- $(arguments "${commands[$i]}" out)
    sizes "$@"
    again "$name: after its limits" "$i"
    room "$@"
    # shellcheck disable=SC2046
    set -- $(arguments "${commands[$i]/--threads 1/--threads 2}" out)
    lonely "$@"
    again "$name: after it had no second thread" "$i"
  done
  say "limits: $((done - started)) checks"
}

# --- the server -----------------------------------------------------------------------------------
question='{ "settings": {}, "futures": 100 }'
ask() { # the status of the answer; 000: there is none
  curl -s -o "$base/answer" -w '%{http_code}' --max-time "$1" -H 'Content-Type: application/json' -d "$question" \
    "$(cat "$base/stdout")api/evaluate"
}
begin() { # COMMAND ...: true once it has told its address
  : >"$base/stdout"
  "$@" serve "$base/world.cfg" --port 0 --quiet --threads 1 >"$base/stdout" 2>"$base/err" </dev/null & server=$!
  while [ ! -s "$base/stdout" ] && kill -0 $server 2>/dev/null; do sleep 0.02; done
  [ -s "$base/stdout" ]
}
finish() { # its exit code, in $code
  kill -TERM $server 2>/dev/null
  wait $server
  code=$?
  server=
}
# Under a limit it ends with a message, or works until it is told to stop.
serve() { # WHAT COMMAND ...
  local what=$1
  shift
  if begin "$@"; then
    answered=$((answered + 1))
    ask 3 >/dev/null
    kill -0 $server 2>/dev/null || wrong "serve: $what: it ended at a question"
    finish
    look "serve: $what" $code 143
  else
    finish
    too_early && return
    [ -s "$base/err" ] || case $what in *-f*) quiet=yes ;; esac # files of no size hold no message
    look "serve: $what" $code 1
    quiet=
  fi
}
# One allocation that fails, before the address is told or at a question: a message and the end, or
# a question that is not answered. The next question is.
serve_forgetful() { # N
  if begin env INSTROOM_FAIL_MEMORY="$1!" "$failing"; then
    case $(ask 60) in
      200 | 000) ;;
      500) grep -qi memory "$base/answer" || wrong "serve: allocation $1: no word of memory" ;;
      *) wrong "serve: allocation $1: $(cat "$base/answer")" ;;
    esac
    [ "$(ask 60)" = 200 ] || wrong "serve: allocation $1: no answer to the next question"
    finish
    look "serve: allocation $1" $code 143
  else
    finish
    look "serve: allocation $1" $code 1
    grep -qi memory "$base/err" || wrong "serve: allocation $1: no word of memory"
  fi
}
limited() { # LIMIT ...: the program under it, in the place of this shell
  # shellcheck disable=SC2086
  ulimit $1
  shift
  exec "$program" "$@"
}
server() {
  answered=0
  for limit in '-n 3' '-n 4' '-n 5' '-n 6' '-n 7' '-n 8' '-n 9' '-n 10' '-n 12' '-n 16' '-n 32' '-v 60000' '-v 80000' \
    '-v 100000' '-v 130000' '-v 200000' '-v 400000' '-f 0' '-f 1'; do
    serve "ulimit $limit" limited "$limit"
  done
  cp "$program" "$base/instroom"
  other=()
  [ "$(id -u)" != 0 ] || other=(setpriv --reuid=54321 --regid=54321 --clear-groups)
  for threads in 1 2 3; do
    serve "$threads threads" prlimit --nproc=$threads "${other[@]}" "$base/instroom"
  done
  [ $answered -ge 3 ] || wrong "the server came up $answered times only"
  begin env INSTROOM_COUNT_MEMORY="$base/count" "$failing" && [ "$(ask 60)" = 200 ] || wrong "the server does not answer"
  finish
  for ((n = 1; n <= $(cat "$base/count"); n += every)); do
    serve_forgetful $n
    [ $failed -gt 20 ] && exit 1
  done
  say "the server: $((done - started)) checks"
}

# --- signals ----------------------------------------------------------------------------------
signals() {
  random=20260701
  draw() { random=$(((random * 1103515245 + 12345) % 2147483648)); drawn=$((random / 65536 % $1)); }
  for round in $(seq $((every > 1 ? 2 : 20))); do
    for i in "${!commands[@]}"; do
      name=${commands[$i]%% *}
      for signal in TERM INT HUP; do
        draw 60
        clean
        # shellcheck disable=SC2046
        timeout -s $signal -k 10 0.0$((10 + drawn)) "$program" $(arguments "${commands[$i]}" out) >/dev/null 2>"$base/err" </dev/null
        code=$?
        # timeout says 124 for what the signal ended, and the program's own code otherwise
        quiet=yes
        look "$name: SIG$signal" $code "0 3 124 129 130 143"
        quiet=
      done
      [ "$round" = 1 ] && again "$name: after signals" "$i"
    done
  done
  say "signals: $((done - started)) checks"
}

# --- places that cannot be written --------------------------------------------------------------
places() {
  mkdir "$base/small"
  for i in "${!commands[@]}"; do
    case ${commands[$i]} in *OUT*) ;; *) continue ;; esac
    name=${commands[$i]%% *}
    clean
    line=${commands[$i]//OUT/\/proc\/instroom}
    # shellcheck disable=SC2046
    timeout 60 "$program" $(arguments "$line" out) >/dev/null 2>"$base/err" </dev/null
    look "$name: a folder that is not there" $? "1"
    if mount -t tmpfs -o size=16k,nr_inodes=20 tmpfs "$base/small" 2>/dev/null; then
      line=${commands[$i]//OUT/$base/small}
      # shellcheck disable=SC2046
      timeout 60 "$program" $(arguments "$line" out) >/dev/null 2>"$base/err" </dev/null
      look "$name: a disk of 16 kB" $? "0 1"
      mount -o remount,ro "$base/small"
      # shellcheck disable=SC2046
      timeout 60 "$program" $(arguments "$line" out) >/dev/null 2>"$base/err" </dev/null
      look "$name: a disk to be read only" $? "0 1"
      umount "$base/small"
    fi
  done
  say "places: $((done - started)) checks"
}

# --- the promise ----------------------------------------------------------------------------------
# For every command that writes: what somebody else put at its place stays, what it reads stays, and of
# its own answer what was changed since.
place_of() { sed -n 's|.* \(OUT/[^ ]*\).*|\1|p' <<<"$1" | sed "s|OUT|$base/out|"; }
# Give command INDEX; it must be refused with CODE and a message, and FILE be as it was.
is_refused() { # WHAT INDEX CODE FILE
  local before
  before=$(cksum <"$4")
  give "$2"
  done=$((done + 1))
  [ $code = "$3" ] || wrong "$1: exit code $code"
  [ -s "$base/err" ] || wrong "$1: refused without a word"
  [ "$(cksum <"$4")" = "$before" ] || wrong "$1: $4 was changed"
}
# The files that a line of the list reads.
reads() { for word in $1; do case $word in WORLD | OTHER | UNKNOWN | SWEPT | DRAWN | RECORD) arguments "$word" out ;; esac; done; }
promise() {
  for i in "${!commands[@]}"; do
    place=$(place_of "${commands[$i]}")
    [ -n "$place" ] || continue
    name="${commands[$i]%% *} ${place##*/}"
    stands=1
    case ${place##*/} in *.*) stands=2 ;; esac
    clean; echo precious >"$place"
    is_refused "$name: a stranger's file" "$i" $stands "$place"
    for file in $(reads "${commands[$i]}"); do
      clean; ln "$file" "$place"
      is_refused "$name: a hard link to $file" "$i" 2 "$file"
      clean; ln -s "$file" "$place"
      is_refused "$name: a link to $file" "$i" 2 "$file"
    done
    case ${place##*/} in
      *.db | *.kept) continue ;; # they go on from what is there
      *.*) clean; give "$i"; echo >>"$place"; is_refused "$name: changed since" "$i" 2 "$place"; continue ;;
    esac
    clean; mkdir "$place"; echo precious >"$place/letter"
    is_refused "$name: a stranger's folder" "$i" 1 "$place/letter"
    clean; give "$i"; echo precious >"$place/letter"; echo >>"$place/summary.json"
    before=$(cksum "$place/letter" "$place/summary.json")
    give "$i"; done=$((done + 1))
    [ "$(cksum "$place/letter" "$place/summary.json")" = "$before" ] || wrong "$name: a letter or a changed file is gone"
    grep -q summary.json "$base/err" || wrong "$name: a changed file is not named"
  done
  say "promise: $((done - started)) checks"
}

# --- one answer in the place of another --------------------------------------------------------------
# Killed at each call of the writer: every file is that of the one or of the other, what is somebody
# else's stays, the list of a folder tells whether all of it is there, and the same command brings it
# to its end.
cat >"$base/pairs" <<'END'
run WORLD --quiet --threads 1 -o OUT/run|--seed 9 --no-frontier
levers WORLD --quiet --threads 1 -o OUT/levers|--seed 9
compare WORLD OTHER --quiet --threads 1 -o OUT/compare|--seed 9 --waterfall
mix WORLD --quiet --threads 1 -o OUT/mix|--seed 9
sensitivity UNKNOWN --points 8 --quiet --threads 1 -o OUT/drives|--seed 9
backcast WORLD RECORD --quiet --threads 1 -o OUT/backcast|--set flex.pool=5
fit RECORD --quiet --threads 1 --figures OUT/fit --law normal|--law student
fit RECORD --quiet --threads 1 -o OUT/fit.cfg --law normal|--law student
export SWEPT --csv -o OUT/export.csv|--dialect excel-nl
report SWEPT -o OUT/report.html --quiet|--lang nl
report PLAYED -o OUT/report.html --quiet|--lang nl
report OUT/again --quiet|--lang nl
page WORLD -o OUT/page.html|--lang nl
END
# In one line a file: what is there, but for what is in the making and what is of somebody else.
standing() { (cd "$base/out" && find . -type f ! -path '*.partial-*' ! -name letter ! -name manifest.txt -exec cksum {} + | sort -k3); }
# The first answer, with a letter beside it where it is a folder; OPTIONS make it the second.
first() {
  clean
  case $pair in *OUT/again*) cp -a "$base/played" "$base/out/again" ;; esac
  timeout 60 "$program" $(arguments "$pair" out) >/dev/null 2>"$base/err" </dev/null || return 1
  for folder in "$base"/out/*/; do [ ! -d "$folder" ] || echo precious >"$folder/letter"; done
}
second() { timeout 60 "$@" "$program" $(arguments "$pair $options" out) >/dev/null 2>"$base/err" </dev/null; }
check_killed() { # WHAT
  standing | while read -r line; do
    grep -qxF "$line" "$base/one" || grep -qxF "$line" "$base/two" || echo "${line##* }"
  done >"$base/neither"
  [ ! -s "$base/neither" ] || wrong "$1: of neither answer: $(head -1 "$base/neither")"
  for folder in "$base"/out/*/; do
    [ -d "$folder" ] || continue
    [ "$(cat "$folder/letter")" = precious ] || wrong "$1: the letter is gone"
    if head -1 "$folder/manifest.txt" | grep -q complete; then
      (cd "$folder" && sha256sum -c --quiet manifest.txt >/dev/null 2>&1) || wrong "$1: the list says complete, and it is not"
    fi
  done
  second && [ "$(standing)" = "$(cat "$base/two")" ] || wrong "$1: the same command does not bring it to its end"
  head -1 "$base"/out/*/manifest.txt 2>/dev/null | grep -q interrupted && wrong "$1: still told as interrupted"
  left=$(find "$base/out" -name '*.partial-*' | head -1)
  [ -z "$left" ] || wrong "$1: $left is still there after the next run"
}
replace() {
  while IFS='|' read -r pair options; do
    name="${pair%% *} $options"
    first || wrong "$name: the first answer"
    standing >"$base/one"
    second || wrong "$name: the second answer"
    standing >"$base/two"
    ! cmp -s "$base/one" "$base/two" || wrong "$name: the two answers are one"
    for call in rename renameat2 unlink unlinkat rmdir mkdir fsync write close; do
      for ((k = 1, tried = 0; tried < (every > 1 ? 6 : 100000); tried++)); do
        first
        second strace -f -o "$base/trace" -e trace=$call -e inject=$call:signal=KILL:when=$k; code=$?
        [ $code = 0 ] && break
        done=$((done + 1))
        [ $code = 137 ] || wrong "$name: killed at $call $k: exit code $code"
        check_killed "$name: killed at $call $k"
        [ $failed -gt 20 ] && exit 1
        k=$((k + (every > 10 ? 1 + every / 16 * tried : 1)))
      done
    done 2>/dev/null
  done <"$base/pairs"
  say "one answer in the place of another: $((done - started)) checks"
}

wanted promise && promise
wanted memory && memory
if strace -o /dev/null true 2>/dev/null; then
  wanted calls && calls
  wanted kills && kills
  wanted replace && replace
else
  say "no strace here: system calls are not made to fail"
fi
for part in streams limits server signals places; do
  wanted $part && $part
done

if [ $failed -eq 0 ]; then say "$done checks of commands passed"; else say "$failed of $done checks FAILED"; fi
[ $failed -eq 0 ]
