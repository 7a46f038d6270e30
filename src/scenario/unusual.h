/* scenario/unusual.h - values that a planner will not have meant.
 *
 * Far from what is usual for the key (the table of keys), or far from what else is said: a level
 * that no staff could serve or that is twelve times the record's, a budget that pays for a
 * hundredth of the staff there is. Warnings, never mistakes: a world may be unusual.
 */
#ifndef INS_SCENARIO_UNUSUAL_H
#define INS_SCENARIO_UNUSUAL_H

#include "scenario/checked.h"

/* Of a resolved scenario; only values that were given are looked at. */
void ins_warn_unusual(const struct ins_checked *c);

#endif
