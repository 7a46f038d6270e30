# A design that was interrupted goes on from the points that it kept, and says the same to the last digit.
S=$PWD/tests/cli/scenarios LAWS='{ key = "inflow.level_per_month"; from = 420.0; to = 600.0; }, { key = "flex.pool"; from = 10.0; to = 60.0; }'
cd "$SCRATCH"
drive() { "$INSTROOM" sensitivity "$S/random.cfg" --quiet --threads 1 --futures 60 --set sweep.points=16 --set "uncertain=($LAWS)" --json "$@"; }
drive >plain
drive --resume points | cmp - plain
wc -l <points
# All of it is there, and nothing is played again: the file stays as it is.
cp points whole && drive --resume points | cmp - plain && cmp points whole
# Killed in the midst of a line, of a point of the design, or before the first.
for bytes in 6000 2301 300 90 0; do
  head -c $bytes whole >points
  drive --resume points | cmp - plain
  cmp points whole || echo "$bytes bytes"
done
# An answer that is not that of the point shows that it is read.
sed '2s/^[^ ]* /0x1p+40 /' whole >points && drive --resume points | cmp -s - plain || echo read
# A stopped one keeps what it has played.
drive --morris --resume morris >first && drive --morris --resume morris | cmp - first
# Another question, and a file of somebody else.
drive --resume whole --seed 9; echo "exit $?"
drive --morris --resume whole; echo "exit $?"
echo 'Dear reader' >letter; drive --resume letter; echo "exit $?"; cat letter
mkfifo pipe; drive --resume pipe; echo "exit $?"
drive --resume no/such/place; echo "exit $?"
drive --resume points --given; echo "exit $?"
