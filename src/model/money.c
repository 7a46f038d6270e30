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
    ins_row_set(&money->gained, 0.0);
    ins_row_set(&money->penalties, 0.0);
    ins_row_set(&money->reception, 0.0);
}

/* --- a month ------------------------------------------------------------------------------------ */

static void init_prices(const struct ins_money_plan *m, struct ins_money_terms *terms)
{
    terms->experienced     = all(m->experienced);
    terms->trainee         = all(m->trainee);
    terms->tuition         = all(m->tuition);
    terms->flex            = all(m->flex);
    terms->overtime_hour   = all(m->overtime_hour);
    terms->penalty_case    = all(m->penalty_case);
    terms->places          = all(m->places);
    terms->reception_case  = all(m->reception_case);
    terms->emergency_case  = all(m->emergency_case);
    terms->penalty_borne   = all(m->penalty_borne ? 1.0 : 0.0);
    terms->reception_borne = all(m->reception_borne ? 1.0 : 0.0);
}

void ins_money_terms_init(const struct ins_plan *plan, struct ins_money_terms *terms)
{
    const struct ins_money_plan *m = &plan->money;
    init_prices(m, terms);
    terms->watched          = plan->tower.watched;
    terms->bears_penalties  = plan->casework.penalty && m->penalty_borne;
    terms->bears_reception  = m->reception && m->reception_borne;
    terms->keep             = all(m->keep);
    terms->cap              = all(m->cap);
    terms->share            = all(m->volume_share);
    terms->fixed_share      = all(1.0 - m->volume_share);
    terms->floor            = all(m->floor);
    terms->cap_share        = all(m->cap_share);
    terms->inverse_expected = all(m->inverse_expected);
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
