/* scenario/check.h - what no single key can tell: required keys, and keys that must agree. */
#ifndef INS_SCENARIO_CHECK_H
#define INS_SCENARIO_CHECK_H

#include "scenario/read.h"

/* Report every mistake of a scenario as written. `origins` may be NULL: then the lines carry
 * no place. */
void ins_check(const struct ins_scenario *written, const struct ins_origins *origins,
               struct ins_report *report);

/* The same of what numbers must agree on, where only numbers were given other values since the
 * scenario was resolved. */
void ins_check_values(const struct ins_scenario *resolved, struct ins_report *report);

#endif
