/* plan/taskforce.h - what a scenario fixes of the task forces that a backlog calls. Those with a
 * fixed start stand in the calendar. */
#ifndef INS_PLAN_TASKFORCE_H
#define INS_PLAN_TASKFORCE_H

#include "scenario/scenario.h"

struct ins_taskforce_plan {
    double trigger;
    int    lead_time, months, times;
    double hours_per_month, cost_per_month;
};

/* Returns how many there are. */
int ins_taskforce_plan_init(const struct ins_scenario *s,
                            struct ins_taskforce_plan plan[INS_TASKFORCES]);

#endif
