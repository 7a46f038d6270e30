#include "scenario/names.h"

#include <string.h>

int ins_track_named(const struct ins_scenario *scenario, const char *name)
{
    for (int k = 0; k < scenario->track_count; k++) {
        if (strcmp(scenario->tracks[k].name, name) == 0)
            return k;
    }
    return -1;
}

int ins_regime_named(const struct ins_scenario *scenario, const char *name)
{
    for (int i = 0; i < scenario->inflow.regime_count; i++) {
        if (strcmp(scenario->inflow.regimes[i].name, name) == 0)
            return i;
    }
    return -1;
}
