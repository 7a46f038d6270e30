#include "model/tally.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

void ins_tally_begin(struct ins_tally *tally)
{
    memset(tally, 0, offsetof(struct ins_tally, settled));
}

int ins_tally_phase(int t)
{
    return t < 12 ? 0 : t < 24 ? 1 : 2;
}

static void add_phase(const struct ins_casework *work, const struct ins_money *money,
                      struct ins_phase *phase)
{
    ins_row_add(&phase->inflow, &work->inflow);
    ins_row_add(&phase->decided, &work->decided);
    ins_row_raise(&phase->peak_backlog, &work->backlog);
    ins_row_raise(&phase->peak_overdue, &work->overdue);
    ins_row_add(&phase->cost, &money->cost);
    ins_row_add(&phase->social_cost, &money->social_cost);
    ins_row_add(&phase->draw, &money->draw);
    ins_row_add(&phase->deficit, &money->deficit);
}

static void add_books(const struct ins_staff *staff, const struct ins_money *money,
                      struct ins_books *books)
{
    for (int i = 0; i < INS_LANES; i++) {
        double in  = money->budget.lane[i] + money->draw.lane[i] + money->deficit.lane[i];
        double out = money->cost.lane[i] + money->deposit.lane[i] + money->returned.lane[i];
        books->people.lane[i] += staff->intake.lane[i] - staff->left.lane[i];
        books->till.lane[i] += in - out;
        books->buffer.lane[i] +=
            money->top_up.lane[i] + money->deposit.lane[i] - money->draw.lane[i];
    }
}

static void judge(const struct ins_norm_plan *norm, int t, const struct ins_casework *work,
                  const struct ins_row *overdue_share, struct ins_row *months_over)
{
    const struct ins_row *measure = norm->measure == INS_MEASURE_BACKLOG   ? &work->backlog
                                    : norm->measure == INS_MEASURE_OVERDUE ? &work->overdue
                                                                           : overdue_share;
    double limit = norm->limit;
    if (t < norm->from)
        return;
    for (int i = 0; i < INS_LANES; i++)
        months_over->lane[i] += measure->lane[i] > limit ? 1.0 : 0.0;
}

void ins_tally_add(const struct ins_plan *plan, int t, const struct ins_staff *staff,
                   const struct ins_casework *work, const struct ins_money *money,
                   const struct ins_row *overdue_share, const struct ins_row *overtime,
                   const struct ins_row *taskforce, struct ins_tally *tally)
{
    add_phase(work, money, &tally->phase[ins_tally_phase(t)]);
    ins_row_add(&tally->backlog_sum, &work->backlog);
    ins_row_add(&tally->overdue_sum, &work->overdue);
    judge(&plan->norm, t, work, overdue_share, &tally->months_over);
    ins_row_raise(&tally->shortfall_max, &money->shortfall);
    ins_row_add(&tally->idle_hours, &work->idle);
    ins_row_add(&tally->overtime_hours, overtime);
    ins_row_add(&tally->experienced, &staff->experienced);
    ins_row_add(&tally->trainees, &staff->trainees);
    ins_row_add(&tally->flex, &staff->flex);
    ins_row_add(&tally->penalties, &money->penalties);
    ins_row_add(&tally->reception, &money->reception);
    if (plan->calendar[t].intake_month)
        ins_row_add(&tally->hires, &staff->hires);
    if (plan->calendar[t].begins)
        ins_row_add(&tally->intake, &staff->intake);
    if (plan->taskforces > 0)
        ins_row_add(&tally->taskforce, taskforce);
    add_books(staff, money, &tally->books);
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
    return worse(0.0, before + tally->books.people.lane[i] - after, before + tally->intake.lane[i]);
}

static double money_gap(const struct ins_plan *plan, const struct ins_money *money,
                        const struct ins_tally *tally, const struct ins_row *ledger, int i)
{
    const struct ins_books *books = &tally->books;
    double cost = 0.0, lines = 0.0, initial = plan->money.initial;
    for (int p = 0; p < INS_PHASES; p++)
        cost += tally->phase[p].cost.lane[i];
    for (int line = 0; line < INS_LEDGER; line++)
        lines += ledger[line].lane[i];
    double gap = worse(0.0, cost - lines, cost);
    gap = worse(gap, books->till.lane[i], cost);
    return worse(gap, initial + books->buffer.lane[i] - money->buffer.lane[i], initial + cost);
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
