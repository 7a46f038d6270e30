# A calibration that was interrupted goes on from the worlds that it kept, and says the same to the last digit.
S=$PWD/scenarios/united-kingdom-2020.cfg O=$PWD/scenarios/data/united-kingdom-observed.csv
cd "$SCRATCH"
calibrate() { "$INSTROOM" calibrate "$S" "$O" --worlds 512 --quiet --json "$@"; }
calibrate -o plain.csv >plain
same() { cmp - plain && cmp again.csv plain.csv; }
calibrate --resume played -o again.csv | same
# All of it is there, and none is played again: the file stays as it is.
cp played whole && calibrate --resume played -o again.csv --force | same && cmp played whole
# Killed in the midst of a line, between two, or before the first.
size=$(wc -c <whole)
for bytes in $((size * 2 / 3)) $((size / 4 + 1)) 0; do
  head -c $bytes whole >played
  calibrate --resume played -o again.csv --force | same
  cmp played whole || echo "$bytes bytes"
done
# A likelihood that is not that of its world shows that it is read.
sed '2s/.*/0x1p+9/' whole >played && calibrate --resume played | cmp -s - plain || echo read
# Another question, and a file of somebody else.
calibrate --resume whole --seed 9; echo "exit $?"
calibrate --resume whole --discrepancy 0.05; echo "exit $?"
sed 's/,63025,/,63026,/' "$O" >other.csv; cmp -s other.csv "$O" && echo no other record
"$INSTROOM" calibrate "$S" other.csv --worlds 512 --quiet --resume whole; echo "exit $?"
echo 'Dear reader' >letter; calibrate --resume letter; echo "exit $?"; cat letter
