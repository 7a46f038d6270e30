/* scenario/check.h - what no single key can tell: required keys, and keys that must agree. */
#ifndef INS_SCENARIO_CHECK_H
#define INS_SCENARIO_CHECK_H

#include "scenario/read.h"

/* Report every mistake of a scenario as written. `origins` may be NULL: then the lines carry
 * no place. */
void ins_check(const struct ins_scenario *written, const struct ins_origins *origins,
               struct ins_report *report);

/* Report what is no mistake and yet not what a planner will have meant; `resolved` has passed
 * ins_check(). */
void ins_check_warnings(const struct ins_scenario *written, const struct ins_scenario *resolved,
                        const struct ins_origins *origins, struct ins_report *report);

#endif
