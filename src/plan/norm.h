/* plan/norm.h - what a scenario counts as good enough. */
#ifndef INS_PLAN_NORM_H
#define INS_PLAN_NORM_H

#include "scenario/scenario.h"

struct ins_norm_plan {
    enum ins_measure measure;
    double limit;
    int    from, tolerance;
};

static inline void ins_norm_plan_init(const struct ins_scenario *s, struct ins_norm_plan *plan)
{
    plan->measure   = s->norm.measure;
    plan->limit     = s->norm.limit;
    plan->from      = s->norm.from;
    plan->tolerance = s->norm.tolerance_months;
}

#endif
