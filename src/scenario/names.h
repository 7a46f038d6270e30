/* scenario/names.h - what a scenario calls its tracks and regimes. */
#ifndef INS_SCENARIO_NAMES_H
#define INS_SCENARIO_NAMES_H

#include "scenario/scenario.h"

/* The place of the track or regime of this name, -1 for none. */
int ins_track_named(const struct ins_scenario *scenario, const char *name);
int ins_regime_named(const struct ins_scenario *scenario, const char *name);

#endif
