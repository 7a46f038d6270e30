#include "plan/staff.h"

#include "plan/power.h"

/* Each change of productivity with age, and the last one: who has learnt leaves the room. */
static void plan_learning(const struct ins_scenario *s, struct ins_staff_plan *plan)
{
    double before  = 0.0;
    plan->steps    = 0;
    plan->learning = 0.0;
    for (int age = 0; age <= plan->lead_time; age++) {
        double now = age < plan->lead_time ? s->academie.productivity[age] : 0.0;
        if (now != before) {
            plan->step[plan->steps].age    = age;
            plan->step[plan->steps].change = now - before;
            plan->step[plan->steps].gain   = (now - before) * ins_plan_power(plan->stay, age);
            plan->steps++;
        }
        plan->learning += now * plan->trainees / plan->lead_time;
        before = now;
    }
}

/* Whether a record knows of a shell in some month. */
static bool knows_shell(const struct ins_scenario *s)
{
    bool known = false;
    for (int t = 0; s->record && s->record->served && t < s->months; t++)
        known |= ins_record_of(s->record, INS_RECORD_FLEX, t) > 0.0;
    return known;
}

void ins_staff_plan_init(const struct ins_scenario *s, struct ins_staff_plan *plan)
{
    INS_STAFF_CONSTANTS(INS_CONSTANT_VALUE)
    plan->experienced        = s->staff.experienced;
    plan->trainees           = s->staff.trainees;
    plan->active             = s->flex.active;
    plan->recruitment_months = s->academie.recruitment_months;
    plan->lead_time          = s->academie.lead_time;
    plan->flex_lead_time     = s->flex.lead_time;
    plan->shell              = s->flex.pool > 0.0 || s->flex.active > 0.0 || knows_shell(s);
    plan_learning(s, plan);
}
