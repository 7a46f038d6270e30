#include "model/tally.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/pack.h"

void ins_tally_begin(struct ins_tally *tally)
{
    memset(tally, 0, offsetof(struct ins_tally, settled));
}

int ins_tally_phase(int t)
{
    return t < 12 ? 0 : t < 24 ? 1 : 2;
}

static inline void add_phase(const struct ins_casework *work, const struct ins_money *money,
                             int i, struct ins_phase *phase)
{
    add(&phase->inflow, i, at(&work->inflow, i));
    add(&phase->decided, i, at(&work->decided, i));
    raise_to(&phase->peak_backlog, i, at(&work->backlog, i));
    raise_to(&phase->peak_overdue, i, at(&work->overdue, i));
    add(&phase->cost, i, at(&money->cost, i));
    add(&phase->social_cost, i, at(&money->social_cost, i));
    add(&phase->draw, i, at(&money->draw, i));
    add(&phase->deficit, i, at(&money->deficit, i));
}

static inline void add_use(const struct ins_casework *work, const struct ins_due *due,
                           const struct ins_money *money, int i, struct ins_tally *tally)
{
    add(&tally->backlog_sum, i, at(&work->backlog, i));
    add(&tally->overdue_sum, i, at(&work->overdue, i));
    raise_to(&tally->shortfall_max, i, at(&money->shortfall, i));
    add(&tally->idle_hours, i, at(&work->idle, i));
    add(&tally->overtime_hours, i, at(due->overtime, i));
    add(&tally->experienced, i, at(&due->staff->experienced, i));
    add(&tally->trainees, i, at(&due->staff->trainees, i));
    add(&tally->flex, i, at(&due->staff->flex, i));
    add(&tally->penalties, i, at(&money->penalties, i));
    add(&tally->reception, i, at(&money->reception, i));
}

static const struct ins_row *measured(enum ins_measure measure, const struct ins_casework *work,
                                      const struct ins_row *overdue_share)
{
    return measure == INS_MEASURE_BACKLOG   ? &work->backlog
           : measure == INS_MEASURE_OVERDUE ? &work->overdue
                                            : overdue_share;
}

void ins_tally_add(const struct ins_plan *plan, int t, const struct ins_due *given,
                   const struct ins_money *money, const struct ins_row *overdue_share,
                   struct ins_tally *tally)
{
    const struct ins_due  due     = *given;
    struct ins_phase     *phase   = &tally->phase[ins_tally_phase(t)];
    const struct ins_row *measure = measured(plan->norm.measure, due.work, overdue_share);
    bool     judged = t >= plan->norm.from, triggered = plan->taskforces > 0;
    ins_pack limit = all(plan->norm.limit), one = all(1.0), none = all(0.0);
    if (plan->calendar[t].intake_month)
        ins_row_add(&tally->hires, &due.staff->hires);
    if (plan->calendar[t].begins)
        ins_row_add(&tally->intake, &due.staff->intake);
    INS_EACH_PACK(i) {
        add_phase(due.work, money, i, phase);
        add_use(due.work, &due, money, i, tally);
        if (judged)
            add(&tally->months_over, i, where(above(at(measure, i), limit), one, none));
        if (triggered)
            add(&tally->taskforce, i, at(due.taskforce, i));
    }
}

static struct ins_used used_up(const struct ins_tally *tally, int months)
{
    return (struct ins_used){
        .experienced = &tally->experienced, .trainees = &tally->trainees,
        .flex = &tally->flex, .intake = &tally->intake, .overtime = &tally->overtime_hours,
        .taskforce = &tally->taskforce, .penalties = &tally->penalties,
        .reception = &tally->reception, .months = months};
}

/* The last prices times all that was used, and for each change before them what the earlier
 * months cost more or less. */
void ins_tally_reprice(const struct ins_money_plan *old, const struct ins_money_plan *fresh, int t,
                       struct ins_tally *tally)
{
    struct ins_used used = used_up(tally, t);
    struct ins_row  was[INS_LEDGER], would_be[INS_LEDGER];
    if (t == 0) {
        memset(tally->settled, 0, sizeof tally->settled);
        return;
    }
    ins_money_itemise(old, &used, was);
    ins_money_itemise(fresh, &used, would_be);
    for (int line = 0; line < INS_LEDGER; line++)
        for (int i = 0; i < INS_LANES; i++)
            tally->settled[line].lane[i] += was[line].lane[i] - would_be[line].lane[i];
}

void ins_tally_ledger(const struct ins_plan *plan, const struct ins_tally *tally,
                      struct ins_row ledger[INS_LEDGER])
{
    struct ins_used used = used_up(tally, plan->months);
    for (int t = 0; t < plan->months; t++) {
        used.scheduled += plan->calendar[t].taskforce_cost;
        used.investments += plan->calendar[t].investments;
    }
    ins_money_itemise(ins_plan_money(plan, plan->months - 1), &used, ledger);
    for (int line = 0; line < INS_LEDGER && plan->stretches > 0; line++)
        ins_row_add(&ledger[line], &tally->settled[line]);
}

/* NaN wins over every number, so that a lost figure is never taken for a closed book. */
static double worse(double gap, double balance, double turnover)
{
    double relative = fabs(balance) / fmax(turnover, 1.0);
    return isnan(gap) || relative <= gap ? gap : relative;
}

static double people_gap(const struct ins_plan *plan, const struct ins_staff *staff,
                         const struct ins_tally *tally, int i)
{
    double before = plan->staff.experienced + plan->staff.trainees;
    double after  = staff->experienced.lane[i] + staff->trainees.lane[i];
    return worse(0.0, before + staff->balance.lane[i] - after, before + tally->intake.lane[i]);
}

static double money_gap(const struct ins_plan *plan, const struct ins_money *money,
                        const struct ins_tally *tally, const struct ins_row *ledger, int i)
{
    double cost = 0.0, lines = 0.0, initial = plan->money.initial;
    for (int p = 0; p < INS_PHASES; p++)
        cost += tally->phase[p].cost.lane[i];
    for (int line = 0; line < INS_LEDGER; line++)
        lines += ledger[line].lane[i];
    double gap = worse(0.0, cost - lines, cost);
    gap = worse(gap, money->till.lane[i], cost);
    return worse(gap, initial + money->gained.lane[i] - money->buffer.lane[i], initial + cost);
}

static double cases_gap(const struct ins_plan *plan, const struct ins_casework *work,
                        const struct ins_tally *tally, int i)
{
    double gap = 0.0, through = 0.0;
    for (int p = 0; p < INS_PHASES; p++)
        through += tally->phase[p].inflow.lane[i];
    for (int k = 0; k < plan->casework.tracks; k++) {
        const struct ins_queue *track = &work->track[k];
        const struct ins_row   *in    = ins_ring_at(&track->arrived, plan->months - 1);
        double waiting = in->lane[i] - track->done.lane[i];
        double before  = plan->casework.track[k].backlog;
        gap = worse(gap, waiting - track->backlog.lane[i], before + through);
    }
    return gap;
}

double ins_tally_gap(const struct ins_plan *plan, const struct ins_staff *staff,
                     const struct ins_casework *work, const struct ins_money *money,
                     const struct ins_tally *tally)
{
    struct ins_row ledger[INS_LEDGER];
    double         gap = 0.0;
    ins_tally_ledger(plan, tally, ledger);
    for (int i = 0; i < INS_LANES; i++) {
        gap = worse(gap, cases_gap(plan, work, tally, i), 1.0);
        gap = worse(gap, people_gap(plan, staff, tally, i), 1.0);
        gap = worse(gap, money_gap(plan, money, tally, ledger, i), 1.0);
    }
    return gap;
}
