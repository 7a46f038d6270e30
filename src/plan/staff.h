/* plan/staff.h - what a scenario fixes of the people: who leaves, who learns, who can be called. */
#ifndef INS_PLAN_STAFF_H
#define INS_PLAN_STAFF_H

#include <stdbool.h>

#include "plan/constants.h"
#include "scenario/scenario.h"

#define INS_STAFF_CONSTANTS(X)                                                                    \
    X(attrition, s->staff.attrition)                  /* q_E */                                   \
    X(dropout, s->academie.dropout)                   /* q_T */                                   \
    X(stay, 1.0 - s->academie.dropout)                /* 1 - q_T */                               \
    X(graduation, ins_plan_power(plan->stay, s->academie.lead_time)) /* (1 - q_T)^P: of a cohort, \
                                                         those who come to decide independently */        \
    X(mentoring, s->academie.mentoring)                                                           \
    X(pool, s->flex.pool)                             /* F, FTE */                                \
    X(flex_fade, 1.0 - 1.0 / s->flex.min_term)        /* 1 - 1/min_term */                        \
    X(flex_productivity, s->flex.productivity)        /* p_F */

struct ins_staff_plan {
    INS_STAFF_CONSTANTS(INS_CONSTANT_MEMBER)
    double experienced, trainees, active; /* at the end of month -1; of them flex, FTE */
    double learning;           /* Pt at the end of month -1 */
    int    recruitment_months; /* R */
    int    lead_time;          /* P */
    int    flex_lead_time;
    int    steps;              /* ages at which a trainee's productivity changes */
    struct {
        int    age;
        double change; /* of productivity */
        double gain;   /* change x (1 - q_T)^age */
    } step[INS_TRAINING + 1];
    bool   shell;              /* there is a flex pool now, or later */
};

void ins_staff_plan_init(const struct ins_scenario *s, struct ins_staff_plan *plan);

#endif
