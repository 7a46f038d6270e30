#include "plan/tower.h"

#include "plan/power.h"

static double primary_hours(const struct ins_scenario *s)
{
    double hours = 0.0;
    for (int k = 0; k < s->track_count; k++)
        hours += s->tracks[k].fraction * s->tracks[k].hours;
    return hours * s->inflow.level_per_month;
}

static double followup_hours_before(const struct ins_scenario *s)
{
    double hours = 0.0;
    for (int i = 0; i < s->followup_count; i++) {
        const struct ins_followup *item = &s->followups[i];
        hours += item->per_decision * s->tracks[item->from_index].decided_before *
                 s->tracks[item->to_index].hours;
    }
    return hours;
}

/* W_0 (2.1). */
static double expected_hours(const struct ins_scenario *s)
{
    return primary_hours(s) + followup_hours_before(s);
}

static int hire_lead_of(const struct ins_scenario *s)
{
    return s->academie.recruitment_months + s->academie.lead_time;
}

static bool can_call(const struct ins_scenario *s)
{
    return s->flex.pool > 0.0 && s->flex.productivity > 0.0;
}

/* d + d^2 + ... + d^lead */
static double damped_sum(double d, int lead)
{
    double sum = 0.0, term = 1.0;
    for (int j = 0; j < lead; j++)
        sum += term *= d;
    return sum;
}

void ins_tower_plan_init(const struct ins_scenario *s, struct ins_tower_plan *plan)
{
    INS_TOWER_CONSTANTS(INS_CONSTANT_VALUE)
    plan->policy           = s->tower.policy;
    plan->forecast         = s->tower.forecast;
    plan->gated            = s->funding == INS_GATED;
    plan->watched          = false;
    plan->hire_lead        = hire_lead_of(s);
    plan->trend_hire       = damped_sum(s->tower.damping, plan->hire_lead);
    plan->trend_flex       = damped_sum(s->tower.damping, s->flex.lead_time);
    plan->reporting_lag    = s->tower.reporting_lag;
    plan->longest_lag      = s->tower.reporting_lag;
    plan->patience         = s->tower.patience;
    plan->longest_patience = s->tower.patience;
    plan->cover_months     = s->buffer.cover_months;
    plan->pace_months      = s->buffer.pace_months;
}
