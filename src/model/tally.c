#include "model/tally.h"

#include <math.h>
#include <string.h>

void ins_tally_begin(struct ins_tally *tally)
{
    memset(tally, 0, sizeof *tally);
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

static void add_books(const struct ins_plan *plan, const struct ins_staff *staff,
                      const struct ins_casework *work, const struct ins_money *money,
                      struct ins_books *books)
{
    for (int k = 0; k < plan->casework.tracks; k++) {
        ins_row_add(&books->inflow[k], &work->track[k].inflow);
        ins_row_add(&books->decided[k], &work->track[k].decided);
        ins_row_add(&books->withdrawn[k], &work->track[k].withdrawn);
    }
    ins_row_add(&books->intake, &staff->intake);
    ins_row_add(&books->left, &staff->left);
    ins_row_add(&books->budget, &money->budget);
    ins_row_add(&books->deposit, &money->deposit);
    ins_row_add(&books->returned, &money->returned);
    ins_row_add(&books->top_up, &money->top_up);
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
                   const struct ins_row *overdue_share, struct ins_tally *tally)
{
    add_phase(work, money, &tally->phase[ins_tally_phase(t)]);
    ins_row_add(&tally->backlog_sum, &work->backlog);
    ins_row_add(&tally->overdue_sum, &work->overdue);
    judge(&plan->norm, t, work, overdue_share, &tally->months_over);
    ins_row_raise(&tally->shortfall_max, &money->shortfall);
    ins_row_add(&tally->idle_hours, &work->idle);
    ins_row_add(&tally->hires, &staff->hires);
    ins_row_add(&tally->penalties, &money->penalties);
    ins_row_add(&tally->reception, &money->reception);
    for (int line = 0; line < INS_LEDGER; line++)
        ins_row_add(&tally->ledger[line], &money->ledger[line]);
    add_books(plan, staff, work, money, &tally->books);
}

/* NaN wins over every number, so that a lost figure is never taken for a closed book. */
static double worse(double gap, double balance, double turnover)
{
    double relative = fabs(balance) / fmax(turnover, 1.0);
    return relative <= gap ? gap : relative;
}

static double people_gap(const struct ins_plan *plan, const struct ins_staff *staff,
                         const struct ins_books *books, int i)
{
    double before = plan->staff.experienced + plan->staff.trainees;
    double in     = before + books->intake.lane[i];
    return worse(0.0, in - books->left.lane[i] - staff->experienced.lane[i] - staff->trainees.lane[i],
                 in);
}

static double money_gap(const struct ins_plan *plan, const struct ins_money *money,
                        const struct ins_tally *tally, int i)
{
    const struct ins_books *books = &tally->books;
    double cost = 0.0, ledger = 0.0, draw = 0.0, deficit = 0.0;
    for (int p = 0; p < INS_PHASES; p++) {
        cost += tally->phase[p].cost.lane[i];
        draw += tally->phase[p].draw.lane[i];
        deficit += tally->phase[p].deficit.lane[i];
    }
    for (int line = 0; line < INS_LEDGER; line++)
        ledger += tally->ledger[line].lane[i];
    double in  = books->budget.lane[i] + draw + deficit;
    double out = cost + books->deposit.lane[i] + books->returned.lane[i];
    double held = plan->money.initial + books->top_up.lane[i] + books->deposit.lane[i] - draw;
    double gap = worse(0.0, cost - ledger, cost);
    gap = worse(gap, in - out, in);
    return worse(gap, held - money->buffer.lane[i], plan->money.initial + in);
}

static double cases_gap(const struct ins_plan *plan, const struct ins_casework *work,
                        const struct ins_books *books, int i)
{
    double gap = 0.0;
    for (int k = 0; k < plan->casework.tracks; k++) {
        double in  = plan->casework.track[k].backlog + books->inflow[k].lane[i];
        double out = books->decided[k].lane[i] + books->withdrawn[k].lane[i];
        gap        = worse(gap, in - out - work->track[k].backlog.lane[i], in);
    }
    return gap;
}

double ins_tally_gap(const struct ins_plan *plan, const struct ins_staff *staff,
                     const struct ins_casework *work, const struct ins_money *money,
                     const struct ins_tally *tally)
{
    double gap = 0.0;
    for (int i = 0; i < INS_LANES; i++) {
        gap = worse(gap, cases_gap(plan, work, &tally->books, i), 1.0);
        gap = worse(gap, people_gap(plan, staff, &tally->books, i), 1.0);
        gap = worse(gap, money_gap(plan, money, tally, i), 1.0);
    }
    return gap;
}
