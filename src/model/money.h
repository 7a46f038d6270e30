/* model/money.h - what a month costs, what the budget brings, what the buffer bears.
 *
 * Equations (5.1) to (5.18). Every quantity is a row of INS_LANES futures, euro; what a month
 * does to them is in money_pack.h. For every lane and month
 *     budget + draw + deficit == cost + deposit + what flows back,
 *     buffer == buffer at the start + gained.
 */
#ifndef INS_MODEL_MONEY_H
#define INS_MODEL_MONEY_H

#include "chance/stream.h"
#include "model/ring.h"
#include "plan/plan.h"

struct ins_money {
    struct ins_row  ledger[INS_LEDGER]; /* of the month, for those who look: ins_money_itemise() */
    struct ins_row  cost, social_cost, penalties, reception;
    struct ins_row  budget;
    struct ins_row  buffer; /* balance at the end of the month */
    struct ins_row  draw, deficit;
    struct ins_row  cash;      /* budget, draw and deficit less cost, deposit and what flows back,
                                  all months so far: 0 up to rounding */
    struct ins_row  frozen, released; /* what may be released into the buffer yet, and was this month;
                                           where the plan has any */
    struct ins_row  gained;    /* by the buffer: top-up, release and deposit less draw, all months so far */
    struct ins_row  shortfall; /* X: what a full buffer would have had to hold */
    struct ins_row  debt;      /* what a full buffer of any size would lack now ("watched") */
    struct ins_ring factor;    /* of the annual budget, by calendar year */
};

int  ins_money_rows(const struct ins_plan *plan);
void ins_money_begin(const struct ins_plan *plan, struct ins_row **memory,
                     struct ins_money *money);

/* Whether the correction of the budget comes in month t, 1 or 0, future by future: [u < chance] of
 * (5.16). Without a block, whose numbers are drawn, the chance itself stands there. */
void ins_money_chance(const struct ins_money_plan *plan, const struct ins_block *block, int t,
                      struct ins_row *comes);

/* What was worked and used in a month, or in many. */
struct ins_used {
    const struct ins_row *experienced, *trainees, *flex; /* FTE-months */
    const struct ins_row *intake;                        /* FTE that began */
    const struct ins_row *overtime;                      /* hours */
    const struct ins_row *triggered;                     /* taskforces, euro */
    const struct ins_row *penalties, *reception;         /* euro, borne or not */
    double months, taskforce_cost, investments;          /* scheduled taskforces, euro */
};

/* Lay the cost apart: ledger[INS_LEDGER], euro. */
void ins_money_itemise(const struct ins_money_plan *plan, const struct ins_used *used,
                       struct ins_row *ledger);

#endif
