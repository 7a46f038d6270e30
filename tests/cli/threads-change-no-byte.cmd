# Where the report lies is told, and that alone differs.
for threads in 1 2 7; do
    "$INSTROOM" run tests/cli/scenarios/random.cfg --quiet --threads $threads -o "$SCRATCH/$threads" >"$SCRATCH/said" || exit 1
    sed "s|$SCRATCH/$threads|FOLDER|" "$SCRATCH/said" >"$SCRATCH/$threads.txt"
    cmp "$SCRATCH/1.txt" "$SCRATCH/$threads.txt" && diff -r "$SCRATCH/1" "$SCRATCH/$threads" && echo same
done
