#include "model/staff.h"

#include <math.h>

/* What is left when the last cohort has gone is rounding, a part in 10^16 of what there was. */
static const double ROUNDING = 1e-14;

int ins_staff_rows(const struct ins_staff_plan *plan, int patience)
{
    return ins_ring_places(plan->lead_time + 1) + ins_ring_places(plan->recruitment_months + 1) +
           ins_ring_places(plan->flex_lead_time + 1) + ins_ring_places(patience + 1);
}

void ins_staff_begin(const struct ins_staff_plan *plan, int patience, struct ins_row **memory,
                     struct ins_staff *staff)
{
    staff->starts = ins_ring_take(memory, plan->lead_time + 1, 0.0);
    staff->orders = ins_ring_take(memory, plan->recruitment_months + 1, 0.0);
    staff->calls  = ins_ring_take(memory, plan->flex_lead_time + 1, plan->active);
    staff->needs  = ins_ring_take(memory, patience + 1, plan->active);
    ins_row_set(&staff->experienced, plan->experienced);
    ins_row_set(&staff->trainees, plan->trainees);
    ins_row_set(&staff->most, plan->trainees);
    ins_row_set(&staff->learning, plan->learning);
    ins_row_set(&staff->mentors, ins_smaller(plan->experienced, plan->mentoring * plan->trainees));
    ins_row_set(&staff->flex, plan->active);
    ins_row_set(&staff->ordered, 0.0);
    ins_row_set(&staff->hires, 0.0);
    ins_row_set(&staff->intake, 0.0);
    ins_row_set(&staff->left, 0.0);
}

/* The largest need of this month and of `patience` months before it is called. */
static void call(struct ins_staff *staff, int patience, int t)
{
    struct ins_row *largest = ins_ring_at(&staff->calls, t);
    *largest = *ins_ring_at(&staff->needs, t);
    for (int p = 1; p <= patience; p++)
        ins_row_raise(largest, ins_ring_at(&staff->needs, t - p));
}

void ins_staff_order(const struct ins_staff_plan *plan, const struct ins_calendar *line,
                     int patience, int t, const struct ins_row *need, struct ins_staff *staff)
{
    if (line->intake_month)
        *ins_ring_at(&staff->orders, t) = staff->hires;
    if (plan->shell) {
        *ins_ring_at(&staff->needs, t) = *need;
        call(staff, patience, t);
    }
}

/* Those ordered R months ago and those scheduled begin. In most months nobody does. */
static void recruit(const struct ins_staff_plan *plan, const struct ins_calendar *line, int t,
                    struct ins_staff *staff)
{
    ins_row_set(&staff->intake, line->intake);
    if (line->intake_month)
        ins_row_add(&staff->ordered, &staff->hires);
    if (line->arrives) {
        const struct ins_row *arrived = ins_ring_at(&staff->orders, t - plan->recruitment_months);
        for (int i = 0; i < INS_LANES; i++) {
            staff->intake.lane[i] += arrived->lane[i];
            staff->ordered.lane[i] = ins_larger(staff->ordered.lane[i] - arrived->lane[i], 0.0);
        }
    }
    if (line->begins)
        *ins_ring_at(&staff->starts, t) = staff->intake;
}

/* A cohort that nobody began. */
static const struct ins_row nobody;

/* The cohort that began `age` months ago; `line` is that of month t. */
static const struct ins_row *cohort(const struct ins_staff *staff,
                                    const struct ins_calendar *line, int t, int age)
{
    return age <= t && line[-age].begins ? ins_ring_at(&staff->starts, t - age) : &nobody;
}

static void learn(const struct ins_staff_plan *plan, const struct ins_calendar *line, int t,
                  struct ins_staff *staff)
{
    double stay = plan->stay, veterans = line->steps;
    for (int i = 0; i < INS_LANES; i++)
        staff->learning.lane[i] = fma(stay, staff->learning.lane[i], veterans);
    for (int k = 0; k < plan->steps; k++) {
        const struct ins_row *wiser = cohort(staff, line, t, plan->step[k].age);
        double                gain  = plan->step[k].gain;
        for (int i = 0; wiser != &nobody && i < INS_LANES; i++)
            staff->learning.lane[i] = fma(gain, wiser->lane[i], staff->learning.lane[i]);
    }
}

static void grow(const struct ins_staff_plan *plan, const struct ins_calendar *line, int t,
                 struct ins_staff *staff)
{
    const struct ins_row *oldest = cohort(staff, line, t, plan->lead_time);
    double stay = plan->stay, dropout = plan->dropout, attrition = plan->attrition;
    double graduation = plan->graduation, veterans = line->graduates, mentoring = plan->mentoring;
    for (int i = 0; i < INS_LANES; i++) {
        double graduates   = fma(graduation, oldest->lane[i], veterans);
        double leave       = attrition * staff->experienced.lane[i];
                double learnt      = staff->trainees.lane[i];
        double trainees    = fma(stay, learnt, staff->intake.lane[i] - graduates);
        double most        = ins_larger(staff->most.lane[i], trainees);
        double experienced = staff->experienced.lane[i] + (graduates - leave);
        trainees           = trainees > ROUNDING * most ? trainees : 0.0;
        staff->left.lane[i]        = fma(dropout, learnt, leave);
        staff->most.lane[i]        = most;
        staff->experienced.lane[i] = experienced;
        staff->trainees.lane[i]    = trainees;
        staff->learning.lane[i]    = ins_larger(staff->learning.lane[i], 0.0);
        staff->mentors.lane[i]     = ins_smaller(experienced, mentoring * trainees);
    }
}

static void call_flex(const struct ins_staff_plan *plan, int t, struct ins_staff *staff)
{
    const struct ins_row *called = ins_ring_at(&staff->calls, t - plan->flex_lead_time);
    double fade = plan->flex_fade, pool = plan->pool;
    for (int i = 0; i < INS_LANES; i++) {
        double kept = fade * staff->flex.lane[i];
        staff->flex.lane[i] = ins_smaller(ins_larger(called->lane[i], kept), pool);
    }
}

void ins_staff_advance(const struct ins_staff_plan *plan, const struct ins_calendar *line, int t,
                       struct ins_staff *staff)
{
    recruit(plan, line, t, staff);
    learn(plan, line, t, staff);
    grow(plan, line, t, staff);
    if (plan->shell)
        call_flex(plan, t, staff);
}
