for wrong in 0 -1 1.5 best ""; do "$INSTROOM" path tests/cli/scenarios/steady.cfg --future "$wrong" && echo "taken: $wrong"; done; true
