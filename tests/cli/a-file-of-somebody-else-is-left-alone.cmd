# What stands at the place of a file is replaced where it is known as an earlier answer of the same
# kind, to the byte; else only with --force.
export INSTROOM_ENGINE="$SCRATCH/engine.js"
cp tests/cli/scenarios/random.cfg "$SCRATCH/base.cfg"
cp scenarios/data/netherlands-first-applications.csv "$SCRATCH/rec.csv"
cd "$SCRATCH" || exit
echo 'var instroomEngine;' >engine.js
echo 'inherits = "base.cfg"; futures = 60;
sweep = { axes = ( { key = "academie.lead_time"; values = [6, 12]; } ); };' >swept.cfg
"$INSTROOM" sweep swept.cfg -o x.db --quiet >/dev/null || exit
give() { "$INSTROOM" "$@" --quiet >out 2>err; code=$?; }
try() { # FILE ARGUMENT...
  file=$1; shift
  printf '%s:' "$file"
  echo precious >"$file"
  give "$@"; printf ' somebody else %s%s' $code "$(grep -q -- --force err && echo ' --force')"
  [ "$(cat "$file")" = precious ] || printf ' LOST'
  give "$@" --force; printf ', forced %s' $code
  give "$@"; printf ', its own %s' $code
  cp "$file" own
  for how in more less other; do
    case $how in
      more) { cat own; echo; } >"$file" ;;
      less) head -c $(($(wc -c <own) - 1)) own >"$file" ;;
      other) head -c 900 own >"$file"; printf '~' >>"$file"; tail -c +902 own >>"$file" ;;
    esac
    cp "$file" edited
    give "$@"; printf ', %s %s' $how $code
    cmp -s "$file" edited || printf ' LOST'
  done
  rm "$file"; mkdir "$file"; give "$@"; printf ', a folder %s' $code; rmdir "$file"
  ln -s nowhere "$file"; give "$@" --force; printf ', a broken link %s' $code; rm "$file"
  cp own target; ln -s target "$file"; give "$@"; printf ', a link to its own %s' $code
  [ -L "$file" ] || printf ' LINK LOST'
  echo precious >target; give "$@"; printf ', to another %s' $code
  [ "$(cat target)" = precious ] || printf ' LOST'
  rm -f "$file" target
  echo
}
try in.cfg fit rec.csv --law normal -o in.cfg
try x.csv export x.db --csv -o x.csv
try dutch.csv export x.db --csv --dialect excel-nl -o dutch.csv
try x.xlsx export x.db --xlsx
try p.html page base.cfg -o p.html
try x.html report x.db
try r.html report x.db -o r.html
give report x.db -o both.html; echo precious >both.xlsx; rm both.html; give report x.db -o both.html
echo "the page of a report whose workbook stands in the way: $code $(ls both.html 2>/dev/null)"
echo precious >x.db2; give merge x.db2 x.db; echo "merge: $code $(cat x.db2)"
give sweep swept.cfg --restart -o in.txt; echo precious >in.txt; give sweep swept.cfg --restart -o in.txt; echo "sweep: $code $(cat in.txt)"
give page base.cfg -o c.html; give report x.db -o c.html; echo "another kind: $code"
give fit rec.csv --law normal -o m.cfg; chmod 600 m.cfg; give fit rec.csv --law surges -o m.cfg; echo "its permissions: $(stat -c %a m.cfg)"
mkfifo pipe; give export x.db --csv -o pipe; echo "a pipe: $code"
[ -p pipe ] && ls
