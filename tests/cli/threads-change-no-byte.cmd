for threads in 1 2 7; do
    "$INSTROOM" run tests/cli/scenarios/random.cfg --quiet --threads $threads -o "$SCRATCH/$threads" >"$SCRATCH/$threads.txt" || exit 1
    cmp "$SCRATCH/1.txt" "$SCRATCH/$threads.txt" && diff -r "$SCRATCH/1" "$SCRATCH/$threads" && echo same
done
