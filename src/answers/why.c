#include "answers/why.h"

#include <math.h>

const char *const ins_bound_name[INS_BOUNDS] = {"flex_pool", "overtime_max", "max_intake", "absorption", "money"};

/* What the tower knows when it orders in month t: the end of the month before. */
struct known {
    double experienced, trainees, ordered, buffer;
    double margin, pot; /* euro a month (5.21, 5.23) */
};

/* An order that stands at its limit, but for rounding. One of nothing at a limit of nothing is held by
 * it where something was wanted. */
static bool stands_at(double order, double limit, bool wanted)
{
    return isfinite(limit) && fabs(order - limit) <= 1e-9 * fmax(1.0, fabs(limit)) && (order > 0.0 || wanted);
}

static unsigned bit(enum ins_bound bound)
{
    return 1u << bound;
}

/* (3.7): what was ordered and has not begun. */
static double ordered_before(const struct ins_path *path, int t, int recruitment)
{
    double sum = 0.0;
    for (int v = t > recruitment ? t - recruitment : 0; v < t; v++)
        sum += ins_path_at(path, v, INS_MONTHLY_HIRES);
    return sum;
}

static struct known look(const struct ins_plan *plan, const struct ins_path *path, int t)
{
    const struct ins_money_plan *money = ins_plan_money(plan, t);
    struct known known = {plan->staff.experienced, plan->staff.trainees,
                          ordered_before(path, t, plan->staff.recruitment_months), plan->money.initial, 0.0, 0.0};
    if (t > 0) {
        known.experienced = ins_path_at(path, t - 1, INS_MONTHLY_EXPERIENCED);
        known.trainees    = ins_path_at(path, t - 1, INS_MONTHLY_TRAINEES);
        known.buffer      = ins_path_at(path, t - 1, INS_MONTHLY_BUFFER);
    }
    known.margin = ins_path_at(path, t, INS_MONTHLY_BUDGET) - money->experienced * known.experienced -
                   money->trainee * (known.trainees + known.ordered) - money->flex_retainer - money->fixed -
                   money->academie_fixed;
    known.pot = fmax(known.margin + known.buffer / plan->tower.pace_months, 0.0);
    return known;
}

/* (2.11) against what is required now, which is what a level forecast expects at every lead. */
static bool wants_hires(const struct ins_plan *plan, const struct known *known, int t, double required)
{
    double there = (known->experienced + known->trainees + known->ordered) * plan->tower.hire_stay;
    return plan->tower.policy != INS_TOWER || required * plan->calendar[t].per_hour > there;
}

/* (2.12), (2.13), (5.22). */
static unsigned bounds_of_hires(const struct ins_plan *plan, const struct known *known, int t, double hires,
                                double required)
{
    const struct ins_tower_plan *tower = &plan->tower;
    const struct ins_money_plan *money = ins_plan_money(plan, t);
    double   price = tower->cover_months * money->trainee + money->tuition;
    unsigned bound = 0;
    bool     wanted = wants_hires(plan, known, t, required);
    if (stands_at(hires, tower->max_intake, wanted))
        bound |= bit(INS_BOUND_INTAKE);
    if (tower->policy == INS_TOWER && isfinite(tower->absorption) &&
        stands_at(hires, fmax(tower->absorption * known->experienced - known->trainees - known->ordered, 0.0), wanted))
        bound |= bit(INS_BOUND_ABSORPTION);
    if (tower->gated && price > 0.0 &&
        stands_at(hires, fmax(12.0 * known->margin + known->buffer, 0.0) / price, wanted))
        bound |= bit(INS_BOUND_MONEY);
    return bound;
}

/* (2.14), (5.23). */
static unsigned bounds_of_flex(const struct ins_plan *plan, const struct known *known, int t, double need,
                               bool wanted)
{
    const struct ins_staff_plan *staff = ins_plan_staff(plan, t);
    double   price = ins_plan_money(plan, t)->flex;
    unsigned bound = 0;
    if (plan->tower.policy != INS_TOWER)
        return 0;
    if (stands_at(need, staff->pool, wanted))
        bound |= bit(INS_BOUND_POOL);
    else if (plan->tower.gated && price > 0.0 && stands_at(need, known->pot / price, wanted))
        bound |= bit(INS_BOUND_MONEY);
    return bound;
}

/* (2.16), (5.24). */
static unsigned bounds_of_overtime(const struct ins_plan *plan, const struct ins_path *path,
                                   const struct known *known, int t, bool wanted)
{
    const struct ins_staff_plan *staff = ins_plan_staff(plan, t);
    const struct ins_money_plan *money = ins_plan_money(plan, t);
    double experienced = ins_path_at(path, t, INS_MONTHLY_EXPERIENCED), share = ins_path_at(path, t, INS_MONTHLY_OVERTIME);
    double mentors = fmin(experienced, staff->mentoring * ins_path_at(path, t, INS_MONTHLY_TRAINEES));
    double whole   = plan->calendar[t].overtime_price * (experienced - mentors);
    double means   = fmax(known->pot - money->flex * ins_path_at(path, t, INS_MONTHLY_FLEX), 0.0);
    if (plan->tower.policy != INS_TOWER)
        return 0;
    if (stands_at(share, plan->tower.overtime_max, wanted))
        return bit(INS_BOUND_OVERTIME);
    return plan->tower.gated && whole > 0.0 && stands_at(share, means / whole, wanted) ? bit(INS_BOUND_MONEY) : 0;
}

void ins_why_find(const struct ins_plan *plan, const struct ins_path *path, const double *need, struct ins_why *why)
{
    unsigned hires = 0;
    for (int t = 0; t < path->months; t++) {
        struct known known    = look(plan, path, t);
        double       required = ins_path_at(path, t, INS_MONTHLY_REQUIRED_HOURS);
        double       short_of = required - ins_path_at(path, t, INS_MONTHLY_HOURS);
        if (plan->calendar[t].intake_month)
            hires = bounds_of_hires(plan, &known, t, ins_path_at(path, t, INS_MONTHLY_HIRES), required);
        unsigned     now      = bounds_of_flex(plan, &known, t, need[t], short_of > 0.0) |
                       bounds_of_overtime(plan, path, &known, t, short_of > 0.0);
        why->month[t] = (struct ins_why_month){hires | now, short_of};
    }
    why->trainees = ins_path_at(path, 0, INS_MONTHLY_HIRES);
    why->need     = need[0];
    why->overtime = ins_path_at(path, 0, INS_MONTHLY_OVERTIME);
    why->begins   = plan->staff.recruitment_months;
    why->decides  = plan->staff.recruitment_months + plan->staff.lead_time;
    why->called   = plan->staff.flex_lead_time;
}
