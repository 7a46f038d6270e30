/* scenario/set.h - one "key=value" of the command line, laid over a scenario. */
#ifndef INS_SCENARIO_SET_H
#define INS_SCENARIO_SET_H

#include "scenario/read.h"

/* academie.lead_time=6, tracks.asylum.hours=30, tower.policy=fixed, inflow.season=[1, ...]. A
 * text may stand without quotes. The place behind the last of a list makes a new one, as
 * changes[6].start where there are six (not of elements with a name), and () is a list without any. Mistakes go to the report,
 * with --set as their place. */
void ins_set(struct ins_reading *reading, const char *setting);

/* One "path=value" of scenario/pairs.h: a single value, every letter behind the = of it. */
void ins_set_pair(struct ins_reading *reading, const char *pair, struct ins_place place);

/* What it names has that value in all worlds (scenario/worlds.h). False without memory. */
bool ins_set_for_all(struct ins_scenario *written, const char *setting);

#endif
