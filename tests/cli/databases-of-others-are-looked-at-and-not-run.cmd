# What a database brings along is not run: views and tables in the place of ours, triggers, indexes
# that would delete rows. Its maker's tables stay.
cp tests/cli/scenarios/sweep.cfg tests/cli/scenarios/random.cfg "$SCRATCH" 2>/dev/null
cd "$SCRATCH" || exit
"$INSTROOM" sweep sweep.cfg -o whole.db --quiet >/dev/null || exit
"$INSTROOM" sweep sweep.cfg --shard 1/2 -o half.db --quiet >/dev/null || exit
change() { # FILE NEW SQL
  cp "$1" "$2"; python3 -c 'import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as db: db.executescript(sys.argv[2])' "$2" "$3" || exit
}
change whole.db view.db 'ALTER TABLE results RENAME TO r2; CREATE VIEW results AS WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT r2.* FROM r2, x;'
change whole.db sums.db 'ALTER TABLE sums RENAME TO s2; CREATE VIEW sums AS SELECT * FROM s2;'
change whole.db run.db 'ALTER TABLE run RENAME TO r2; CREATE VIEW run AS SELECT * FROM r2;'
change whole.db virtual.db 'DROP TABLE kept; CREATE VIRTUAL TABLE kept USING fts5(point, futures, sum, data);'
change whole.db rule.db 'ALTER TABLE results ADD COLUMN more AS (point * 2);'
for db in view sums run virtual rule; do
  for command in "export $db.db --csv" "report $db.db" "discover $db.db" "run --point 1 $db.db --quiet" "merge out.db $db.db" "sweep sweep.cfg -o $db.db --quiet"; do
    timeout 20 "$INSTROOM" $command >out 2>err; code=$?
    { [ $code = 1 ] || [ $code = 2 ]; } && [ ! -s out ] && [ -s err ] || { echo "$command: $code"; cat err; }
  done
  "$INSTROOM" export $db.db --csv
done
ls out.db 2>&1
# A trigger that deletes, on what is written: the rows are those of a sweep that nobody touched.
"$INSTROOM" merge part.db half.db >/dev/null
change part.db trigger.db 'CREATE TRIGGER gone AFTER INSERT ON results BEGIN DELETE FROM results WHERE point < new.point; END; CREATE TABLE notes (text); INSERT INTO notes VALUES ("mine");'
cp trigger.db merged.db
"$INSTROOM" merge merged.db whole.db; echo $?
"$INSTROOM" export whole.db --csv >rows.csv
"$INSTROOM" export merged.db --csv | cmp - rows.csv && echo the same rows
change half.db one.db 'UPDATE run SET value = value; CREATE TRIGGER gone BEFORE INSERT ON results BEGIN SELECT raise(ignore); END;'
"$INSTROOM" sweep sweep.cfg --shard 1/2 --futures 90 --no-keep -o one.db --quiet >/dev/null; echo $?
"$INSTROOM" sweep sweep.cfg --shard 1/2 --futures 90 --no-keep -o other.db --quiet >/dev/null
"$INSTROOM" export one.db --csv --quiet >one.csv; "$INSTROOM" export other.db --csv --quiet | cmp - one.csv && echo the same rows
# An index that lets no two rows be alike.
change whole.db unique.db 'CREATE UNIQUE INDEX u ON results(point);'
"$INSTROOM" sweep sweep.cfg -o unique.db --quiet; echo $?
"$INSTROOM" export unique.db --csv | cmp - rows.csv && echo the same rows
# What somebody put into it is not thrown away with the rest.
change whole.db notes.db 'CREATE TABLE notes (text); INSERT INTO notes VALUES ("mine");'
"$INSTROOM" export notes.db --csv | cmp - rows.csv && echo the same rows
"$INSTROOM" sweep sweep.cfg --seed 9 --restart -o notes.db --quiet; echo $?
python3 -c 'import sqlite3; print(sqlite3.connect("notes.db").execute("SELECT text FROM notes").fetchall())'
# Nor what lies beside a new one.
echo precious >new.db-wal
"$INSTROOM" sweep sweep.cfg -o new.db --quiet; echo $?
cat new.db-wal; ls new.db 2>&1
