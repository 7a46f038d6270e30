#include "model/money.h"

#include "base/pack.h"

static int years_remembered(const struct ins_plan *plan)
{
    int ahead = 0; /* years between the month that informs a budget and that budget */
    for (int t = 0; t < plan->months; t++) {
        const struct ins_calendar *line = &plan->calendar[t];
        if (line->informs_year - line->year > ahead)
            ahead = line->informs_year - line->year;
    }
    return ahead + 1;
}

int ins_money_rows(const struct ins_plan *plan)
{
    return ins_ring_places(years_remembered(plan));
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
    money->factor = ins_ring_take(memory, years_remembered(plan), budget_share(m, 1.0));
    ins_row_set(&money->buffer, m->initial);
    ins_row_set(&money->shortfall, 0.0);
    ins_row_set(&money->debt, 0.0);
    ins_row_set(&money->till, 0.0);
    ins_row_set(&money->gained, 0.0);
    ins_row_set(&money->penalties, 0.0);
    ins_row_set(&money->reception, 0.0);
}

void ins_money_grant(const struct ins_plan *plan, int t, const struct ins_row *level,
                     struct ins_money *money)
{
    const struct ins_money_plan *m    = &plan->money;
    const struct ins_calendar   *line = &plan->calendar[t];
    if (line->informs_year >= 0 && m->volume_share > 0.0) {
        struct ins_row *factor = ins_ring_at(&money->factor, line->informs_year);
        for (int i = 0; i < INS_LANES; i++)
            factor->lane[i] = budget_share(m, level->lane[i] * m->inverse_expected);
    }
    const struct ins_row *factor  = ins_ring_at(&money->factor, line->year);
    double                monthly = line->annual_budget / 12.0;
    INS_EACH_PACK(i)
        put(&money->budget, i, monthly * at(factor, i));
}

/* --- a month, a pack of futures at a time --------------------------------------------------------- */

/* What is the same for all futures of a month; euro. */
struct terms {
    ins_pack steady; /* whatever happens */
    ins_pack experienced, trainee, tuition, flex, overtime_hour;
    ins_pack penalty_case, places, reception_case, emergency_case;
    ins_pack penalty_borne, reception_borne; /* 1 or 0 */
    ins_pack keep, cap, top_up;
};

static struct terms terms_of(const struct ins_money_plan *m, const struct ins_calendar *line)
{
    return (struct terms){
        .steady          = all(m->academie_fixed + m->flex_retainer + line->investments + m->fixed +
                               line->taskforce_cost),
        .experienced     = all(m->experienced),
        .trainee         = all(m->trainee),
        .tuition         = all(m->tuition),
        .flex            = all(m->flex),
        .overtime_hour   = all(m->overtime_hour),
        .penalty_case    = all(m->penalty_case),
        .places          = all(m->places),
        .reception_case  = all(m->reception_case),
        .emergency_case  = all(m->emergency_case),
        .penalty_borne   = all(m->penalty_borne ? 1.0 : 0.0),
        .reception_borne = all(m->reception_borne ? 1.0 : 0.0),
        .keep            = all(m->keep),
        .cap             = all(m->cap),
        .top_up          = all(line->january ? m->top_up : 0.0)};
}

/* What a month costs, euro. */
struct bill {
    ins_pack own, social;
};

/* Penalties and reception are always recorded; they are a cost to the organisation only where
 * borne. */
static inline struct bill charge(const struct terms *by, const struct ins_due *due, int i,
                                 struct ins_money *money)
{
    ins_pack pay = at(due->taskforce, i) + by->steady;
    pay = fused(by->experienced, at(&due->staff->experienced, i), pay);
    pay = fused(by->trainee, at(&due->staff->trainees, i), pay);
    pay = fused(by->tuition, at(&due->staff->intake, i), pay);
    pay = fused(by->flex, at(&due->staff->flex, i), pay);
    pay = fused(by->overtime_hour, at(due->overtime, i), pay);
    ins_pack waiting   = at(&due->work->in_reception, i);
    ins_pack placed    = smaller(waiting, by->places);
    ins_pack penalties = by->penalty_case * at(&due->work->late, i);
    ins_pack emergency = by->emergency_case * (waiting - placed);
    ins_pack reception = fused(by->reception_case, placed, emergency);
    ins_pack borne     = fused(by->penalty_borne, penalties, by->reception_borne * reception);
    put(&money->penalties, i, penalties);
    put(&money->reception, i, reception);
    return (struct bill){pay + borne, pay + penalties + reception};
}

/* January, before the month's draw or deposit. */
static inline ins_pack refill(const struct terms *by, ins_pack buffer, int i,
                              struct ins_money *money)
{
    ins_pack added = smaller(by->top_up, larger(by->cap - buffer, all(0.0)));
    add(&money->gained, i, added);
    return buffer + added;
}

static inline void settle(const struct terms *by, ins_pack cost, ins_pack buffer, int i,
                          struct ins_money *money)
{
    ins_pack none    = all(0.0), budget = at(&money->budget, i);
    ins_pack net     = budget - cost;
    ins_pack need    = larger(-net, none);
    ins_pack over    = larger(net, none);
    ins_pack kept    = by->keep * over;
    ins_pack draw    = smaller(need, buffer);
    ins_pack deposit = smaller(kept, larger(by->cap - buffer, none));
    ins_pack deficit = need - draw;
    ins_pack moved   = deposit - draw;
    put(&money->draw, i, draw);
    put(&money->deficit, i, deficit);
    put(&money->buffer, i, buffer + moved);
    put(&money->shortfall, i, larger(at(&money->shortfall, i) - kept, none) + need);
    add(&money->till, i, (budget + draw + deficit) - (cost + deposit + (over - deposit)));
    add(&money->gained, i, moved);
}

/* Like the shortfall, but the January top-up counts. */
static inline void owe(const struct terms *by, ins_pack cost, int i, struct ins_money *money)
{
    ins_pack none = all(0.0), net = at(&money->budget, i) - cost;
    ins_pack debt = larger(at(&money->debt, i) - by->top_up, none);
    put(&money->debt, i, larger(debt - by->keep * larger(net, none), none) + larger(-net, none));
}

void ins_money_advance(const struct ins_plan *plan, int t, const struct ins_due *given,
                       struct ins_money *money)
{
    const struct terms by = terms_of(&plan->money, &plan->calendar[t]);
    const struct ins_due due = *given;
    bool january = plan->calendar[t].january, watched = plan->tower.watched;
    INS_EACH_PACK(i) {
        struct bill bill   = charge(&by, &due, i, money);
        ins_pack    buffer = at(&money->buffer, i);
        if (january)
            buffer = refill(&by, buffer, i, money);
        put(&money->cost, i, bill.own);
        put(&money->social_cost, i, bill.social);
        settle(&by, bill.own, buffer, i, money);
        if (watched)
            owe(&by, bill.own, i, money);
    }
}

/* --- the ledger ----------------------------------------------------------------------------------- */

static void multiply(const struct ins_row *quantity, double price, struct ins_row *amount)
{
    for (int i = 0; i < INS_LANES; i++)
        amount->lane[i] = price * quantity->lane[i];
}

void ins_money_itemise(const struct ins_money_plan *plan, const struct ins_used *used,
                       struct ins_row *ledger)
{
    multiply(used->experienced, plan->experienced, &ledger[INS_COST_EXPERIENCED]);
    multiply(used->trainees, plan->trainee, &ledger[INS_COST_TRAINEE]);
    multiply(used->intake, plan->tuition, &ledger[INS_COST_TUITION]);
    multiply(used->flex, plan->flex, &ledger[INS_COST_FLEX]);
    multiply(used->overtime, plan->overtime_hour, &ledger[INS_COST_OVERTIME]);
    multiply(used->penalties, plan->penalty_borne ? 1.0 : 0.0, &ledger[INS_COST_PENALTY]);
    multiply(used->reception, plan->reception_borne ? 1.0 : 0.0, &ledger[INS_COST_RECEPTION]);
    ins_row_set(&ledger[INS_COST_TASKFORCE], used->scheduled);
    ins_row_add(&ledger[INS_COST_TASKFORCE], used->taskforce);
    ins_row_set(&ledger[INS_COST_INVESTMENTS], used->investments);
    ins_row_set(&ledger[INS_COST_ACADEMIE_FIXED], plan->academie_fixed * used->months);
    ins_row_set(&ledger[INS_COST_FLEX_RETAINER], plan->flex_retainer * used->months);
    ins_row_set(&ledger[INS_COST_FIXED], plan->fixed * used->months);
}
