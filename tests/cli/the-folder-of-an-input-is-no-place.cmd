# Not even with --force; but for the folder of an earlier run, into which somebody put a scenario.
export INSTROOM_PLOTS=/nowhere
cp tests/cli/scenarios/random.cfg "$SCRATCH/base.cfg"
cd "$SCRATCH" || exit
mkdir sub sub/deep
echo 'inherits = "../../base.cfg";' >sub/deep/mine.cfg
try() { "$INSTROOM" "$@" --futures 60 --quiet >/dev/null; echo "$*: $?"; }
for command in run levers mix sensitivity; do try $command base.cfg -o .; done
try run base.cfg -o . --force
try run sub/deep/mine.cfg -o sub --force
try run sub/deep/mine.cfg -o . --force
try compare base.cfg sub/deep/mine.cfg -o sub/deep
ln -s deep sub/link
try run base.cfg -o sub/link --force
"$INSTROOM" fit sub/deep/mine.cfg --figures sub/deep --force; echo "fit: $?"
try run base.cfg -o D
cp sub/deep/mine.cfg D/mine.cfg; sed -i s-../../-../- D/mine.cfg
try run D/mine.cfg -o D --seed 3
try run D/scenario.cfg -o D
ln D/scenario.cfg same.cfg
try run same.cfg -o D --force
try levers D/scenario.cfg -o D/levers
ls . sub/deep D | grep -v report
