# The largest of the 95 % quantiles ends in the last of the 34 columns, none beyond.
"$INSTROOM" run tests/cli/scenarios/random.cfg --quiet | sed -n '/^Backlog at the end/,/Scale/p' | grep '^  20' | awk '{ if (length($0) > longest) longest = length($0) } END { print longest }'
