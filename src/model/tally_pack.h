/* model/tally_pack.h - a month is added to what a future comes to, a pack of futures at a time.
 *
 * Each room hands over what it has in registers. Only month.c includes this file.
 */
#ifndef INS_MODEL_TALLY_PACK_H
#define INS_MODEL_TALLY_PACK_H

#include "base/pack.h"
#include "model/casework_pack.h"
#include "model/money_pack.h"
#include "model/staff_pack.h"
#include "model/tally.h"

struct ins_tally_terms {
    enum ins_measure measure;
    bool             triggered; /* there are taskforces with a trigger */
    ins_pack         limit;
    bool             apart;     /* penalties and the marginal price are told */
    bool             discounted;
    bool             judged;    /* of the month: by the norm */
    ins_pack         discount;  /* of the month */
};

/* What the plan fixes. */
void ins_tally_terms_init(const struct ins_plan *plan, struct ins_tally_terms *terms);

/* To month t, which may begin a phase. */
static inline void ins_tally_turn(const struct ins_plan *plan, int t, struct ins_tally *tally,
                                  struct ins_tally_terms *terms)
{
    if (t == INS_MEDIUM_TERM || t == INS_LONG_TERM)
        ins_tally_next_phase(tally);
    terms->judged   = t >= plan->norm.from;
    terms->discount = all(plan->calendar[t].discount);
}

INS_PART(void) ins_tally_add_staff(bool orders, ins_pack hires, const struct ins_at_work *now,
                                   ins_pack overtime_hours, int i, struct ins_tally *tally)
{
    if (orders)
        add(&tally->hires, i, hires);
    add(&tally->overtime_hours, i, overtime_hours);
    add(&tally->experienced, i, now->experienced);
    add(&tally->trainees, i, now->trainees);
    add(&tally->flex, i, now->flex);
}

/* Months over the norm (6.1), peaks and sums (6.3). `other` is what the norm measures, where that is
 * neither the backlog nor what is overdue. */
INS_PART(void) ins_tally_add_cases(enum ins_detail detail, const struct ins_tally_terms *by,
                                   const struct ins_caseload *cases, ins_pack other, int i,
                                   struct ins_tally *tally)
{
    ins_pack measured = by->measure == INS_MEASURE_BACKLOG   ? cases->backlog
                        : by->measure == INS_MEASURE_OVERDUE ? cases->overdue
                                                             : other;
    raise_to(&tally->now.peak_backlog, i, cases->backlog);
    raise_to(&tally->now.peak_overdue, i, cases->overdue);
    add(&tally->backlog_sum, i, cases->backlog);
    add(&tally->overdue_sum, i, cases->overdue);
    if (detail >= INS_TALLIED) {
        add(&tally->now.inflow, i, cases->inflow);
        add(&tally->now.decided, i, cases->decided);
        add(&tally->idle_hours, i, cases->idle);
    }
    if (by->judged)
        add(&tally->months_over, i, only_where(above(measured, by->limit), all(1.0)));
}

/* A euro of a later month is worth less (6.4). */
INS_PART(void) ins_tally_add_valued(const struct ins_tally_terms *by, ins_pack euro, int i,
                                    struct ins_row *sum)
{
    put(sum, i, fused(by->discount, euro, at(sum, i)));
}

/* The transfers, and the cost to the state at the marginal price of a bed (5.14). Where nothing is
 * discounted, transfers are the penalties that are counted anyhow. */
INS_PART(void) ins_tally_add_apart(const struct ins_tally_terms *by, const struct ins_bill *bill,
                                   ins_pack marginal, int i, struct ins_tally *tally)
{
    add(&tally->penalties, i, bill->penalties);
    if (by->discounted)
        ins_tally_add_valued(by, bill->penalties, i, &tally->transfers);
    ins_tally_add_valued(by, marginal, i, &tally->marginal);
}

INS_PART(void) ins_tally_add_money(enum ins_detail detail, const struct ins_tally_terms *by,
                                   const struct ins_bill *bill, const struct ins_moved *moved,
                                   ins_pack taskforce, int i, struct ins_tally *tally)
{
    add(&tally->now.cost, i, bill->own);
    ins_tally_add_valued(by, bill->social, i, &tally->now.social_cost);
    if (detail >= INS_TALLIED) {
        add(&tally->now.draw, i, moved->draw);
        add(&tally->now.deficit, i, moved->deficit);
        add(&tally->reception, i, bill->reception);
        if (by->triggered)
            add(&tally->taskforce, i, taskforce);
    }
}

#endif
