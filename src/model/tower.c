#include "model/tower.h"

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
    tower->workload = ins_ring_take(memory, plan->tower.longest_lag + 2, 0.0);
    tower->ahead    = NULL;
    if (plan->tower.forecast == INS_FORECAST_PERFECT) {
        tower->ahead = *memory;
        *memory += plan->months;
        look_ahead(plan, arrivals, tower->ahead);
    }
    ins_row_set(&tower->level, plan->tower.expected);
    ins_row_set(&tower->trend, 0.0);
    ins_row_set(&tower->need, 0.0);
    ins_row_set(&tower->overtime, 0.0);
    ins_row_set(&tower->vacancies, 0.0);
    ins_row_set(&tower->reach, 0.0);
}

static void update_level(const struct ins_plan *plan, int t, struct ins_tower *tower)
{
    const struct ins_tower_plan *p = &plan->tower;
    double a = p->smoothing, c = p->trend_smoothing, expected = p->expected;
    bool   trend = p->forecast == INS_FORECAST_TREND;
    int    known = t - 1 - p->reporting_lag;
    double scale = known >= 0 ? 1.0 / plan->calendar[known].season : 0.0;
    const struct ins_row *workload = ins_ring_at(&tower->workload, known);
    for (int i = 0; i < INS_LANES; i++) {
        double before = tower->level.lane[i];
        double seen   = known >= 0 ? workload->lane[i] * scale : expected;
        double guess  = before + (trend ? tower->trend.lane[i] : 0.0);
        double level  = fma(a, seen - guess, guess);
        tower->level.lane[i] = level;
        if (trend)
            tower->trend.lane[i] += c * (level - before - tower->trend.lane[i]);
    }
}

/* F: hours/month expected at a lead, deseasonalised. `damped` is d + ... + d^lead. */
static void forecast(const struct ins_plan *plan, int t, int lead, double damped,
                     const struct ins_tower *tower, const struct ins_row *followup_hours,
                     struct ins_row *hours)
{
    int month = t + lead < plan->months ? t + lead : plan->months - 1;
    switch (plan->tower.forecast) {
    case INS_FORECAST_NONE:
        ins_row_set(hours, plan->tower.expected);
        break;
    case INS_FORECAST_LEVEL:
        *hours = tower->level;
        break;
    case INS_FORECAST_TREND:
        for (int i = 0; i < INS_LANES; i++)
            hours->lane[i] = ins_larger(tower->level.lane[i] + tower->trend.lane[i] * damped, 0.0);
        break;
    case INS_FORECAST_PERFECT:
        for (int i = 0; i < INS_LANES; i++)
            hours->lane[i] = tower->ahead[month].lane[i] + followup_hours->lane[i];
        break;
    }
}

/* Q: the forecast and what it takes to bring the stock to its target. */
static void require(const struct ins_plan *plan, int t, int lead, double damped,
                    const struct ins_tower *tower, const struct ins_row *followup_hours,
                    struct ins_row *hours)
{
    forecast(plan, t, lead, damped, tower, followup_hours, hours);
    for (int i = 0; i < INS_LANES; i++)
        hours->lane[i] = ins_larger(hours->lane[i] + tower->excess.lane[i], 0.0);
}

/* Q at a lead; a forecast that is the same at every lead has been worked out already. */
static const struct ins_row *required_at(const struct ins_plan *plan, int t, int lead,
                                         double damped, const struct ins_tower *tower,
                                         const struct ins_row *followup_hours,
                                         struct ins_row *scratch)
{
    enum ins_forecast forecast = plan->tower.forecast;
    if (forecast == INS_FORECAST_NONE || forecast == INS_FORECAST_LEVEL)
        return &tower->required;
    require(plan, t, lead, damped, tower, followup_hours, scratch);
    return scratch;
}

void ins_tower_observe(const struct ins_plan *plan, int t, const struct ins_row *followup_hours,
                       struct ins_tower *tower, const struct ins_row *stock)
{
    double target = plan->tower.target_months, per_clear = plan->tower.per_clear;
    update_level(plan, t, tower);
    for (int i = 0; i < INS_LANES; i++)
        tower->excess.lane[i] = fma(-target, tower->level.lane[i], stock->lane[i]) * per_clear;
    require(plan, t, 0, 0.0, tower, followup_hours, &tower->required);
}

/* What the budget and the buffer leave for orders (section 5, "gated"). */
static void count_margin(const struct ins_plan *plan, const struct ins_staff *staff,
                         const struct ins_money *money, struct ins_tower *tower)
{
    const struct ins_money_plan *m = &plan->money;
    double experienced = m->experienced, trainee = m->trainee;
    double steady   = m->flex_retainer + m->fixed + m->academie_fixed;
    double per_pace = 1.0 / plan->tower.pace_months;
    for (int i = 0; i < INS_LANES; i++) {
        double learning  = staff->trainees.lane[i] + staff->ordered.lane[i];
        double committed = fma(experienced, staff->experienced.lane[i], fma(trainee, learning, steady));
        double margin    = money->budget.lane[i] - committed;
        tower->margin.lane[i] = margin;
        tower->pot.lane[i]    = ins_larger(fma(money->buffer.lane[i], per_pace, margin), 0.0);
    }
}

static void ask_tower(const struct ins_plan *plan, int t, const struct ins_row *followup_hours,
                      struct ins_staff *staff, const struct ins_tower *tower)
{
    const struct ins_tower_plan *p = &plan->tower;
    double per_fte = 1.0 / plan->calendar[t].average_capacity, stay = p->hire_stay;
    double response = p->response;
    struct ins_row        scratch;
    const struct ins_row *required = required_at(plan, t, p->hire_lead, p->trend_hire, tower,
                                                 followup_hours, &scratch);
    for (int i = 0; i < INS_LANES; i++) {
        double people =
            staff->experienced.lane[i] + staff->trainees.lane[i] + staff->ordered.lane[i];
        staff->hires.lane[i] = response * fma(required->lane[i], per_fte, -people * stay);
    }
    if (isfinite(p->absorption))
        for (int i = 0; i < INS_LANES; i++) {
            double room = p->absorption * staff->experienced.lane[i] - staff->trainees.lane[i] -
                          staff->ordered.lane[i];
            staff->hires.lane[i] = ins_smaller(staff->hires.lane[i], room);
        }
}

static double hire_price(const struct ins_plan *plan)
{
    return plan->tower.cover_months * plan->money.trainee + plan->money.tuition;
}

static void gate_hires(const struct ins_plan *plan, const struct ins_money *money,
                       const struct ins_tower *tower, struct ins_staff *staff)
{
    double price = hire_price(plan);
    if (price <= 0.0)
        return;
    for (int i = 0; i < INS_LANES; i++) {
        double means = ins_larger(12.0 * tower->margin.lane[i] + money->buffer.lane[i], 0.0);
        staff->hires.lane[i] = ins_smaller(staff->hires.lane[i], means / price);
    }
}

static void order_trainees(const struct ins_plan *plan, int t,
                           const struct ins_row *followup_hours, const struct ins_money *money,
                           struct ins_staff *staff, struct ins_tower *tower)
{
    const struct ins_tower_plan *p = &plan->tower;
    double attrition = plan->staff.attrition, most = p->max_intake;
    if (p->policy == INS_REPLACE)
        for (int i = 0; i < INS_LANES; i++)
            tower->vacancies.lane[i] += attrition * staff->experienced.lane[i];
    if (p->policy == INS_FIXED || !plan->calendar[t].intake_month) {
        ins_row_set(&staff->hires, 0.0);
        return;
    }
    if (p->policy == INS_REPLACE) {
        staff->hires = tower->vacancies;
        ins_row_set(&tower->vacancies, 0.0);
    } else {
        ask_tower(plan, t, followup_hours, staff, tower);
    }
    if (p->gated)
        gate_hires(plan, money, tower, staff);
    for (int i = 0; i < INS_LANES; i++)
        staff->hires.lane[i] = ins_larger(ins_smaller(staff->hires.lane[i], most), 0.0);
}

static void need_flex(const struct ins_plan *plan, int t, const struct ins_row *followup_hours,
                      struct ins_tower *tower)
{
    const struct ins_tower_plan *p = &plan->tower;
    double per_fte = plan->calendar[t].flex_season / plan->calendar[t].average_capacity;
    double inverse = p->inverse_flex_productivity, pool = plan->staff.pool;
    struct ins_row        scratch;
    const struct ins_row *required = required_at(plan, t, plan->staff.flex_lead_time,
                                                 p->trend_flex, tower, followup_hours, &scratch);
    for (int i = 0; i < INS_LANES; i++) {
        double need = fma(required->lane[i], per_fte, -tower->working.lane[i]) * inverse;
        tower->need.lane[i] = ins_smaller(ins_larger(need, 0.0), pool);
    }
    if (p->gated && plan->money.flex > 0.0) {
        double per_euro = 1.0 / plan->money.flex;
        for (int i = 0; i < INS_LANES; i++)
            tower->need.lane[i] = ins_smaller(tower->need.lane[i], tower->pot.lane[i] * per_euro);
    }
}

void ins_tower_order(const struct ins_plan *plan, int t, const struct ins_row *followup_hours,
                     const struct ins_money *money, struct ins_staff *staff,
                     struct ins_tower *tower)
{
    const struct ins_tower_plan *p = &plan->tower;
    for (int i = 0; i < INS_LANES; i++) {
        tower->working.lane[i] = staff->experienced.lane[i] - staff->mentors.lane[i] +
                                 staff->learning.lane[i];
        tower->experienced.lane[i] = staff->experienced.lane[i];
    }
    if (p->gated || p->watched)
        count_margin(plan, staff, money, tower);
    order_trainees(plan, t, followup_hours, money, staff, tower);
    if (p->policy == INS_TOWER && p->inverse_flex_productivity > 0.0)
        need_flex(plan, t, followup_hours, tower);
}

static void gate_overtime(const struct ins_plan *plan, int t, const struct ins_staff *staff,
                          struct ins_tower *tower)
{
    double flex = plan->money.flex;
    double hour = plan->money.overtime_hour * plan->calendar[t].capacity;
    for (int i = 0; i < INS_LANES; i++) {
        double means = ins_larger(tower->pot.lane[i] - flex * staff->flex.lane[i], 0.0);
        double price = hour * (staff->experienced.lane[i] - staff->mentors.lane[i]);
        double most  = price > 0.0 ? means / price : INFINITY;
        tower->overtime.lane[i] = ins_smaller(tower->overtime.lane[i], most);
    }
}

void ins_tower_ask_overtime(const struct ins_plan *plan, int t, const struct ins_staff *staff,
                            struct ins_tower *tower)
{
    const struct ins_tower_plan *p = &plan->tower;
    if (p->policy != INS_TOWER || p->overtime_max <= 0.0)
        return;
    double per_fte = plan->calendar[t].season / plan->calendar[t].average_capacity;
    double flex = plan->staff.flex_productivity, most = p->overtime_max;
    for (int i = 0; i < INS_LANES; i++) {
        double missing = fma(tower->required.lane[i], per_fte, -tower->working.lane[i]);
        missing        = fma(-flex, staff->flex.lane[i], missing);
        double people = tower->experienced.lane[i];
        double share  = people > 0.0 ? missing / people : 0.0;
        tower->overtime.lane[i] = ins_smaller(ins_larger(share, 0.0), most);
    }
    if (p->gated)
        gate_overtime(plan, t, staff, tower);
}

void ins_tower_watch(const struct ins_plan *plan, const struct ins_staff *staff,
                     const struct ins_row *overtime_hours, const struct ins_row *debt,
                     struct ins_tower *tower)
{
    double hire = hire_price(plan), flex = plan->money.flex, hour = plan->money.overtime_hour;
    double pace = plan->tower.pace_months;
    for (int i = 0; i < INS_LANES; i++) {
        double margin   = tower->margin.lane[i];
        double pay      = hour * overtime_hours->lane[i];
        double hires    = hire * staff->hires.lane[i];
        double call     = flex * tower->need.lane[i];
        double employed = flex * staff->flex.lane[i];
        double claim    = hires > 0.0 ? ins_larger(hires - 12.0 * margin, 0.0) : 0.0;
        claim = ins_larger(claim, call > 0.0 ? pace * (call - margin) : 0.0);
        claim = ins_larger(claim, pay > 0.0 ? pace * (pay + employed - margin) : 0.0);
        tower->claim.lane[i] = claim;
        tower->reach.lane[i] =
            ins_larger(tower->reach.lane[i], claim > 0.0 ? debt->lane[i] + claim : 0.0);
    }
}
