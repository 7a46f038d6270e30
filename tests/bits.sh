#!/bin/bash
# bits.sh [--write | --quick] - the same bits whoever computes them.
#
# tests/bits.txt holds the checksums of eleven scenarios: one future month by month in full precision,
# a run and a buffer. They must come out of gcc and of clang, of -O0 to -O3, of every vector level of this
# processor and of the C library's plainest functions, of 1 to 8 threads, and a sweep's rows out of 1
# to 4 ranks. --quick looks at the release build alone; --write puts its checksums into the table.
cd "$(dirname "$0")/.." || exit 1
export LC_ALL=C
unset LANG INSTROOM_LEVEL OMP_NUM_THREADS GLIBC_TUNABLES
table=tests/bits.txt
base=$(mktemp -d) || exit 1
trap 'rm -rf "$base"' EXIT
trap 'exit 130' INT TERM
failed=0 ways=0

# Of eleven scenarios: what is computed from futures and nothing that tells of the program or its place.
list() { # PROGRAM THREADS
  local program=$1 threads=$2
  for name in netherlands-2026 lead-time-9 no-flex surge-2022 falling-budget better-forecast \
    long-memory replay-2022 surge-2015 earlier-signal netherlands-2027; do
    local file=scenarios/$name.cfg more='--futures 96'
    case $name in
      no-flex) more='--futures 96 --set sampling=antithetic' ;;
      falling-budget) more='--futures 96 --set inflow.counts=poisson' ;;
      long-memory) more='--futures 128 --set sampling=sobol' ;;
      netherlands-2027) more='--futures 2400' ;; # 75 worlds of what is not known
      surge-2015) more='--futures 96 --set tower.forecast=trend' ;;
    esac
    printf '%s %s' "$name" "$("$program" path $file $more --future 7 --threads "$threads" 2>/dev/null | sha256sum | cut -c1-24)"
    printf ' %s' "$("$program" run $file $more --threads "$threads" --quiet --json 2>/dev/null |
      sed '/"provenance"/,/}/d' | sha256sum | cut -c1-24)"
    case $more in *sampling*) echo " -" ;; *)
      printf ' %s\n' "$("$program" buffer $file $more --threads "$threads" --quiet --json 2>/dev/null |
        sed '/"provenance"/,/}/d' | sha256sum | cut -c1-24)" ;;
    esac
  done
}
agree() { # WHAT
  ways=$((ways + 1))
  if cmp -s "$base/list" "$base/wanted"; then
    [ "$quick" ] || echo "bits: $1: the same"
  else
    echo "bits: FAILED: $1 gives other bits:"
    diff "$base/wanted" "$base/list" | head -4
    echo "bits: where results were meant to change, tests/bits.sh --write accepts them"
    failed=1
  fi
}
release=build/release/instroom
if [ "${1:-}" = --write ]; then
  { sed -n '/^#/p' $table; list $release 2; } >"$base/new" && cp "$base/new" $table
  exit
fi
quick=
[ "${1:-}" = --quick ] && quick=yes
sed '/^#/d' $table >"$base/wanted"

list $release 1 >"$base/list"; agree "release, 1 thread"
if [ -z "$quick" ]; then
  for threads in 2 3 8; do
    list $release $threads >"$base/list"; agree "release, $threads threads"
  done
  for level in portable x86-64-v3 x86-64-v4; do
    INSTROOM_LEVEL=$level list $release 2 >"$base/list"; agree "release, level $level"
  done
  GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX512F,-AVX512VL,-AVX2,-AVX2_Usable,-FMA,-FMA_Usable,-FMA4 \
    INSTROOM_LEVEL=portable list $release 2 >"$base/list"; agree "release, the C library without AVX and FMA"
  for way in ${WAYS-gcc:-O0 gcc:-O1 gcc:-O2 gcc:-O3 clang:-O0 clang:-O1 clang:-O2 clang:-O3}; do
    compiler=${way%:*} level=${way#*:}
    command -v "$compiler" >/dev/null || { echo "bits: no $compiler here"; continue; }
    make --no-print-directory MODE="bits-$compiler$level" CC="$compiler" CFLAGS="$level" \
      "build/bits-$compiler$level/instroom" >"$base/log" 2>&1 || { tail -5 "$base/log"; exit 1; }
    list "build/bits-$compiler$level/instroom" 2 >"$base/list"; agree "$compiler $level"
  done
  # Ranks: the rows of a sweep.
  mpi=build/release/instroom-mpi
  if [ -x $mpi ] && command -v mpirun >/dev/null; then
    export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
    $release sweep tests/cli/scenarios/sweep.cfg --quiet --threads 1 -o "$base/0.db" >/dev/null
    $release export "$base/0.db" --csv --quiet >"$base/wanted"
    for ranks in 1 2 3 4; do
      timeout 120 mpirun --oversubscribe --bind-to none -np $ranks $mpi sweep tests/cli/scenarios/sweep.cfg \
        --quiet --threads 1 -o "$base/$ranks.db" >/dev/null 2>&1
      $release export "$base/$ranks.db" --csv --quiet >"$base/list"; agree "$ranks ranks"
    done
  fi
fi
[ $failed -eq 0 ] && echo "bits: the same in $ways ways"
exit $failed
