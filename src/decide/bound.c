#include "decide/bound.h"

#include <math.h>
#include <string.h>

#include "plan/power.h"

enum { ROUNDS = 40, LOOK_EVERY = 8 };

/* --- who can be there ------------------------------------------------------------------------- */

/* A cohort of n that begins in month `start`, which may lie before month 0: (3.2) to (3.4). */
static void add_cohort(const struct ins_bound *b, int start, double n, struct ins_bound_staff *staff)
{
    const struct ins_staff_plan *plan = &b->plan->staff;
    double                       left = n * plan->graduation;
    for (int age = 0, t = start; t < b->months; t++, age++) {
        if (t >= 0 && age < plan->lead_time) {
            staff->trainees[t] += n * b->alive[age];
            staff->learning[t] += n * b->learned[age];
        } else if (t >= 0) {
            staff->experienced[t] += left;
        }
        if (age >= plan->lead_time)
            left *= 1.0 - plan->attrition;
    }
}

static void lay_given(struct ins_bound *b)
{
    const struct ins_staff_plan *plan  = &b->plan->staff;
    double                       stays = plan->experienced;
    memset(&b->given, 0, sizeof b->given);
    for (int t = 0; t < b->months; t++) {
        stays *= 1.0 - plan->attrition;
        b->given.experienced[t] += stays;
        if (b->plan->calendar[t].intake > 0.0)
            add_cohort(b, t, b->plan->calendar[t].intake, &b->given);
    }
    for (int j = 0; j < plan->lead_time; j++)
        add_cohort(b, -1 - j, plan->trainees / plan->lead_time / b->alive[j], &b->given);
}

/* At most so many begin: the largest intake, and what the most experienced there can be absorb (2.12). */
static void lay_most(struct ins_bound *b)
{
    const struct ins_tower_plan *tower = &b->plan->tower;
    int                          lag   = b->plan->staff.recruitment_months;
    b->largest                         = b->given;
    for (int t = 0; t < b->months; t++) {
        int    asked = t - lag;
        double there = asked > 0 ? b->largest.experienced[asked - 1] : b->plan->staff.experienced;
        b->most[t]   = 0.0;
        if (asked < 0 || !b->plan->calendar[asked].intake_month)
            continue;
        b->most[t] = fmin(tower->max_intake, tower->absorption * there);
        if (isfinite(b->most[t]))
            add_cohort(b, t, b->most[t], &b->largest);
    }
}

/* Mentors are min(E, mentoring x trainees) (3.5): the second, where it can never be the larger. */
static void lay_mentors(struct ins_bound *b)
{
    b->mentoring = b->plan->staff.mentoring;
    for (int t = 0; t < b->months; t++)
        if (b->plan->staff.mentoring * b->largest.trainees[t] > b->given.experienced[t])
            b->mentoring = 0.0;
}

/* Contracts run off; calls arrive after their lead time (3.8). */
static void lay_shell(struct ins_bound *b)
{
    const struct ins_staff_plan *plan = &b->plan->staff;
    double                       left = fmin(plan->active, plan->pool);
    for (int t = 0; t < b->months; t++) {
        bool comes = t >= plan->flex_lead_time;
        left *= comes ? plan->flex_fade : 1.0;
        b->flex_least[t] = left;
        b->flex_most[t]  = comes ? fmax(left, plan->pool) : left;
    }
}

static void lay_prices(struct ins_bound *b)
{
    const struct ins_scenario *s = b->plan->scenario;
    b->hour    = s->costs.experienced / s->staff.hours_per_month;
    b->trained = s->costs.tuition + 0.5 * s->academie.lead_time * s->costs.trainee;
    for (int t = 0; t < b->months; t++) {
        b->own[t]    = b->plan->calendar[t].discount + b->price;
        b->others[t] = b->plan->calendar[t].discount + b->price * b->plan->money.reception_borne;
        b->penalty[t] = (b->plan->calendar[t].discount + b->price * b->plan->money.penalty_borne) *
                        b->plan->money.penalty_case;
    }
}

/* Cases of a track whose arrivals are known, and which is worked from the oldest on, have known ages. */
static void lay_tracks(struct ins_bound *b)
{
    const struct ins_casework_plan *plan = &b->plan->casework;
    memset(b->follows, 0, sizeof b->follows);
    for (int i = 0; i < plan->followups; i++)
        b->follows[plan->followup[i].to] = true;
    for (int k = 0; k < plan->tracks; k++)
        b->ages[k] = plan->penalty && plan->classes == 1 && !b->follows[k] &&
                     plan->track[k].random_share <= 0.0;
}

static void lay_ages(struct ins_bound *b)
{
    const struct ins_staff_plan *plan = &b->plan->staff;
    for (int age = 0; age < plan->lead_time; age++) {
        double productivity = 0.0;
        for (int i = 0; i < plan->steps; i++)
            productivity += plan->step[i].age <= age ? plan->step[i].change : 0.0;
        b->alive[age]   = ins_plan_power(plan->stay, age);
        b->learned[age] = productivity * b->alive[age];
    }
}

/* --- where there is none ---------------------------------------------------------------------- */

static const char *missing(const struct ins_plan *plan)
{
    if (plan->stretches > 0)
        return "no bound where keys change in time";
    if (plan->record)
        return "no bound where staff, hours or decisions are on record";
    if (plan->taskforces > 0)
        return "no bound where a backlog calls a taskforce";
    if (plan->staff.stay <= 0.0)
        return "no bound where no trainee stays";
    if (isinf(plan->tower.max_intake) && isinf(plan->tower.absorption))
        return "no bound where intake has no limit";
    return NULL;
}

const char *ins_bound_lay(const struct ins_plan *plan, double price, struct ins_bound *b)
{
    const char *why = missing(plan);
    if (why)
        return why;
    b->plan   = plan;
    b->months = plan->months;
    b->price  = price;
    lay_tracks(b);
    lay_ages(b);
    lay_prices(b);
    lay_given(b);
    lay_most(b);
    lay_mentors(b);
    lay_shell(b);
    return NULL;
}

/* --- staff ------------------------------------------------------------------------------------ */

/* What an hour of experienced staff saves: work, and the overtime that it can make. */
static double worth_of_hour(const struct ins_bound *b, int t, double price)
{
    double over = fmax(price - b->own[t] * b->plan->money.overtime_hour, 0.0);
    return b->plan->calendar[t].capacity * (price + b->plan->tower.overtime_max * over);
}

/* What a trainee who begins in month t costs more than is saved; later[t]: an experienced FTE from t on. */
static double cost_of_trainee(const struct ins_bound *b, const double *hour, const double *later, int t)
{
    const struct ins_money_plan *money = &b->plan->money;
    int                          lead  = b->plan->staff.lead_time, end = t + lead;
    double                       cost  = b->own[t] * money->tuition;
    for (int age = 0, u = t; u < end && u < b->months; u++, age++)
        cost += b->alive[age] * (b->own[u] * money->trainee + b->mentoring * worth_of_hour(b, u, hour[u])) -
                b->learned[age] * hour[u] * b->plan->calendar[u].capacity;
    return end < b->months ? cost + b->plan->staff.graduation * later[end]
                           : cost - b->alive[b->months - 1 - t] * b->trained;
}

/* Who begins, at these prices: everybody who is worth it. Returns their tuition. */
static double recruit(const struct ins_bound *b, const double *hour, struct ins_bound_work *w)
{
    double later[INS_MONTHS + 1], tuition = 0.0;
    later[b->months] = 0.0;
    w->staff         = b->given;
    for (int t = b->months - 1; t >= 0; t--) {
        later[t] = b->own[t] * b->plan->money.experienced - worth_of_hour(b, t, hour[t]) +
                   (1.0 - b->plan->staff.attrition) * later[t + 1];
        w->trainee[t] = b->most[t] > 0.0 ? cost_of_trainee(b, hour, later, t) : 0.0;
        if (w->trainee[t] + w->unseen_order[t] < 0.0) {
            add_cohort(b, t, b->most[t], &w->staff);
            tuition += (b->own[t] * b->plan->money.tuition + w->unseen_order[t]) * b->most[t];
        }
    }
    return tuition;
}

double ins_bound_staffing(const struct ins_bound *b, struct ins_bound_work *w, double *hours, double *cost)
{
    const struct ins_money_plan *money = &b->plan->money;
    double                       saved = 0.0, flexible = b->plan->staff.flex_productivity, hour[INS_MONTHS];
    for (int t = 0; t < b->months; t++)
        hour[t] = w->price.hour[t] - w->unseen[t];
    *cost = recruit(b, hour, w) - b->trained * w->staff.trainees[b->months - 1];
    for (int t = 0; t < b->months; t++) {
        const struct ins_calendar *line = &b->plan->calendar[t];
        bool   called = hour[t] * line->capacity * flexible > b->own[t] * money->flex;
        double flex   = called ? b->flex_most[t] : b->flex_least[t];
        double free   = w->staff.experienced[t] - b->mentoring * w->staff.trainees[t];
        double over   = hour[t] > b->own[t] * money->overtime_hour ? b->plan->tower.overtime_max : 0.0;
        hours[t] = line->capacity * (free * (1.0 + over) + w->staff.learning[t] + flexible * flex) +
                   line->taskforce_hours;
        *cost += b->own[t] * (money->experienced * w->staff.experienced[t] +
                              money->trainee * w->staff.trainees[t] + money->tuition * line->intake +
                              money->flex * flex + line->overtime_price * free * over + line->steady) +
                 w->unseen[t] * (hours[t] - w->reference[t]);
        saved += w->price.hour[t] * hours[t];
    }
    return *cost - saved;
}

/* --- one future ------------------------------------------------------------------------------- */

/* A step of the mean prices towards those of the present staffing. */
static void move_prices(const struct ins_bound *b, struct ins_bound_work *w, double step)
{
    for (int t = 0; t < b->months; t++) {
        w->price.hour[t] += step * (w->slope.hour[t] - w->price.hour[t]);
        w->price.emergency[t] += step * (w->slope.emergency[t] - w->price.emergency[t]);
        for (int k = 0; k < b->plan->casework.tracks; k++) {
            w->price.follow[t][k] += step * (w->slope.follow[t][k] - w->price.follow[t][k]);
            w->price.late[t][k] += step * (w->slope.late[t][k] - w->price.late[t][k]);
        }
    }
}

double ins_bound_future(const struct ins_bound *b, const double *arrivals, struct ins_bound_work *w,
                        double *relaxed)
{
    double best = -INFINITY, cost, own;
    memset(&w->price, 0, sizeof w->price);
    *relaxed = INFINITY;
    ins_bound_arrivals(b, arrivals, w);
    ins_bound_late(b, w);
    ins_bound_staffing(b, w, w->hours, &cost);
    for (int i = 0; i < ROUNDS; i++) {
        *relaxed = fmin(*relaxed, cost + ins_bound_casework(b, w));
        move_prices(b, w, 2.0 / (i + 2));
        double staffing = ins_bound_staffing(b, w, w->vertex, &own);
        if ((i + 1) % LOOK_EVERY == 0)
            best = fmax(best, staffing + ins_bound_least(b, w));
        double step = 2.0 / (i + 3);
        cost += step * (own - cost);
        for (int t = 0; t < b->months; t++)
            w->hours[t] += step * (w->vertex[t] - w->hours[t]);
    }
    return best;
}
