#!/bin/sh
# analyse.sh [cppcheck | gcc | tidy] ... - what three analysers say about the source, less what
# tests/analyse.txt explains. An exception that nothing needs any more fails too.
cd "$(dirname "$0")/.." || exit 1
base=$(mktemp -d) || exit 1
trap 'rm -rf "$base"' EXIT
trap 'exit 130' INT TERM
failed=0
list=tests/analyse.txt
sources=$(ls src/*/*.c | grep -v '^src/mpi/')
flags="-std=gnu17 -Iinclude -Isrc -fopenmp -ffp-contract=off -DINS_VERSION=\"x\" -DINS_PREFIX=\"/usr\""

# One finding a line, FILE: [CHECK] WORDS; those explained fall away.
judge() { # TOOL
  sed -n "s/^$1 \([^ ]*\) \(\[[^]]*\]\).*/\1: \2/p" $list | sort -u >"$base/explained"
  grep -vFf "$base/explained" "$base/found" >"$base/left"
  while read -r one; do
    grep -qF "$one" "$base/found" || { echo "analyse: $1: not needed any more: $one"; failed=1; }
  done <"$base/explained"
  if [ -s "$base/left" ]; then
    echo "analyse: $1:"; cat "$base/left"; failed=1
  else
    echo "analyse: $1: clean, $(wc -l <"$base/explained") exceptions explained"
  fi
}

with_cppcheck() {
  cppcheck --quiet --enable=warning,portability,performance --std=c11 -Isrc -Iinclude \
    --suppress=missingIncludeSystem --template='{file}: [{id}] line {line}: {message}' \
    --template-location='' src 2>&1 | grep '^src' | grep -v '\[[a-z]*\] .*: style' | sort -u >"$base/found"
  judge cppcheck
}
# The analyser given, of each source file by itself: what it says goes to a file of its own.
each() { # COMMAND, in which "$1" is the source
  mkdir -p "$base/said"
  # shellcheck disable=SC2086
  printf '%s\n' $sources | xargs -P "$(nproc)" -I FILE \
    sh -c "($1) >\"$base/said/\$(echo FILE | tr / _)\" 2>&1" sh FILE
  cat "$base/said/"*
  rm -rf "$base/said"
}
export flags
with_gcc() {
  each 'gcc $flags -O1 -fanalyzer -Wno-analyzer-too-complex -c "$1" -o /dev/null' |
    sed -n 's/^\([^:]*\):\([0-9]*\):[0-9]*: warning: \(.*\) \[\(CWE[^]]*\] \[\)\{0,1\}-W\(analyzer[^]]*\)\]/\1: [\5] line \2: \3/p' |
    sort -u >"$base/found"
  judge gcc
}
# Not asked for: names and styles; void * into a typed pointer without a cast; widening, which the
# compilers' -Wconversion looks at; whole numbers counted in a double, as the terms of a series are;
# strcat() of words of our own into room of our own; values that only a pragma of OpenMP reads; and how
# a struct of packs is padded.
export checks='-*,bugprone-*,clang-analyzer-*,cert-*,-bugprone-easily-swappable-parameters,-bugprone-reserved-identifier,-bugprone-implicit-widening-of-multiplication-result,-bugprone-narrowing-conversions,-cert-dcl37-c,-cert-dcl51-cpp,-cert-err33-c,-cert-msc51-cpp,-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling,-bugprone-assignment-in-if-condition,-cert-flp30-c,-clang-analyzer-security.FloatLoopCounter,-clang-analyzer-security.insecureAPI.strcpy,-clang-analyzer-deadcode.DeadStores,-clang-analyzer-optin.performance.Padding'
with_tidy() {
  each 'clang-tidy --quiet -checks="$checks" "$1" -- $flags' |
    sed -n "s|^$PWD/||; s/^\([^:]*\):\([0-9]*\):[0-9]*: \(warning\|error\): \(.*\) \[\([^]]*\)\]/\1: [\5] line \2: \4/p" |
    sort -u >"$base/found"
  judge tidy
}
[ $# -gt 0 ] || set -- cppcheck gcc tidy
for tool in "$@"; do "with_$tool"; done
exit $failed
