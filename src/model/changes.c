#include "model/changes.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "plan/power.h"

/* The months of a plan that are played; the stretches behind them stay with the plan itself. */
static size_t bytes_played(const struct ins_plan *plan)
{
    return offsetof(struct ins_plan, calendar) +
           (size_t)plan->months * sizeof plan->calendar[0];
}

int ins_changes_rows(const struct ins_plan *plan)
{
    size_t row = sizeof(struct ins_row);
    return plan->stretches > 0 ? (int)((bytes_played(plan) + row - 1) / row) : 0;
}

struct ins_plan *ins_changes_begin(const struct ins_plan *plan, struct ins_row *memory)
{
    if (plan->stretches == 0)
        return NULL;
    memcpy(memory, plan, bytes_played(plan));
    return (struct ins_plan *)(void *)memory;
}

/* --- what stays over many months ----------------------------------------------------------- */

/* The stretch that month t lies in; -1 for the start. */
static int stretch_of(const struct ins_plan *plan, int t)
{
    int i = -1;
    while (i + 1 < plan->stretches && plan->stretch[i + 1].first <= t)
        i++;
    return i;
}

static double trainees_stay(const struct ins_plan *plan, int stretch, int track)
{
    (void)track;
    return stretch < 0 ? plan->staff.stay : plan->stretch[stretch].staff.stay;
}

static double cases_stay(const struct ins_plan *plan, int stretch, int track)
{
    return stretch < 0 ? plan->casework.track[track].stay
                       : plan->stretch[stretch].casework.track[track].stay;
}

/* What is left at the end of month t of what there was `months` earlier. Stretches that agree
 * count as one, so that a change of something else leaves the same bits. */
static double survival_over(const struct ins_plan *plan, int t, int months,
                            double (*stay)(const struct ins_plan *, int, int), int track)
{
    double left = 1.0, rate = 1.0;
    int    end = t, run = 0;
    for (int i = stretch_of(plan, t); months > 0; i--) {
        int    here = i < 0 || end - plan->stretch[i].first + 1 > months
                          ? months : end - plan->stretch[i].first + 1;
        double own  = stay(plan, i, track);
        if (own != rate) {
            left *= ins_plan_power(rate, run);
            rate = own;
            run  = 0;
        }
        run += here;
        months -= here;
        end -= here;
    }
    return left * ins_plan_power(rate, run);
}

static void renew_age(const struct ins_plan *plan, int t, int track, struct ins_age *age)
{
    if (age->months <= t)
        age->survival = survival_over(plan, t, age->months, cases_stay, track);
}

static void renew_older(const struct ins_plan *plan, int t, struct ins_older_plan *older)
{
    if (!older->pledged && older->months <= t)
        older->survival = survival_over(plan, t, older->months, cases_stay, older->track);
}

/* What a month reads ready-made, where more than one stretch may lie behind it. */
static void renew_survivals(const struct ins_plan *plan, int t, struct ins_plan *now)
{
    struct ins_staff_plan *staff = &now->staff;
    for (int k = 0; k < now->casework.tracks; k++) {
        if (!plan->cases_differ[k])
            continue;
        renew_age(plan, t, k, &now->casework.track[k].legal);
        renew_age(plan, t, k, &now->casework.track[k].notice);
        renew_age(plan, t, k, &now->casework.track[k].maximum);
    }
    for (int i = 0; i < now->ages.olders; i++)
        if (plan->cases_differ[now->ages.older[i].track])
            renew_older(plan, t, &now->ages.older[i]);
    if (!plan->trainees_differ)
        return;
    staff->graduation = survival_over(plan, t, staff->lead_time, trainees_stay, 0);
    for (int i = 0; i < staff->steps; i++)
        staff->step[i].gain =
            staff->step[i].change * survival_over(plan, t, staff->step[i].age, trainees_stay, 0);
}

/* --- a change ------------------------------------------------------------------------------ */

/* The buffer and its gate are the plan's: a solver sets them there. */
static void take_terms(const struct ins_plan *plan, const struct ins_stretch *stretch,
                       struct ins_plan *now)
{
    now->casework           = stretch->casework;
    now->staff              = stretch->staff;
    now->tower              = stretch->tower;
    now->money              = stretch->money;
    now->norm               = stretch->norm;
    now->tower.gated        = plan->tower.gated;
    now->tower.watched      = plan->tower.watched;
    now->tower.cover_months = plan->tower.cover_months;
    now->tower.pace_months  = plan->tower.pace_months;
    now->money.initial      = plan->money.initial;
    now->money.cap          = plan->money.cap;
    now->money.keep         = plan->money.keep;
    now->money.top_up       = plan->money.top_up;
}

static void value_stock(const struct ins_casework_plan *plan, struct ins_casework *work)
{
    ins_row_set(&work->stock, 0.0);
    for (int k = 0; k < plan->tracks; k++) {
        double hours = plan->track[k].hours;
        for (int i = 0; i < INS_LANES; i++)
            work->stock.lane[i] = fma(hours, work->track[k].backlog.lane[i], work->stock.lane[i]);
    }
}

void ins_changes_enter(const struct ins_plan *plan, int t, struct ins_plan *now,
                       struct ins_world *world)
{
    int i = stretch_of(plan, t);
    if (t == 0)
        ins_tally_reprice(&plan->money, &plan->money, t, &world->tally);
    if (i < 0)
        return;
    if (plan->stretch[i].first == t) {
        ins_tally_reprice(&now->money, &plan->stretch[i].money, t, &world->tally);
        take_terms(plan, &plan->stretch[i], now);
        value_stock(&now->casework, &world->work);
    }
    renew_survivals(plan, t, now);
}
