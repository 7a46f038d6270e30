/* model/money_pack.h - a month of money, a pack of futures at a time: (5.1) to (5.18).
 *
 * What is the same for all futures is worked out before: once for the plan, once for the month
 * (money.c). Only month.c includes this file.
 */
#ifndef INS_MODEL_MONEY_PACK_H
#define INS_MODEL_MONEY_PACK_H

#include "base/pack.h"
#include "model/money.h"
#include "model/staff_pack.h"

/* Prices in euro. */
struct ins_money_terms {
    /* of the plan */
    INS_MONEY_CONSTANTS(INS_CONSTANT_PACK)
    bool     watched, bears_penalties, bears_reception;
    /* of the month */
    bool     informs, grants, moves; /* either of them */
    bool     january;
    ins_pack steady;          /* costs whatever happens */
    ins_pack monthly, top_up;
    struct ins_row       *informed; /* factor of the year whose budget this month's level sets, if
                                       it does */
    const struct ins_row *factor;   /* of this year */
};

/* What the plan fixes. */
void ins_money_terms_init(const struct ins_plan *plan, struct ins_money_terms *terms);

/* Month t, whose line of the calendar is `line`. */
static inline void ins_money_turn(const struct ins_plan *plan, const struct ins_calendar *line,
                                  const struct ins_money *money, struct ins_money_terms *terms)
{
    terms->informs = line->informs_year >= 0 && plan->money.volume_share > 0.0;
    terms->grants  = line->grants;
    terms->moves   = terms->informs || terms->grants;
    terms->january = line->january;
    terms->steady  = all(line->steady);
    terms->top_up  = all(line->january ? plan->money.top_up : 0.0);
    if (!terms->moves)
        return;
    terms->informed = ins_ring_at(&money->factor, line->informs_year);
    terms->factor   = ins_ring_at(&money->factor, line->year);
    terms->monthly  = all(line->monthly_budget);
}

/* --- the budget --------------------------------------------------------------------------------- */

/* Share of the annual budget that a level (hours/month) gives (5.5). */
INS_PART(ins_pack) ins_money_share(const struct ins_money_terms *by, ins_pack level)
{
    ins_pack volume = smaller(larger(level * by->inverse_expected, by->floor), by->cap_share);
    return by->fixed_share + by->volume_share * volume;
}

/* Once the month's level is known; a budget stays for a year. */
INS_PART(void) ins_money_grant(const struct ins_money_terms *by, ins_pack level, int i,
                               struct ins_money *money)
{
    if (!by->moves)
        return;
    if (by->informs)
        put(by->informed, i, ins_money_share(by, level));
    if (by->grants)
        put(&money->budget, i, by->monthly * at(by->factor, i));
}

/* A correction within the year, whose line of the calendar is `line` and which `comes` or does not: of
 * the gap (5.15) to the level of the month before, a part for the rest of the year (5.16). */
INS_PART(void) ins_money_correct(const struct ins_money_terms *by, const struct ins_money_plan *plan,
                                 const struct ins_calendar *line, ins_pack level, ins_pack comes,
                                 int i, struct ins_money *money)
{
    ins_pack had   = at(ins_ring_at(&money->factor, line->year), i);
    ins_pack lacks = larger(ins_money_share(by, level) - had, all(0.0));
    ins_pack gap   = all(12.0 * line->monthly_budget) * lacks;
    ins_pack extra = comes * smaller(all(plan->spring_share) * gap, all(plan->spring_most));
    add(&money->budget, i, extra / all(line->corrects));
}

/* A frozen allotment, granted in month 0 and in each January (5.17), goes into the buffer once the level
 * of the month before is high enough (5.18). */
INS_PART(void) ins_money_release(const struct ins_money_plan *plan, bool grants, ins_pack level, int i,
                                 struct ins_money *money)
{
    ins_pack frozen = at(&money->frozen, i);
    if (grants)
        frozen = all(plan->carry_over) * frozen + all(plan->frozen);
    ins_pack released = where(above(all(plan->release_level), level), all(0.0), frozen);
    put(&money->frozen, i, frozen - released);
    put(&money->released, i, released);
    add(&money->buffer, i, released);
    add(&money->gained, i, released);
}

/* --- costs -------------------------------------------------------------------------------------- */

/* What the cases of a month cost beside the people: cases. */
struct ins_claims {
    ins_pack late, in_reception;
};

/* What a month costs, euro. */
struct ins_bill {
    ins_pack own, social;
    ins_pack penalties, reception; /* borne or not */
};

/* What the people cost, and what a month costs whatever happens (5.3); `taskforce` is that of
 * triggered runs, euro. */
INS_PART(ins_pack) ins_money_pay(const struct ins_money_terms *by, const struct ins_at_work *now,
                                 ins_pack taskforce)
{
    ins_pack pay = taskforce + by->steady;
#define INS_ADD_PAY(line, price, quantity) pay = fused(by->price, now->quantity, pay);
    INS_LEDGER_USED(INS_ADD_PAY)
#undef INS_ADD_PAY
    return pay;
}

/* Reception (5.1). */
INS_PART(ins_pack) ins_money_house(const struct ins_money_terms *by, ins_pack waiting)
{
    ins_pack placed    = smaller(waiting, by->places);
    ins_pack emergency = by->emergency_case * (waiting - placed);
    return fused(by->reception_case, placed, emergency);
}

/* The cost to the state (5.14) less what regular beds in which somebody waits would cost empty, too
 * (5.13). */
INS_PART(ins_pack) ins_money_marginal(const struct ins_money_terms *by, ins_pack social,
                                      ins_pack waiting)
{
    return fused(-by->empty_case, smaller(waiting, by->places), social);
}

/* Cost, and cost to the state (5.4). Penalties and reception are
 * always recorded; they are a cost to the organisation only where borne. */
INS_PART(struct ins_bill) ins_money_charge(const struct ins_money_terms *by, ins_pack pay,
                                           const struct ins_claims *claims)
{
    ins_pack penalties = by->penalty_case * claims->late;
    ins_pack reception = ins_money_house(by, claims->in_reception);
    ins_pack borne     = fused(by->penalty_borne, penalties, by->reception_borne * reception);
    return (struct ins_bill){pay + borne, pay + penalties + reception, penalties, reception};
}

/* The cost to the organisation alone, of the claims that it bears. */
INS_PART(ins_pack) ins_money_bear(bool penalties, bool reception, const struct ins_money_terms *by,
                                  ins_pack pay, const struct ins_claims *claims)
{
    ins_pack borne = all(0.0);
    if (penalties)
        borne += by->penalty_case * claims->late;
    if (reception)
        borne += ins_money_house(by, claims->in_reception);
    return pay + borne;
}

/* --- draws and deposits ------------------------------------------------------------------------- */

/* What moves in a month, euro. */
struct ins_moved {
    ins_pack draw, deficit, shortfall;
};

/* January, before the month's draw or deposit (5.7). */
INS_PART(ins_pack) ins_money_refill(const struct ins_money_terms *by, ins_pack buffer, int i,
                                    struct ins_money *money)
{
    ins_pack added = smaller(by->top_up, larger(by->cap - buffer, all(0.0)));
    add(&money->gained, i, added);
    return buffer + added;
}

/* The debt of (6.32): like the shortfall, but the January top-up counts. */
INS_PART(void) ins_money_owe(const struct ins_money_terms *by, ins_pack need, ins_pack kept, int i,
                             struct ins_money *money)
{
    ins_pack none = all(0.0), debt = larger(at(&money->debt, i) - by->top_up, none);
    put(&money->debt, i, larger(debt - kept, none) + need);
}

/* The shortfall (5.11). */
INS_PART(ins_pack) ins_money_fall_short(ins_pack kept, ins_pack need, int i,
                                        struct ins_money *money)
{
    ins_pack shortfall = larger(at(&money->shortfall, i) - kept, all(0.0)) + need;
    put(&money->shortfall, i, shortfall);
    return shortfall;
}

/* The shortfall alone: where no order is ever held back, it does not hang on the buffer. */
INS_PART(ins_pack) ins_money_lack(const struct ins_money_terms *by, ins_pack cost, int i,
                                  struct ins_money *money)
{
    ins_pack none = all(0.0), budget = at(&money->budget, i);
    return ins_money_fall_short(by->keep * larger(budget - cost, none),
                                larger(cost - budget, none), i, money);
}

/* The month's net (5.6): draw and deficit (5.8), deposit (5.9), balance (5.10), books (5.12). */
INS_PART(struct ins_moved) ins_money_settle(const struct ins_money_terms *by, ins_pack cost, int i,
                                            struct ins_money *money)
{
    ins_pack none = all(0.0), budget = at(&money->budget, i), buffer = at(&money->buffer, i);
    if (by->january)
        buffer = ins_money_refill(by, buffer, i, money);
    ins_pack need      = larger(cost - budget, none);
    ins_pack over      = larger(budget - cost, none);
    ins_pack kept      = by->keep * over;
    ins_pack draw      = smaller(need, buffer);
    ins_pack deposit   = smaller(kept, larger(by->cap - buffer, none));
    ins_pack deficit   = need - draw;
    ins_pack moved     = deposit - draw;
    ins_pack shortfall = ins_money_fall_short(kept, need, i, money);
    put(&money->buffer, i, buffer + moved);
    add(&money->cash, i, (budget + draw + deficit) - (cost + deposit + (over - deposit)));
    add(&money->gained, i, moved);
    if (by->watched)
        ins_money_owe(by, need, kept, i, money);
    return (struct ins_moved){draw, deficit, shortfall};
}

#endif
