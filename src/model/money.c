#include "model/money_pack.h"

#include <stddef.h>

int ins_money_rows(const struct ins_plan *plan)
{
    return ins_ring_places(plan->years_remembered);
}

/* Share of the annual budget that a level, relative to the expected one, gives. */
static double budget_share(const struct ins_money_plan *plan, double relative_level)
{
    double volume = ins_smaller(ins_larger(relative_level, plan->floor), plan->cap_share);
    return 1.0 - plan->volume_share + plan->volume_share * volume;
}

void ins_money_begin(const struct ins_plan *plan, struct ins_row **memory,
                     struct ins_money *money)
{
    const struct ins_money_plan *m = &plan->money;
    money->factor = ins_ring_filled(memory, plan->years_remembered, budget_share(m, 1.0));
    ins_row_set(&money->buffer, m->initial);
    ins_row_set(&money->shortfall, 0.0);
    ins_row_set(&money->debt, 0.0);
    ins_row_set(&money->cash, 0.0);
    if (m->frozen > 0.0)
        ins_row_set(&money->frozen, 0.0);
    ins_row_set(&money->gained, 0.0);
    ins_row_set(&money->penalties, 0.0);
    ins_row_set(&money->reception, 0.0);
}

/* --- a month ------------------------------------------------------------------------------------ */

static void init_prices(const struct ins_money_plan *plan, struct ins_money_terms *terms)
{
    INS_MONEY_CONSTANTS(INS_CONSTANT_BROADCAST)
}

void ins_money_terms_init(const struct ins_plan *plan, struct ins_money_terms *terms)
{
    const struct ins_money_plan *m = &plan->money;
    init_prices(m, terms);
    terms->watched         = plan->tower.watched;
    terms->bears_penalties = plan->casework.penalty && m->penalty_borne > 0.0;
    terms->bears_reception = m->reception && m->reception_borne > 0.0;
}

/* --- a correction within the year ------------------------------------------------------------------ */

/* Behind the streams of the inflow (inflow.c). */
enum { STREAM_SPRING = 17 };

void ins_money_chance(const struct ins_money_plan *plan, const struct ins_block *block, int t,
                      struct ins_row *comes)
{
    struct ins_row u, unused;
    ins_row_set(comes, plan->spring_chance);
    if (!block)
        return;
    ins_stream_pair(block, t, STREAM_SPRING, &u, &unused);
    for (int i = 0; i < INS_LANES; i++)
        comes->lane[i] = u.lane[i] < plan->spring_chance ? 1.0 : 0.0;
}

/* --- the ledger ----------------------------------------------------------------------------------- */

static void itemise_times(const struct ins_row *quantity, double price, struct ins_row *amount)
{
    for (int i = 0; i < INS_LANES; i++)
        amount->lane[i] = price * quantity->lane[i];
}

void ins_money_itemise(const struct ins_money_plan *plan, const struct ins_used *used,
                       struct ins_row *ledger)
{
#define ITEMISE_TIMES(line, price, quantity) \
    itemise_times(used->quantity, plan->price, &ledger[INS_COST_##line]);
#define ITEMISE_MONTHLY(line, amount) \
    ins_row_set(&ledger[INS_COST_##line], plan->amount * used->months);
#define ITEMISE_LAID(line, amount) ins_row_set(&ledger[INS_COST_##line], used->amount);
    INS_LEDGER_USED(ITEMISE_TIMES)
    INS_LEDGER_STEADY(ITEMISE_MONTHLY, ITEMISE_LAID)
    INS_LEDGER_CLAIMED(ITEMISE_TIMES)
    ins_row_add(&ledger[INS_COST_TASKFORCE], used->triggered);
}
