/* scenario/set.h - one "key=value" of the command line, laid over a scenario. */
#ifndef INS_SCENARIO_SET_H
#define INS_SCENARIO_SET_H

#include "scenario/read.h"

/* academie.lead_time=6, tracks.asylum.hours=30, tower.policy=fixed, inflow.season=[1, ...]. A
 * text may stand without quotes. Mistakes go to the report, with --set as their place. */
void ins_set(struct ins_reading *reading, const char *setting);

/* What it names has that value in all worlds (scenario/worlds.h). False without memory. */
bool ins_set_for_all(struct ins_scenario *written, const char *setting);

#endif
