cd "$SCRATCH" && "$INSTROOM" forms "$OLDPWD/tests/cli/scenarios/random.cfg" --quiet --futures 120 --confidence 0.95 -o out >text && find out -name figures -prune -o -print | sort && cut -d, -f1-2 out/forms.csv && "$INSTROOM" forms out/scenario.cfg --quiet >again && cmp text again
sh "$OLDPWD/tests/cli/columns.sh" out
