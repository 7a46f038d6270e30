"$INSTROOM" compare tests/cli/scenarios/random.cfg - --quiet <<END
inherits = "tests/cli/scenarios/random.cfg";
months = 24;
END
