#!/bin/sh
# valgrind.sh PROGRAM [NAME ...] - command-line tests under valgrind: nothing is read that was never
# written, nothing is lost. No NAME: a few that go through most of the house; "all": every one that
# is not about time, nor about closed streams, which valgrind opens.
program=${1:?the path of instroom}
shift
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")/.." || exit 1
base=$(mktemp -d) || exit 1
trap 'rm -rf "$base"' EXIT
trap 'exit 130' INT TERM
cat >"$base/instroom" <<END
#!/bin/sh
exec valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite \\
  --log-file=$base/log.%p $program "\$@"
END
chmod +x "$base/instroom"
case ${1:-} in
  '') set -- check-reads-back-what-it-prints check-reports-every-mistake buffer-tells-three-sizes \
        run-writes-a-folder sweep-writes-a-row-a-point path-months-without-chance
      for name; do shift; [ -f "tests/cli/$name.cmd" ] && set -- "$@" "$name"; done ;;
  all) set -- $(ls tests/cli | sed -n 's/\.cmd$//p' | grep -v 'stop\|interrupt\|signal\|pipe\|serve\|closed') ;;
esac
tests/cli/run.sh "$base/instroom" "$@"
code=$?
if cat "$base"/log.* 2>/dev/null | grep -q .; then
  echo "valgrind: FAILED"; cat "$base"/log.* | head -60; exit 1
fi
[ $code -eq 0 ] && echo "valgrind: nothing to say"
exit $code
