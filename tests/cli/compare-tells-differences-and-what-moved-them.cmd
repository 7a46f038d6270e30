"$INSTROOM" compare tests/cli/scenarios/random.cfg - --quiet --waterfall --futures 120 <<END
inherits = "tests/cli/scenarios/random.cfg";
title = "Larger shell, shorter training";
flex = { pool = 30.0; };
academie = { lead_time = 8; };
END
