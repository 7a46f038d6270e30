#include "model/money.h"

#include <math.h>

#include "model/tracks.h"

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
    ins_row_set(&money->top_up, 0.0);
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
    for (int i = 0; i < INS_LANES; i++)
        money->budget.lane[i] = monthly * factor->lane[i];
}

/* Costs of the month. Penalties and reception are always recorded; they are a cost to the
 * organisation only where borne. */
static void charge(const struct ins_plan *plan, int t, const struct ins_staff *staff,
                   const struct ins_casework *work, const struct ins_row *overtime,
                   const struct ins_row *taskforce, struct ins_money *money)
{
    const struct ins_money_plan *m = &plan->money;
    double experienced = m->experienced, trainee = m->trainee, tuition = m->tuition;
    double flex = m->flex, hour = m->overtime_hour;
    double steady = m->academie_fixed + m->flex_retainer + plan->calendar[t].investments +
                    m->fixed + plan->calendar[t].taskforce_cost;
    double penalty = m->penalty_case, places = m->places;
    double bed = m->reception_case, emergency = m->emergency_case;
    double penalty_borne   = m->penalty_borne ? 1.0 : 0.0;
    double reception_borne = m->reception_borne ? 1.0 : 0.0;
    INS_APART
    for (int i = 0; i < INS_LANES; i++) {
        double pay = taskforce->lane[i] + steady;
        pay = fma(experienced, staff->experienced.lane[i], pay);
        pay = fma(trainee, staff->trainees.lane[i], pay);
        pay = fma(tuition, staff->intake.lane[i], pay);
        pay = fma(flex, staff->flex.lane[i], pay);
        pay = fma(hour, overtime->lane[i], pay);
        double waiting   = work->in_reception.lane[i];
        double placed    = ins_smaller(waiting, places);
        double penalties = penalty * work->late.lane[i];
        double reception = fma(bed, placed, emergency * (waiting - placed));
        double own       = fma(penalty_borne, penalties, reception_borne * reception);
        money->penalties.lane[i]   = penalties;
        money->reception.lane[i]   = reception;
        money->cost.lane[i]        = pay + own;
        money->social_cost.lane[i] = pay + penalties + reception;
    }
}

/* January, before the month's draw or deposit. */
static void refill(const struct ins_money_plan *plan, struct ins_money *money)
{
    double top_up = plan->top_up, cap = plan->cap;
    for (int i = 0; i < INS_LANES; i++) {
        double room  = ins_larger(cap - money->buffer.lane[i], 0.0);
        double added = ins_smaller(top_up, room);
        money->top_up.lane[i] = added;
        money->buffer.lane[i] += added;
    }
}

static void settle(const struct ins_money_plan *plan, struct ins_money *money)
{
    double keep = plan->keep, cap = plan->cap;
    for (int i = 0; i < INS_LANES; i++) {
        double net     = money->budget.lane[i] - money->cost.lane[i];
        double need    = ins_larger(-net, 0.0);
        double over    = ins_larger(net, 0.0);
        double buffer  = money->buffer.lane[i];
        double draw    = ins_smaller(need, buffer);
        double deposit = ins_smaller(keep * over, ins_larger(cap - buffer, 0.0));
        double lacking = ins_larger(money->shortfall.lane[i] - keep * over, 0.0) + need;
        money->draw.lane[i]      = draw;
        money->deficit.lane[i]   = need - draw;
        money->deposit.lane[i]   = deposit;
        money->returned.lane[i]  = over - deposit;
        money->buffer.lane[i]    = buffer + (deposit - draw);
        money->shortfall.lane[i] = lacking;
    }
}

/* Like the shortfall, but the January top-up counts. */
static void owe(const struct ins_money_plan *plan, bool january, struct ins_money *money)
{
    double keep = plan->keep, top_up = january ? plan->top_up : 0.0;
    for (int i = 0; i < INS_LANES; i++) {
        double net  = money->budget.lane[i] - money->cost.lane[i];
        double debt = ins_larger(money->debt.lane[i] - top_up, 0.0);
        money->debt.lane[i] = ins_larger(debt - keep * ins_larger(net, 0.0), 0.0) + ins_larger(-net, 0.0);
    }
}

void ins_money_advance(const struct ins_plan *plan, int t, const struct ins_staff *staff,
                       const struct ins_casework *work, const struct ins_row *overtime,
                       const struct ins_row *taskforce, struct ins_money *money)
{
    bool january = plan->calendar[t].january;
    charge(plan, t, staff, work, overtime, taskforce, money);
    if (january)
        refill(&plan->money, money);
    else if (t > 0 && plan->calendar[t - 1].january)
        ins_row_set(&money->top_up, 0.0);
    settle(&plan->money, money);
    if (plan->tower.watched)
        owe(&plan->money, january, money);
}

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
