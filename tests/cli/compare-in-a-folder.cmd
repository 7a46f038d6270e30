cd "$SCRATCH" && s=$OLDPWD/tests/cli/scenarios/random.cfg && printf "inherits = \"%s\"; flex = { pool = 30.0; };" "$s" >other.cfg &&
"$INSTROOM" compare "$s" other.cfg --quiet --futures 120 --waterfall --lang nl -o out >/dev/null && find out -name figures -prune -o -print | sort && cut -d, -f1-3 out/waterfall.csv && cut -d, -f1-2 out/differences.csv
sh "$OLDPWD/tests/cli/columns.sh" out
