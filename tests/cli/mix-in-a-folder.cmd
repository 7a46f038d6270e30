cd "$SCRATCH" && "$INSTROOM" mix "$OLDPWD/tests/cli/scenarios/random.cfg" --quiet --futures 60 -o out >/dev/null && find out -name figures -prune -o -print | sort && head -1 out/trade_off.csv && "$INSTROOM" check out/mix.cfg --quiet | grep -c "^funding = .gated"
sh "$OLDPWD/tests/cli/columns.sh" out
