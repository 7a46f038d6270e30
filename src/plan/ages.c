#include "plan/ages.h"

#include "plan/power.h"

/* Without bands, one: from 0 to the age of the oldest case. */
static void plan_bands(const struct ins_track *track, struct ins_age_band_plan *band, int *bands)
{
    double cases = 0.0, from = 0.0, older = 1.0;
    for (int i = 0; 2 * i < track->backlog_ages_count; i++)
        cases += track->backlog_ages[i].cases;
    *bands  = cases > 0.0 ? track->backlog_ages_count / 2 : 1;
    band[0] = (struct ins_age_band_plan){0.0, track->backlog_age, track->backlog_age, 1.0, 0.0};
    for (int i = 0; cases > 0.0 && i < *bands; i++) {
        double share = track->backlog_ages[i].cases / cases, up_to = track->backlog_ages[i].up_to;
        older   = i + 1 < *bands ? older - share : 0.0;
        band[i] = (struct ins_age_band_plan){from, up_to, up_to - from, share, older};
        from    = up_to;
    }
}

int ins_ages_add(struct ins_ages_plan *plan, int track, bool pledged, int months, double stay)
{
    struct ins_older_plan *older = &plan->older[plan->olders];
    if (plan->olders == INS_OLDER)
        return -1;
    plan->matter    = true;
    older->track    = track;
    older->pledged  = pledged;
    older->months   = months;
    older->survival = pledged ? 1.0 : ins_plan_power(stay, months);
    return plan->olders++;
}

/* One count, or of all tracks one each. */
static void plan_count_of_ages(const struct ins_scenario *s, const struct ins_older *asked,
                               struct ins_ages_plan *plan)
{
    bool pledged = asked->before != INS_DATE_NONE;
    for (int k = 0; k < s->track_count; k++) {
        int months = pledged ? asked->month : asked->age;
        if (asked->track_index >= 0 && asked->track_index != k)
            continue;
        ins_ages_add(plan, k, pledged, months, 1.0 - s->tracks[k].withdrawal);
    }
}

void ins_ages_plan_init(const struct ins_scenario *s, struct ins_ages_plan *plan)
{
    for (int k = 0; k < s->track_count; k++)
        plan_bands(&s->tracks[k], plan->track[k].band, &plan->track[k].bands);
    plan->olders = 0;
    plan->matter = false;
    if (s->norm.measure == INS_MEASURE_OLDER)
        plan_count_of_ages(s, &s->norm.older, plan);
    plan->norm_olders = plan->olders;
    for (int i = 0; i < s->older_count; i++)
        plan_count_of_ages(s, &s->older[i], plan);
}
