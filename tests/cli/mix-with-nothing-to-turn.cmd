"$INSTROOM" mix - --quiet --futures 60 <<END
inherits = "tests/cli/scenarios/random.cfg";
staff = { experienced = 0.0; };  flex = { pool = 0.0; };
tower = { policy = "fixed"; };
END
