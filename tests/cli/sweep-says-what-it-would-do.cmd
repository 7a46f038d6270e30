"$INSTROOM" sweep tests/cli/scenarios/sweep.cfg --threads 1 --dry-run | tr '\n' ' ' | sed 's/about [0-9.]* s/about some s/'
