/* model/taskforce.h - task forces that a backlog calls.
 *
 * A run is awaited, goes on and ends; only then is its trigger looked at again. Runs with a
 * fixed start are the same in every future and stand in the calendar of the plan.
 * Equation (4.3). Rows of INS_LANES futures.
 */
#ifndef INS_MODEL_TASKFORCE_H
#define INS_MODEL_TASKFORCE_H

#include "base/lanes.h"
#include "plan/plan.h"

struct ins_taskforce_state {
    struct ins_row first[INS_TASKFORCES]; /* month in which the latest run starts */
    struct ins_row runs[INS_TASKFORCES];  /* called so far */
    struct ins_row hours, cost;           /* of all runs this month: hours, euro */
};

void ins_taskforce_begin(const struct ins_plan *plan, struct ins_taskforce_state *state);

/* Look at the `backlog` of the end of month t-1 and work out month t. */
void ins_taskforce_advance(const struct ins_plan *plan, int t, const struct ins_row *backlog,
                           struct ins_taskforce_state *state);

#endif
