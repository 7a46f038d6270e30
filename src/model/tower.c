#include "model/tower_pack.h"

#include <math.h>
#include <stddef.h>

enum { WINDOW = 12 }; /* months that "perfect" looks over */

int ins_tower_rows(const struct ins_plan *plan)
{
    int ahead = plan->tower.forecast == INS_FORECAST_PERFECT ? plan->months : 0;
    return ins_ring_places(plan->tower.longest_lag + 2) + ahead;
}

/* Deseasonalised primary hours of month t are added to `sum`. */
static void add_primary_hours(const struct ins_plan *plan, const struct ins_row *arrivals, int t,
                      struct ins_row *sum)
{
    const struct ins_casework_plan *casework = ins_plan_casework(plan, t);
    for (int k = 0; k < casework->tracks; k++) {
        const struct ins_row *cases = &arrivals[t * casework->tracks + k];
        double hours = casework->track[k].hours / plan->calendar[t].season;
        for (int i = 0; i < INS_LANES; i++)
            sum->lane[i] += hours * cases->lane[i];
    }
}

/* What "perfect" knows of the months from each month on (2.6). */
static void fill_ahead(const struct ins_plan *plan, const struct ins_row *arrivals,
                       struct ins_row *ahead)
{
    for (int first = 0; first < plan->months; first++) {
        int last = first + WINDOW < plan->months ? first + WINDOW : plan->months;
        ins_row_set(&ahead[first], 0.0);
        for (int t = first; t < last; t++)
            add_primary_hours(plan, arrivals, t, &ahead[first]);
        for (int i = 0; i < INS_LANES; i++)
            ahead[first].lane[i] /= last - first;
    }
}

void ins_tower_begin(const struct ins_plan *plan, const struct ins_row *arrivals,
                     struct ins_row **memory, struct ins_tower *tower)
{
    tower->workload = ins_ring_filled(memory, plan->tower.longest_lag + 2, plan->tower.expected);
    tower->ahead    = NULL;
    if (plan->tower.forecast == INS_FORECAST_PERFECT) {
        tower->ahead = *memory;
        *memory += plan->months;
        fill_ahead(plan, arrivals, tower->ahead);
    }
    ins_row_set(&tower->level, plan->tower.expected);
    ins_row_set(&tower->trend, 0.0);
    ins_row_set(&tower->vacancies, 0.0);
    ins_row_set(&tower->sufficient, 0.0);
    ins_row_set(&tower->sufficient_once, 0.0);
}

/* --- a month ------------------------------------------------------------------------------------ */

static double hire_price_of(const struct ins_plan *plan)
{
    return plan->tower.cover_months * plan->money.trainee + plan->money.tuition;
}

static void init_orders(const struct ins_tower_plan *plan, struct ins_tower_terms *terms)
{
    INS_TOWER_CONSTANTS(INS_CONSTANT_BROADCAST)
    terms->kind.forecast = plan->forecast;
    terms->absorbs       = isfinite(plan->absorption);
    terms->now.damped    = all(0.0);
    terms->hire.damped   = all(plan->trend_hire);
    terms->call.damped   = all(plan->trend_flex);
    terms->resigns       = plan->policy == INS_REPLACE;
    terms->flex          = plan->policy == INS_TOWER && plan->inverse_flex > 0.0;
    terms->overtime      = plan->policy == INS_TOWER && plan->overtime_max > 0.0;
}

static void init_gates(const struct ins_plan *plan, struct ins_tower_terms *terms)
{
#define BROADCAST_VALUE(name, value) terms->name = all(value);
    INS_TOWER_BORROWED(BROADCAST_VALUE)
    terms->kind.gated   = plan->tower.gated;
    terms->kind.watched = plan->tower.watched;
    terms->flex_costs   = plan->money.flex > 0.0;
    terms->hires_cost   = hire_price_of(plan) > 0.0;
}

void ins_tower_terms_init(const struct ins_plan *plan, const struct ins_casework *work,
                          struct ins_tower_terms *terms)
{
    init_orders(&plan->tower, terms);
    init_gates(plan, terms);
    terms->kind.usual = !plan->record && terms->flex && terms->overtime && terms->flex_costs && terms->hires_cost;
    terms->followup_hours = &work->followup_hours;
}

void ins_tower_look_ahead(const struct ins_plan *plan, int t, const struct ins_tower *tower,
                          struct ins_tower_terms *terms)
{
    int hire = t + plan->tower.hire_lead, call = t + plan->staff.flex_lead_time;
    int last = plan->months - 1;
    terms->now.ahead  = &tower->ahead[t];
    terms->hire.ahead = &tower->ahead[hire < last ? hire : last];
    terms->call.ahead = &tower->ahead[call < last ? call : last];
}
