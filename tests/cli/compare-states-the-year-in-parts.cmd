cat >"$SCRATCH/now.cfg" <<END
inherits = "$PWD/tests/cli/scenarios/random.cfg";
title = "This year";
start = "2027-07";
tracks = ( { name = "asylum"; hours = 19.5; backlog = 1600.0; } );
flex = { pool = 30.0; };
academie = { lead_time = 8; };
norm = { limit = 800.0; };
budget = { annual = [11.6e6]; };
END
state() { "$INSTROOM" compare tests/cli/scenarios/random.cfg "$@" --statement --quiet --futures 120 --confidence 0.95; }
state "$SCRATCH/now.cfg"
state "$SCRATCH/now.cfg" --lang nl | head -30
echo
state tests/cli/scenarios/random.cfg | tail -6
state tests/cli/scenarios/random.cfg --set norm.limit=0 --set tracks.asylum.hours=60 | sed -n 5,9p
state "$SCRATCH/now.cfg" --waterfall 2>&1
state "$SCRATCH/now.cfg" "$SCRATCH/now.cfg" 2>&1
true
