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
static void add_month(const struct ins_plan *plan, const struct ins_row *arrivals, int t,
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

static void look_ahead(const struct ins_plan *plan, const struct ins_row *arrivals,
                       struct ins_row *ahead)
{
    for (int first = 0; first < plan->months; first++) {
        int last = first + WINDOW < plan->months ? first + WINDOW : plan->months;
        ins_row_set(&ahead[first], 0.0);
        for (int t = first; t < last; t++)
            add_month(plan, arrivals, t, &ahead[first]);
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
        look_ahead(plan, arrivals, tower->ahead);
    }
    ins_row_set(&tower->level, plan->tower.expected);
    ins_row_set(&tower->trend, 0.0);
    ins_row_set(&tower->vacancies, 0.0);
    ins_row_set(&tower->sufficient, 0.0);
}

/* --- a month ------------------------------------------------------------------------------------ */

static double hire_price(const struct ins_plan *plan)
{
    return plan->tower.cover_months * plan->money.trainee + plan->money.tuition;
}

static void init_orders(const struct ins_tower_plan *p, struct ins_tower_terms *terms)
{
    terms->kind.forecast        = p->forecast;
    terms->expected        = all(p->expected);
    terms->smoothing       = all(p->smoothing);
    terms->trend_smoothing = all(p->trend_smoothing);
    terms->target          = all(p->target_months);
    terms->per_clear       = all(p->per_clear);
    terms->response        = all(p->response);
    terms->hire_stay       = all(p->hire_stay);
    terms->absorbs         = isfinite(p->absorption);
    terms->absorption      = all(p->absorption);
    terms->max_intake      = all(p->max_intake);
    terms->inverse_flex    = all(p->inverse_flex_productivity);
    terms->overtime_max    = all(p->overtime_max);
    terms->now.damped      = all(0.0);
    terms->hire.damped     = all(p->trend_hire);
    terms->call.damped     = all(p->trend_flex);
    terms->resigns         = p->policy == INS_REPLACE;
    terms->flex            = p->policy == INS_TOWER && p->inverse_flex_productivity > 0.0;
    terms->overtime        = p->policy == INS_TOWER && p->overtime_max > 0.0;
}

static void init_gates(const struct ins_plan *plan, struct ins_tower_terms *terms)
{
    const struct ins_money_plan *m = &plan->money;
    terms->kind.gated         = plan->tower.gated;
    terms->kind.watched       = plan->tower.watched;
    terms->flex_costs    = m->flex > 0.0;
    terms->hires_cost    = hire_price(plan) > 0.0;
    terms->experienced   = all(m->experienced);
    terms->trainee       = all(m->trainee);
    terms->steady        = all(m->flex_retainer + m->fixed + m->academie_fixed);
    terms->pace          = all(plan->tower.pace_months);
    terms->per_pace      = all(1.0 / plan->tower.pace_months);
    terms->flex_price    = all(m->flex);
    terms->per_flex_euro = all(m->flex > 0.0 ? 1.0 / m->flex : INFINITY);
    terms->hire_price    = all(hire_price(plan));
    terms->overtime_hour = all(m->overtime_hour);
}

void ins_tower_terms_init(const struct ins_plan *plan, const struct ins_casework *work,
                          struct ins_tower_terms *terms)
{
    init_orders(&plan->tower, terms);
    init_gates(plan, terms);
    terms->kind.usual = terms->flex && terms->overtime && terms->flex_costs && terms->hires_cost;
    terms->followup_hours    = &work->followup_hours;
    terms->pool              = all(plan->staff.pool);
    terms->flex_productivity = all(plan->staff.flex_productivity);
    terms->attrition         = all(plan->staff.attrition);
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
