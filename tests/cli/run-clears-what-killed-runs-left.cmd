host=$(hostname)
for left in out.partial-$host-99999998 out.partial-$host-99999999.old out.partial-$host-$$ out.partial-elsewhere-99999998 out.partial-mine other.partial-$host-99999998; do
  mkdir "$SCRATCH/$left" && echo half >"$SCRATCH/$left/months.csv"
done
"$INSTROOM" run tests/cli/scenarios/steady.cfg --no-frontier --quiet -o "$SCRATCH/out" >/dev/null || exit
ls "$SCRATCH" | sed "s/$host/HOST/; s/-$$\$/-ALIVE/" | sort
