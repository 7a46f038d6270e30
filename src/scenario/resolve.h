/* scenario/resolve.h - from the scenario as written to the one the model reads.
 *
 * Everything derived is worked out anew from what is written, so that a scenario with one key
 * changed is resolved as if it had been written so.
 */
#ifndef INS_SCENARIO_RESOLVE_H
#define INS_SCENARIO_RESOLVE_H

#include "scenario/scenario.h"

/* `written` has passed ins_check(); `resolved` is written in full and may not be the same
 * object. No allocation, no failure. */
void ins_resolve(const struct ins_scenario *written, struct ins_scenario *resolved);

#endif
