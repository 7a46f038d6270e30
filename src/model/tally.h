/* model/tally.h - what a future adds up to, and whether its books close.
 *
 * Results of a future are those of (6.1) to (6.3). Every quantity is a row of INS_LANES futures; a
 * month is added in tally_pack.h.
 */
#ifndef INS_MODEL_TALLY_H
#define INS_MODEL_TALLY_H

#include "model/casework.h"
#include "model/money.h"
#include "model/staff.h"
#include "plan/plan.h"

/* Short, medium and long term: months 0-11, 12-23 and from 24 on. */
enum { INS_PHASES = 3, INS_MEDIUM_TERM = 12, INS_LONG_TERM = 24 };

struct ins_phase {
    struct ins_row inflow, decided;           /* cases in all */
    struct ins_row peak_backlog, peak_overdue; /* cases */
    struct ins_row cost, social_cost, draw, deficit; /* euro in all; social cost is discounted */
};

struct ins_tally {
    struct ins_phase phase[INS_PHASES];
    struct ins_phase now; /* the phase that months are being added to; then it goes to `phase` */
    struct ins_row   backlog_sum;        /* case-months */
    struct ins_row   overdue_sum;        /* case-months */
    struct ins_row   months_over;        /* the norm, counted from norm.from */
    struct ins_row   shortfall_max;      /* euro */
    struct ins_row   idle_hours, overtime_hours, hires;
    struct ins_row   experienced, trainees, intake, flex; /* FTE-months, and FTE begun */
    struct ins_row   taskforce;                           /* triggered, euro */
    struct ins_row   penalties, reception;                /* euro, borne or not */
    struct ins_row   transfers, marginal; /* penalties; social cost, a bed at its marginal price: both
                                             discounted to month 0, euro */
    struct ins_row   settled[INS_LEDGER]; /* where prices change: what the old ones left, euro */
    int              reached;             /* the phase that `now` is of */
};

/* Nothing yet; prices that change are begun by ins_tally_reprice() in month 0. */
void ins_tally_begin(struct ins_tally *tally);

/* A phase begins: what was added to the one before it is laid aside. */
void ins_tally_next_phase(struct ins_tally *tally);

/* After the last month: the phase that it lies in is told, too, and of those not reached nothing. */
void ins_tally_end(const struct ins_plan *plan, struct ins_tally *tally);

/* From month t on other prices hold: what was used before keeps the old ones. Month 0 begins the
 * account, whatever the prices. */
void ins_tally_reprice(const struct ins_money_plan *old, const struct ins_money_plan *fresh, int t,
                       struct ins_tally *tally);

/* The ledger of the whole horizon, worked out anew from what was worked and used: euro, one
 * row a line. */
void ins_tally_ledger(const struct ins_plan *plan, const struct ins_tally *tally,
                      struct ins_row ledger[INS_LEDGER]);

/* The largest amount, relative to what passed through the account, by which cases, people or
 * money fail to balance at the end of the horizon in any of the first `lanes`; NaN where a number was lost.
 * Each account has gained by its own entries what its stock must have gained: the curves of
 * arrivals and decisions, staff->balance, money->cash and money->gained. Where the outcome alone
 * is asked, cost is not laid out by line and compared with their sum; a brief plan has no account of
 * money but the shortfall. */
double ins_tally_gap(const struct ins_plan *plan, int lanes, const struct ins_staff *staff,
                     const struct ins_casework *work, const struct ins_money *money,
                     const struct ins_tally *tally);

#endif
