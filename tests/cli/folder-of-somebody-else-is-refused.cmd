mkdir "$SCRATCH/mine" && : >"$SCRATCH/mine/letter" && cd "$SCRATCH" &&
"$INSTROOM" run "$OLDPWD/tests/cli/scenarios/random.cfg" -o mine --quiet
code=$?; ls . mine; exit $code
