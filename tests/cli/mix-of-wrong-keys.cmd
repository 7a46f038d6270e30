"$INSTROOM" mix - --quiet <<END
inherits = "tests/cli/scenarios/random.cfg";
mix = ( { key = "flex.pol"; from = 0; to = 10; }, { key = "norm.limit"; from = 3; to = 2; } );
END
