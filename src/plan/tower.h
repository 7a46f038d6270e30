/* plan/tower.h - what a scenario fixes of the control tower: what it expects, how it orders. */
#ifndef INS_PLAN_TOWER_H
#define INS_PLAN_TOWER_H

#include <stdbool.h>

#include "plan/constants.h"
#include "scenario/scenario.h"

#define INS_TOWER_CONSTANTS(X)                                                                    \
    X(expected, expected_hours(s))                    /* W-bar, hours/month */                    \
    X(smoothing, s->tower.smoothing)                  /* a */                                     \
    X(trend_smoothing, s->tower.smoothing * s->tower.trend_smoothing) /* a c */                   \
    X(per_clear, 1.0 / s->tower.clear_months)                                                     \
    X(target_months, s->tower.target_months)                                                      \
    X(response, s->tower.response)                                                                \
    X(hire_stay, ins_plan_power(1.0 - s->staff.attrition, hire_lead_of(s))) /* (1 - q_E)^(R+P) */ \
    X(max_intake, s->academie.max_intake)             /* FTE */                                   \
    X(absorption, s->academie.absorption)                                                         \
    X(overtime_max, s->overtime.max)                                                              \
    X(inverse_flex, can_call(s) ? 1.0 / s->flex.productivity : 0.0) /* 0 where flex produces      \
                                                         nothing or has no pool */

struct ins_tower_plan {
    INS_TOWER_CONSTANTS(INS_CONSTANT_MEMBER)
    enum ins_policy   policy;
    enum ins_forecast forecast;
    bool   gated;
    bool   watched; /* note what buffer would have let every order pass; not with `gated` */
    double trend_hire, trend_flex; /* d + d^2 + ... up to the lead */
    int    reporting_lag;
    int    longest_lag;      /* of all months, for what must be remembered */
    int    hire_lead;        /* R + P */
    int    patience;
    int    longest_patience; /* of all months */
    double cover_months, pace_months; /* of the buffer that gates orders */
};

void ins_tower_plan_init(const struct ins_scenario *s, struct ins_tower_plan *plan);

#endif
