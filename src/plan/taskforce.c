#include "plan/taskforce.h"

#include <math.h>

int ins_taskforce_plan_init(const struct ins_scenario *s,
                            struct ins_taskforce_plan plan[INS_TASKFORCES])
{
    int count = 0;
    for (int i = 0; i < s->taskforce_count; i++) {
        const struct ins_taskforce *run = &s->taskforce[i];
        if (isfinite(run->trigger))
            plan[count++] = (struct ins_taskforce_plan){
                run->trigger, run->lead_time, run->months, run->times,
                run->hours_per_month, run->cost_per_month};
    }
    return count;
}
