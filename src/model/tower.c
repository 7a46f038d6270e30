#include "model/tower.h"

#include <stddef.h>

#include "base/pack.h"

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

/* --- the level -------------------------------------------------------------------------------- */

static void follow_trend(const struct ins_tower_plan *p, ins_pack seen, int i,
                         struct ins_tower *tower)
{
    ins_pack before = at(&tower->level, i), trend = at(&tower->trend, i);
    ins_pack guess  = before + trend;
    ins_pack level  = fused(all(p->smoothing), seen - guess, guess);
    put(&tower->level, i, level);
    put(&tower->trend, i, trend + p->trend_smoothing * (level - before - trend));
}

void ins_tower_observe(const struct ins_plan *plan, int t, struct ins_tower *tower)
{
    const struct ins_tower_plan *p = &plan->tower;
    int    known = t - 1 - p->reporting_lag;
    double scale = known >= 0 ? 1.0 / plan->calendar[known].season : 0.0;
    const struct ins_row *workload = ins_ring_at(&tower->workload, known);
    INS_EACH_PACK(i) {
        ins_pack before = at(&tower->level, i);
        ins_pack seen   = all(p->expected);
        if (known >= 0)
            seen = at(workload, i) * scale;
        if (p->forecast == INS_FORECAST_TREND)
            follow_trend(p, seen, i, tower);
        else
            put(&tower->level, i, fused(all(p->smoothing), seen - before, before));
    }
}

/* --- orders ------------------------------------------------------------------------------------- */

static double hire_price(const struct ins_plan *plan)
{
    return plan->tower.cover_months * plan->money.trainee + plan->money.tuition;
}

/* What is the same for all futures of a month. */
struct terms {
    bool     gated, watched, level, same_at_every_lead, hires, flex, flex_costs;
    ins_pack target, per_clear;              /* of the stock */
    ins_pack experienced, trainee, steady;   /* what is committed, euro/month */
    ins_pack per_pace, per_flex_euro;
    ins_pack flex_per_hour, inverse_flex, pool;
    ins_pack resigns;                        /* attrition, under "replace" */
};

static struct terms terms_of(const struct ins_plan *plan, int t)
{
    const struct ins_tower_plan *p    = &plan->tower;
    const struct ins_money_plan *m    = &plan->money;
    const struct ins_calendar   *line = &plan->calendar[t];
    return (struct terms){
        .gated   = p->gated,
        .watched = p->watched,
        .level   = p->forecast == INS_FORECAST_LEVEL,
        .same_at_every_lead = p->forecast == INS_FORECAST_NONE || p->forecast == INS_FORECAST_LEVEL,
        .hires         = line->intake_month && p->policy != INS_FIXED,
        .flex          = p->policy == INS_TOWER && p->inverse_flex_productivity > 0.0,
        .flex_costs    = m->flex > 0.0,
        .target        = all(p->target_months),
        .per_clear     = all(p->per_clear),
        .experienced   = all(m->experienced),
        .trainee       = all(m->trainee),
        .steady        = all(m->flex_retainer + m->fixed + m->academie_fixed),
        .per_pace      = all(1.0 / p->pace_months),
        .per_flex_euro = all(m->flex > 0.0 ? 1.0 / m->flex : INFINITY),
        .flex_per_hour = all(line->flex_season / line->average_capacity),
        .inverse_flex  = all(p->inverse_flex_productivity),
        .pool          = all(plan->staff.pool),
        .resigns       = all(plan->staff.attrition)};
}

/* What the orders of a month are made of, for a pack of futures at the end of t-1. */
struct view {
    ins_pack excess;   /* (BH - wanted) / clear_months, hours/month */
    ins_pack required; /* Q(0), hours/month */
    ins_pack experienced, trainees, ordered; /* FTE */
    ins_pack working;  /* E - M + Pt, FTE */
    ins_pack margin;   /* budget less what is committed, euro/month ("gated") */
    ins_pack pot;      /* for flex and overtime, euro/month ("gated") */
    ins_pack buffer;   /* euro */
};

/* F: hours/month expected at a lead, deseasonalised. `damped` is d + ... + d^lead. */
static inline ins_pack forecast(const struct ins_plan *plan, int t, int lead, double damped,
                                const struct ins_tower *tower,
                                const struct ins_row *followup_hours, int i)
{
    int month = t + lead < plan->months ? t + lead : plan->months - 1;
    switch (plan->tower.forecast) {
    case INS_FORECAST_NONE:
        return all(plan->tower.expected);
    case INS_FORECAST_LEVEL:
        return at(&tower->level, i);
    case INS_FORECAST_TREND:
        return larger(at(&tower->level, i) + at(&tower->trend, i) * damped, all(0.0));
    case INS_FORECAST_PERFECT:
        return at(&tower->ahead[month], i) + at(followup_hours, i);
    }
    return all(0.0);
}

/* Q: the forecast and what it takes to bring the stock to its target. */
static inline ins_pack require(const struct ins_plan *plan, int t, int lead, double damped,
                               const struct ins_tower *tower,
                               const struct ins_row *followup_hours, int i, ins_pack excess)
{
    ins_pack hours = forecast(plan, t, lead, damped, tower, followup_hours, i);
    return larger(hours + excess, all(0.0));
}

/* Q at a lead; a forecast that is the same at every lead has been worked out already. */
static inline ins_pack required_at(const struct ins_plan *plan, const struct terms *by, int t,
                                   int lead, double damped, const struct ins_orders *of,
                                   const struct ins_tower *tower, const struct view *v, int i)
{
    if (by->same_at_every_lead)
        return v->required;
    return require(plan, t, lead, damped, tower, of->followup_hours, i, v->excess);
}

static inline void look(const struct ins_plan *plan, const struct terms *by, int t,
                        const struct ins_orders *of, int i, struct ins_tower *tower,
                        struct view *v)
{
    const struct ins_staff *staff = of->staff;
    ins_pack level = at(&tower->level, i);
    v->excess      = fused(-by->target, level, at(of->stock, i)) * by->per_clear;
    v->required    = by->level ? larger(level + v->excess, all(0.0))
                               : require(plan, t, 0, 0.0, tower, of->followup_hours, i, v->excess);
    v->experienced = at(&staff->experienced, i);
    v->trainees    = at(&staff->trainees, i);
    v->ordered     = at(&staff->ordered, i);
    v->working     = v->experienced - at(&staff->mentors, i) + at(&staff->learning, i);
    v->buffer      = at(&of->money->buffer, i);
    v->margin      = v->pot = all(0.0);
    put(&tower->required, i, v->required);
    put(&tower->working, i, v->working);
    put(&tower->experienced, i, v->experienced);
}

/* What the budget and the buffer leave for orders (section 5, "gated"). */
static inline void count_margin(const struct terms *by, const struct ins_orders *of, int i,
                                struct ins_tower *tower, struct view *v)
{
    ins_pack learning  = fused(by->trainee, v->trainees + v->ordered, by->steady);
    ins_pack committed = fused(by->experienced, v->experienced, learning);
    v->margin = at(&of->money->budget, i) - committed;
    v->pot    = larger(fused(v->buffer, by->per_pace, v->margin), all(0.0));
    put(&tower->pot, i, v->pot);
    if (by->watched)
        put(&tower->margin, i, v->margin);
}

static inline ins_pack wanted_trainees(const struct ins_plan *plan, const struct terms *by, int t,
                                       const struct ins_orders *of, int i,
                                       const struct ins_tower *tower, const struct view *v)
{
    const struct ins_tower_plan *p = &plan->tower;
    ins_pack required = required_at(plan, by, t, p->hire_lead, p->trend_hire, of, tower, v, i);
    ins_pack people   = v->experienced + v->trainees + v->ordered;
    ins_pack per_fte  = all(1.0 / plan->calendar[t].average_capacity);
    ins_pack hires    = p->response * fused(required, per_fte, -people * p->hire_stay);
    if (isfinite(p->absorption))
        hires = smaller(hires, p->absorption * v->experienced - v->trainees - v->ordered);
    return hires;
}

/* Hires of an intake month. */
static inline ins_pack order_trainees(const struct ins_plan *plan, const struct terms *by, int t,
                                      const struct ins_orders *of, int i,
                                      struct ins_tower *tower, const struct view *v)
{
    const struct ins_tower_plan *p = &plan->tower;
    double   price = hire_price(plan);
    ins_pack hires = all(0.0);
    if (p->policy == INS_REPLACE) {
        hires = at(&tower->vacancies, i);
        put(&tower->vacancies, i, all(0.0));
    } else {
        hires = wanted_trainees(plan, by, t, of, i, tower, v);
    }
    if (by->gated && price > 0.0) {
        ins_pack means = larger(12.0 * v->margin + v->buffer, all(0.0));
        hires = smaller(hires, means / price);
    }
    return larger(smaller(hires, all(p->max_intake)), all(0.0));
}

static inline ins_pack need_flex(const struct ins_plan *plan, const struct terms *by, int t,
                                 const struct ins_orders *of, int i,
                                 const struct ins_tower *tower, const struct view *v)
{
    ins_pack required = required_at(plan, by, t, plan->staff.flex_lead_time, plan->tower.trend_flex,
                                    of, tower, v, i);
    ins_pack need = fused(required, by->flex_per_hour, -v->working) * by->inverse_flex;
    need          = smaller(larger(need, all(0.0)), by->pool);
    if (by->gated && by->flex_costs)
        need = smaller(need, v->pot * by->per_flex_euro);
    return need;
}

void ins_tower_order(const struct ins_plan *plan, int t, const struct ins_orders *given,
                     struct ins_tower *tower)
{
    const struct terms      by      = terms_of(plan, t);
    const struct ins_orders of      = *given;
    bool                    resigns = plan->tower.policy == INS_REPLACE;
    if (!by.hires && t > 0 && plan->calendar[t - 1].intake_month)
        ins_row_set(&of.staff->hires, 0.0);
    INS_EACH_PACK(i) {
        struct view v;
        look(plan, &by, t, &of, i, tower, &v);
        if (by.gated || by.watched)
            count_margin(&by, &of, i, tower, &v);
        if (resigns)
            add(&tower->vacancies, i, by.resigns * v.experienced);
        if (by.hires)
            put(&of.staff->hires, i, order_trainees(plan, &by, t, &of, i, tower, &v));
        if (by.flex)
            put(&tower->need, i, need_flex(plan, &by, t, &of, i, tower, &v));
    }
}

/* --- overtime ----------------------------------------------------------------------------------- */

/* The same of overtime. */
struct overtime_terms {
    bool     gated;
    ins_pack per_fte, flex, most, hour, flex_pay;
};

static inline ins_pack gate_overtime(const struct overtime_terms *by,
                                     const struct ins_staff *staff, const struct ins_tower *tower,
                                     int i, ins_pack overtime)
{
    ins_pack none     = all(0.0);
    ins_pack deciding = at(&staff->experienced, i) - at(&staff->mentors, i);
    ins_pack means    = larger(at(&tower->pot, i) - by->flex_pay * at(&staff->flex, i), none);
    ins_pack price    = by->hour * deciding;
    return smaller(overtime, where(above(price, none), means / price, all(INFINITY)));
}

void ins_tower_ask_overtime(const struct ins_plan *plan, int t, const struct ins_staff *staff,
                            struct ins_tower *tower)
{
    const struct ins_tower_plan *p    = &plan->tower;
    const struct ins_calendar   *line = &plan->calendar[t];
    if (p->policy != INS_TOWER || p->overtime_max <= 0.0)
        return;
    const struct overtime_terms by = {.gated    = p->gated,
                                      .per_fte  = all(line->season / line->average_capacity),
                                      .flex     = all(plan->staff.flex_productivity),
                                      .most     = all(p->overtime_max),
                                      .hour     = all(plan->money.overtime_hour * line->capacity),
                                      .flex_pay = all(plan->money.flex)};
    INS_EACH_PACK(i) {
        ins_pack missing = fused(at(&tower->required, i), by.per_fte, -at(&tower->working, i));
        ins_pack people  = at(&tower->experienced, i);
        missing = fused(-by.flex, at(&staff->flex, i), missing);
        ins_pack share = where(above(people, all(0.0)), missing / people, all(0.0));
        share = smaller(larger(share, all(0.0)), by.most);
        if (by.gated)
            share = gate_overtime(&by, staff, tower, i, share);
        put(&tower->overtime, i, share);
    }
}

/* --- what orders need ----------------------------------------------------------------------------- */

void ins_tower_watch(const struct ins_plan *plan, const struct ins_staff *staff,
                     const struct ins_row *overtime_hours, const struct ins_row *debt,
                     struct ins_tower *tower)
{
    double   hire = hire_price(plan), flex = plan->money.flex, hour = plan->money.overtime_hour;
    double   pace = plan->tower.pace_months;
    ins_pack none = all(0.0);
    INS_EACH_PACK(i) {
        ins_pack margin   = at(&tower->margin, i);
        ins_pack pay      = hour * at(overtime_hours, i);
        ins_pack hires    = hire * at(&staff->hires, i);
        ins_pack call     = flex * at(&tower->need, i);
        ins_pack employed = flex * at(&staff->flex, i);
        ins_pack claim    = where(above(hires, none), larger(hires - 12.0 * margin, none), none);
        claim = larger(claim, where(above(call, none), pace * (call - margin), none));
        claim = larger(claim, where(above(pay, none), pace * (pay + employed - margin), none));
        raise_to(&tower->reach, i, where(above(claim, none), at(debt, i) + claim, none));
    }
}
