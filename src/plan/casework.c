#include "plan/casework.h"

#include "plan/power.h"

static struct ins_age age_of(int months, double stay)
{
    return (struct ins_age){months, ins_plan_power(stay, months)};
}

static void plan_track(const struct ins_scenario *s, int k, struct ins_track_plan *plan)
{
    const struct ins_track *track = &s->tracks[k];
    int notice = track->legal_term + s->penalty.grace;
    INS_TRACK_CONSTANTS(INS_CONSTANT_VALUE)
    plan->backlog = track->backlog;
    plan->legal   = age_of(track->legal_term, plan->stay);
    plan->notice  = age_of(notice, plan->stay);
    plan->maximum = age_of(notice + s->penalty.max_months, plan->stay);
}

/* How many priorities come before that of track k: its class. */
static int class_of(const struct ins_scenario *s, int k)
{
    int before = 0;
    for (int j = 0; j < s->track_count; j++) {
        bool seen = false;
        for (int i = 0; i < j; i++)
            seen |= s->tracks[i].priority == s->tracks[j].priority;
        before += !seen && s->tracks[j].priority < s->tracks[k].priority;
    }
    return before;
}

static void plan_followup(const struct ins_scenario *s, int i, struct ins_casework_plan *plan)
{
    const struct ins_followup *item = &s->followups[i];
    int depth = item->delay + item->spread + 1;
    plan->followup[i].from      = item->from_index;
    plan->followup[i].to        = item->to_index;
    plan->followup[i].delay     = item->delay;
    plan->followup[i].spread    = item->spread;
    plan->followup[i].per_month = item->per_decision / item->spread;
    plan->followup[i].before    = s->tracks[item->from_index].decided_before;
    if (depth > plan->followup_depth)
        plan->followup_depth = depth;
}

void ins_casework_plan_init(const struct ins_scenario *s, struct ins_casework_plan *plan)
{
    plan->tracks  = s->track_count;
    plan->classes = 0;
    plan->penalty = s->penalty.max_months > 0 && s->penalty.claim_share > 0.0 &&
                    s->penalty.per_month > 0.0;
    for (int k = 0; k < s->track_count; k++) {
        plan_track(s, k, &plan->track[k]);
        plan->track[k].class = class_of(s, k);
        if (plan->track[k].class >= plan->classes)
            plan->classes = plan->track[k].class + 1;
    }
    plan->followups      = s->followup_count;
    plan->followup_depth = 1;
    for (int i = 0; i < s->followup_count; i++)
        plan_followup(s, i, plan);
}
