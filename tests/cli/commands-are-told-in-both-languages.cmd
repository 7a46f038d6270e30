# Each command has its page in English and in Dutch, with the same options in the same order; help
# NAME and NAME -h are one.
names() { sed -n 's/^  instroom \([a-z][a-z]*\) .*/\1/p'; }
options() { sed -n 's/^  ....--\([a-z-]*\) .*/\1/p'; }
"$INSTROOM" -h | names >"$SCRATCH/english"
"$INSTROOM" -h --lang nl | names | diff "$SCRATCH/english" - && echo the same commands
while read -r c; do
    "$INSTROOM" $c -h >"$SCRATCH/en"
    "$INSTROOM" $c --lang=nl -h >"$SCRATCH/nl"
    "$INSTROOM" help $c | cmp - "$SCRATCH/en" || echo "help $c is not $c -h"
    "$INSTROOM" help --lang nl $c | cmp - "$SCRATCH/nl" || echo "help $c is not $c -h in Dutch"
    options <"$SCRATCH/en" >"$SCRATCH/one"
    options <"$SCRATCH/nl" | cmp - "$SCRATCH/one" || echo "$c has other options in Dutch"
    grep -q '(null)' "$SCRATCH/en" "$SCRATCH/nl" && echo "$c lacks words"
    # What is the same in both was not translated: nothing but blank lines, and names.
    grep -xFf "$SCRATCH/en" "$SCRATCH/nl" | grep '[a-z]' | sed "s/^/$c: /"
done <"$SCRATCH/english"
LC_ALL=nl_NL.UTF-8 "$INSTROOM" help help | head -n 3
"$INSTROOM" help bufer
