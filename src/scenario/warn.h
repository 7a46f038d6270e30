/* scenario/warn.h - what is no mistake and yet not what a planner will have meant. */
#ifndef INS_SCENARIO_WARN_H
#define INS_SCENARIO_WARN_H

#include "scenario/read.h"

struct ins_account;

/* Report, with its place, what has no effect, cannot be missed or cannot be answered in a
 * resolved scenario. */
void ins_warn(const struct ins_scenario *resolved, const struct ins_origins *origins,
              struct ins_report *report);

/* Report what looks wrong in a record that was read, with its file and column. */
void ins_warn_doubts(const struct ins_account *account, struct ins_report *report);

#endif
