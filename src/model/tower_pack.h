/* model/tower_pack.h - a month of the control tower, a pack of futures at a time: (2.2)
 * to (2.16), and the gates (5.21) to (5.24).
 *
 * What is the same for all futures is worked out before: once for the plan, once for the month
 * (tower.c). Only month.c includes this file.
 */
#ifndef INS_MODEL_TOWER_PACK_H
#define INS_MODEL_TOWER_PACK_H

#include "base/pack.h"
#include "model/staff_pack.h"
#include "model/tower.h"

/* What a forecast needs to know of a lead. */
struct ins_outlook {
    ins_pack              damped; /* d + ... + d^lead ("trend") */
    const struct ins_row *ahead;  /* primary hours of the year from there on ("perfect") */
};

/* What the orders of a month may hang on. The usual kinds have a body each (month.c). */
struct ins_tower_kind {
    bool              gated, watched;
    enum ins_forecast forecast;
    bool              orders; /* trainees may be ordered */
    bool              usual;  /* the tower calls trainees, flex and overtime, none for nothing */
};

/* What the tower takes from the other sections of a plan: X(name, value). */
#define INS_TOWER_BORROWED(X)                                                                     \
    X(pool, plan->staff.pool)                                                                     \
    X(flex_productivity, plan->staff.flex_productivity)                                           \
    X(attrition, plan->staff.attrition)                                                           \
    X(experienced, plan->money.experienced)                                                       \
    X(trainee, plan->money.trainee)                                                               \
    X(steady, plan->money.flex_retainer + plan->money.fixed + plan->money.academie_fixed)         \
    X(hire_price, hire_price_of(plan))                                                            \
    X(flex_price, plan->money.flex)                                                               \
    X(per_flex_euro, plan->money.flex > 0.0 ? 1.0 / plan->money.flex : INFINITY)                  \
    X(overtime_hour, plan->money.overtime_hour)                                                   \
    X(pace, plan->tower.pace_months)                                                              \
    X(per_pace, 1.0 / plan->tower.pace_months)

struct ins_tower_terms {
    /* of the plan */
    struct ins_tower_kind kind; /* but for `orders`: of the month */
    bool     resigns, flex, overtime, flex_costs, hires_cost;
    bool     absorbs; /* intake is bound by who is there to teach */
    INS_TOWER_CONSTANTS(INS_CONSTANT_PACK)
    INS_TOWER_BORROWED(INS_CONSTANT_PACK)
    /* of the month */
    ins_pack unseasonal;  /* 1 / season of the month that is known; 1 before month 0 */
    ins_pack per_hour, flex_per_hour, overtime_per_hour, overtime_price;
    const struct ins_row *workload;       /* of that month */
    const struct ins_row *followup_hours; /* of t-1, as booked */
    struct ins_outlook    now, hire, call;
};

/* What the plan fixes. */
void ins_tower_terms_init(const struct ins_plan *plan, const struct ins_casework *work,
                          struct ins_tower_terms *terms);

/* Where the perfect forecast finds what month t asks for. */
void ins_tower_look_ahead(const struct ins_plan *plan, int t, const struct ins_tower *tower,
                          struct ins_tower_terms *terms);

/* To month t. */
static inline void ins_tower_turn(const struct ins_plan *plan, int t,
                                  const struct ins_tower *tower, struct ins_tower_terms *terms)
{
    const struct ins_calendar *line = &plan->calendar[t];
    int known = t - 1 - plan->tower.reporting_lag;
    terms->kind.orders       = line->intake_month;
    terms->unseasonal        = all(known >= 0 ? plan->calendar[known].unseasonal : 1.0);
    terms->per_hour          = all(line->per_hour);
    terms->flex_per_hour     = all(line->flex_per_hour);
    terms->overtime_per_hour = all(line->overtime_per_hour);
    terms->overtime_price    = all(line->overtime_price);
    terms->workload          = ins_ring_at(&tower->workload, known);
    if (tower->ahead)
        ins_tower_look_ahead(plan, t, tower, terms);
}

/* --- the level ---------------------------------------------------------------------------------- */

/* Level, then trend: (2.3), (2.4). */
INS_PART(ins_pack) ins_tower_follow_trend(const struct ins_tower_terms *by, ins_pack seen,
                                          ins_pack before, int i, struct ins_tower *tower)
{
    ins_pack trend = at(&tower->trend, i), guess = before + trend;
    ins_pack level = fused(by->smoothing, seen - guess, guess);
    put(&tower->trend, i, trend + by->trend_smoothing * (level - before - trend));
    return level;
}

/* Returns the level, hours/month: (2.3), of what (2.2) shows. */
INS_PART(ins_pack) ins_tower_observe(struct ins_tower_kind kind, const struct ins_tower_terms *by,
                                     int i, struct ins_tower *tower)
{
    ins_pack before = at(&tower->level, i), seen = at(by->workload, i) * by->unseasonal, level;
    if (kind.forecast == INS_FORECAST_TREND)
        level = ins_tower_follow_trend(by, seen, before, i, tower);
    else
        level = fused(by->smoothing, seen - before, before);
    put(&tower->level, i, level);
    return level;
}

/* --- orders ------------------------------------------------------------------------------------- */

/* What the orders of a month are made of, at the end of t-1. */
struct ins_view {
    ins_pack level;    /* hours/month */
    ins_pack excess;   /* (BH - wanted) / clear_months, hours/month: of (2.7) and (2.8) */
    ins_pack required; /* Q(0), hours/month */
    ins_pack experienced, trainees, ordered; /* FTE */
    ins_pack working;  /* E - M + Pt, FTE */
    ins_pack margin;   /* budget less what is committed, euro/month ("gated") */
    ins_pack pot;      /* for flex and overtime, euro/month ("gated") */
    ins_pack buffer;   /* euro */
};

/* F: hours/month expected at a lead, deseasonalised (2.5). */
INS_PART(ins_pack) ins_tower_forecast(struct ins_tower_kind kind, const struct ins_tower_terms *by,
                                      const struct ins_outlook *outlook,
                                      const struct ins_tower *tower, const struct ins_view *v,
                                      int i)
{
    switch (kind.forecast) {
    case INS_FORECAST_NONE:
        return by->expected;
    case INS_FORECAST_LEVEL:
        return v->level;
    case INS_FORECAST_TREND:
        return larger(v->level + at(&tower->trend, i) * outlook->damped, all(0.0));
    case INS_FORECAST_PERFECT:
        return at(outlook->ahead, i) + at(by->followup_hours, i);
    }
    return all(0.0);
}

/* Q: the forecast and what it takes to bring the stock to its target (2.8). */
INS_PART(ins_pack) ins_tower_require(struct ins_tower_kind kind, const struct ins_tower_terms *by,
                                     const struct ins_outlook *outlook,
                                     const struct ins_tower *tower, const struct ins_view *v, int i)
{
    return larger(ins_tower_forecast(kind, by, outlook, tower, v, i) + v->excess, all(0.0));
}

/* Q at a lead; a forecast that is the same at every lead has been worked out already. */
INS_PART(ins_pack) ins_tower_require_at(struct ins_tower_kind kind,
                                        const struct ins_tower_terms *by,
                                        const struct ins_outlook *outlook,
                                        const struct ins_tower *tower, const struct ins_view *v,
                                        int i)
{
    bool same = kind.forecast == INS_FORECAST_NONE || kind.forecast == INS_FORECAST_LEVEL;
    return same ? v->required : ins_tower_require(kind, by, outlook, tower, v, i);
}

/* What the budget and the buffer leave for orders ("gated"): (5.21), (5.23). */
INS_PART(void) ins_tower_count_margin(const struct ins_tower_terms *by, ins_pack budget,
                                      struct ins_view *v)
{
    ins_pack learning  = fused(by->trainee, v->trainees + v->ordered, by->steady);
    ins_pack committed = fused(by->experienced, v->experienced, learning);
    v->margin = budget - committed;
    v->pot    = larger(fused(v->buffer, by->per_pace, v->margin), all(0.0));
}

INS_PART(struct ins_view) ins_tower_look(struct ins_tower_kind kind,
                                         const struct ins_tower_terms *by, ins_pack level,
                                         const struct ins_casework *work,
                                         const struct ins_staff *staff,
                                         const struct ins_money *money, int i,
                                         const struct ins_tower *tower)
{
    struct ins_view v = {.level  = level,
                         .excess = less_fused(by->target_months, level, at(&work->stock, i)) * by->per_clear,
                         .experienced = at(&staff->experienced, i),
                         .trainees    = at(&staff->trainees, i),
                         .ordered     = at(&staff->ordered, i),
                         .working     = at(&staff->working, i),
                         .buffer      = at(&money->buffer, i)};
    v.required = ins_tower_require(kind, by, &by->now, tower, &v, i);
    v.margin = v.pot = all(0.0);
    if (kind.gated || kind.watched)
        ins_tower_count_margin(by, at(&money->budget, i), &v);
    return v;
}

/* Trainees that the tower wants (2.12), beside the staff that will be there (2.11). */
INS_PART(ins_pack) ins_tower_want_trainees(struct ins_tower_kind kind,
                                           const struct ins_tower_terms *by,
                                           const struct ins_tower *tower, const struct ins_view *v,
                                           int i)
{
    ins_pack required = ins_tower_require_at(kind, by, &by->hire, tower, v, i);
    ins_pack people   = v->experienced + v->trainees + v->ordered;
    ins_pack stay     = people * by->hire_stay;
    ins_pack hires    = by->response * fused_less(required, by->per_hour, stay);
    if (by->absorbs)
        hires = smaller(hires, by->absorption * v->experienced - v->trainees - v->ordered);
    return hires;
}

/* Hires of an intake month: (2.12) or (2.13), and their gate (5.22). */
INS_PART(ins_pack) ins_tower_order_trainees(struct ins_tower_kind         kind,
                                            const struct ins_tower_terms *by,
                                            const struct ins_view *v, int i,
                                            struct ins_tower *tower)
{
    ins_pack hires;
    if (!kind.usual && by->resigns) {
        hires = at(&tower->vacancies, i);
        put(&tower->vacancies, i, all(0.0));
    } else {
        hires = ins_tower_want_trainees(kind, by, tower, v, i);
    }
    if (kind.gated && (kind.usual || by->hires_cost)) {
        ins_pack means = larger(12.0 * v->margin + v->buffer, all(0.0));
        hires = smaller(hires, means / by->hire_price);
    }
    return larger(smaller(hires, by->max_intake), all(0.0));
}

/* Step 2, second half: trainees hired (staff->hires) and flex needed, FTE. */
INS_PART(ins_pack) ins_tower_hire(struct ins_tower_kind kind, const struct ins_tower_terms *by,
                                  const struct ins_view *v, int i, struct ins_staff *staff,
                                  struct ins_tower *tower)
{
    if (!kind.usual && by->resigns)
        add(&tower->vacancies, i, by->attrition * v->experienced);
    if (!kind.orders)
        return at(&staff->hires, i);
    ins_pack hires = ins_tower_order_trainees(kind, by, v, i, tower);
    put(&staff->hires, i, hires);
    return hires;
}

/* Flex needed (2.14), and its gate (5.23). */
INS_PART(ins_pack) ins_tower_need(struct ins_tower_kind kind, const struct ins_tower_terms *by,
                                  const struct ins_view *v, int i, const struct ins_tower *tower)
{
    if (!kind.usual && !by->flex)
        return all(0.0);
    ins_pack required = ins_tower_require_at(kind, by, &by->call, tower, v, i);
    ins_pack need = fused_less(required, by->flex_per_hour, v->working) * by->inverse_flex;
    need          = smaller(larger(need, all(0.0)), by->pool);
    if (kind.gated && (kind.usual || by->flex_costs))
        need = smaller(need, v->pot * by->per_flex_euro);
    return need;
}

/* --- overtime ----------------------------------------------------------------------------------- */

/* The gate of overtime (5.24). */
INS_PART(ins_pack) ins_tower_gate_overtime(const struct ins_tower_terms *by,
                                           const struct ins_view *v, const struct ins_at_work *now,
                                           ins_pack overtime)
{
    ins_pack none     = all(0.0);
    ins_pack deciding = now->experienced - now->mentors;
    ins_pack means    = larger(v->pot - by->flex_price * now->flex, none);
    ins_pack price    = by->overtime_price * deciding;
    return smaller(means / price, overtime); /* no price, no limit: it is infinite or not a number */
}

/* Overtime (2.16), once the month's flex is known: share of experienced hours. */
INS_PART(ins_pack) ins_tower_ask_overtime(struct ins_tower_kind kind,
                                          const struct ins_tower_terms *by,
                                          const struct ins_view *v, const struct ins_at_work *now)
{
    if (!kind.usual && !by->overtime)
        return all(0.0);
    ins_pack missing = fused_less(v->required, by->overtime_per_hour, v->working);
    missing = less_fused(by->flex_productivity, now->flex, missing);
    ins_pack share = only_where(above(v->experienced, all(0.0)), missing / v->experienced);
    share = smaller(larger(share, all(0.0)), by->overtime_max);
    if (kind.gated)
        share = ins_tower_gate_overtime(by, v, now, share);
    return share;
}

/* --- what orders need ----------------------------------------------------------------------------- */

/* Watch what the orders of month t, all known now, would need to pass a gate (6.32).
 *
 * A buffer of size B that starts full stands at B - debt or higher, as long as no order was
 * held back before; so it lets these pass if B >= debt + claim. */
INS_PART(void) ins_tower_watch(const struct ins_tower_terms *by, const struct ins_view *v,
                               const struct ins_at_work *now, ins_pack hires, ins_pack need,
                               ins_pack overtime_hours, const struct ins_money *money, int i,
                               struct ins_tower *tower)
{
    ins_pack none     = all(0.0);
    ins_pack pay      = by->overtime_hour * overtime_hours;
    ins_pack tuition  = by->hire_price * hires;
    ins_pack call     = by->flex_price * need;
    ins_pack employed = by->flex_price * now->flex;
    ins_pack claim = only_where(above(tuition, none), larger(tuition - 12.0 * v->margin, none));
    claim = larger(claim, only_where(above(call, none), by->pace * (call - v->margin)));
    claim = larger(claim, only_where(above(pay, none), by->pace * (pay + employed - v->margin)));
    raise_to(&tower->sufficient, i, only_where(above(claim, none), at(&money->debt, i) + claim));
    raise_to(&tower->sufficient_once, i,
             only_where(above(claim, none), at(&money->shortfall, i) + claim));
}

#endif
