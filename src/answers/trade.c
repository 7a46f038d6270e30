#include "answers/trade.h"

#include <math.h>

#include "answers/outcome.h"
#include "answers/part.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "engine/futures.h"

/* Share of the yearly budget by which it is moved either way. */
static const double STEP = 0.025;

enum { LESS, MORE, SIDES };

struct trade {
    const struct ins_scenario *scenario;
    const struct ins_options  *options;
    struct ins_scenario        moved[SIDES];
    struct ins_plan            plan[SIDES];
    const struct ins_plan     *playing[SIDES];
    struct ins_inflow_plan     inflow;
    double                    *met; /* [side][future] */
};

double ins_trade_yearly(const struct ins_scenario *s)
{
    double euro = 0.0;
    for (int t = 0; t < s->months; t++) {
        int year = ins_date_year(s->start + t) - ins_date_year(s->start);
        year     = year < s->budget.annual_count ? year : s->budget.annual_count - 1;
        euro += s->budget.annual[year] / s->months;
    }
    return euro;
}

/* Every year's budget, and euro that it is more a year, on average over the months. */
static double move_budget(const struct ins_scenario *s, double factor, struct ins_scenario *moved)
{
    *moved = *s;
    for (int y = 0; y < s->budget.annual_count; y++)
        moved->budget.annual[y] *= factor;
    return ins_trade_yearly(moved) - ins_trade_yearly(s);
}

static void collect_trade(void *context, const struct ins_played *played)
{
    const struct trade *t = context;
    struct ins_row      row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    for (int i = 0; i < played->count; i++)
        t->met[played->plan * t->scenario->futures + played->first + i] = row[INS_NORM_MET].lane[i];
}

/* Plays both sides; `*apart` is how many euro a year lie between them. */
static enum ins_status play_both_sides(struct trade *t, enum ins_filling filling, double size,
                                       double *apart, struct ins_error *error)
{
    *apart = 0.0;
    for (int side = 0; side < SIDES; side++) {
        double sign = side == MORE ? 1.0 : -1.0;
        *apart += sign * move_budget(t->scenario, 1.0 + sign * STEP, &t->moved[side]);
        ins_plan_init(&t->plan[side], &t->moved[side]);
        ins_plan_set_filling(&t->plan[side], filling);
        ins_plan_set_buffer(&t->plan[side], size);
        ins_plan_ask(&t->plan[side], INS_OUTCOME);
        t->playing[side] = &t->plan[side];
    }
    ins_inflow_init(&t->inflow, t->scenario);
    struct ins_play job = {.inflow = &t->inflow, .plan = t->playing, .plans = SIDES,
                           .seed = (uint64_t)t->scenario->seed, .futures = t->scenario->futures,
                           .options = t->options, .collect = collect_trade, .context = t};
    return ins_futures_play(&job, error);
}

/* (6.40), with what both parts are not known by: relative errors add up in squares. */
static struct ins_estimate slope_of(struct ins_mean chance, double apart, double density,
                                    double density_error)
{
    double value    = chance.value / apart / density;
    double relative = chance.error / chance.value;
    double half     = 1.96 * fabs(value) *
                  sqrt(relative * relative + density_error * density_error);
    return (struct ins_estimate){value, value - half, value + half};
}

static struct ins_mean difference(struct trade *t)
{
    int64_t n = t->scenario->futures;
    for (int64_t f = 0; f < n; f++)
        t->met[f] = t->met[MORE * n + f] - t->met[f];
    return ins_sample_mean(ins_sample_design(t->scenario), t->met, n);
}

enum ins_status ins_trade_slope(const struct ins_scenario *s, enum ins_filling filling,
                                const struct ins_norm_answer *norm,
                                const struct ins_options *options, struct ins_estimate *slope,
                                struct ins_error *error)
{
    double width = norm->size.high - norm->size.low, apart;
    *slope       = (struct ins_estimate){NAN, NAN, NAN};
    if (!norm->reachable || !(norm->size.value > 0.0) || !isfinite(width) || !(width > 0.0))
        return INS_DONE;
    struct trade *t = ins_memory_create(1, sizeof *t, error);
    if (!t)
        return INS_WORLD;
    t->scenario            = s;
    t->options             = options;
    t->met                 = ins_memory_create(SIDES * (size_t)s->futures, sizeof *t->met, error);
    enum ins_status status =
        t->met ? play_both_sides(t, filling, norm->size.value, &apart, error) : INS_WORLD;
    if (status == INS_DONE && apart > 0.0)
        *slope = slope_of(difference(t), apart, norm->within / width, 1.0 / sqrt(norm->inside));
    ins_memory_free(t->met);
    ins_memory_free(t);
    return status;
}

/* --- the line of equal safety ------------------------------------------------------------------ */

static const double EQUAL_FACTOR[INS_EQUAL_POINTS] = {0.95, 0.975, 1.0, 1.025, 1.05, 1.1, 1.15};
enum { EQUAL_FUTURES = 4096 };

static enum ins_status find_equal(const struct ins_scenario *s, enum ins_filling filling,
                                  const struct ins_options *options, struct ins_estimate *norm,
                                  struct ins_error *error)
{
    int64_t                 futures = s->futures < EQUAL_FUTURES ? s->futures : EQUAL_FUTURES;
    struct ins_norm_search *search  = NULL;
    struct ins_norm_result  result  = {0};
    enum ins_status status = ins_norm_create(s, 1u << filling, options, &search, error);
    if (status == INS_DONE)
        status = ins_norm_grow(search, futures, error);
    if (status == INS_DONE)
        status = ins_norm_find(search, true, &result, error);
    ins_norm_free(search);
    *norm = result.answer[filling].size;
    return status;
}

enum ins_status ins_trade_equal(const struct ins_scenario *s, enum ins_filling filling,
                                const struct ins_options *options, struct ins_equal_safety *equal,
                                struct ins_error *error)
{
    enum ins_status      status = INS_DONE;
    struct ins_scenario *moved  = ins_memory_create(1, sizeof *moved, error);
    *equal                      = (struct ins_equal_safety){0};
    if (!moved)
        return INS_WORLD;
    for (int p = 0; p < INS_EQUAL_POINTS && status == INS_DONE; p++) {
        struct ins_part         part;
        struct ins_equal_point *point = &equal->point[equal->points++];
        ins_part_init(&part, options, (double)p / INS_EQUAL_POINTS, (p + 1.0) / INS_EQUAL_POINTS);
        (void)move_budget(s, EQUAL_FACTOR[p], moved);
        point->budget = ins_trade_yearly(moved);
        status        = find_equal(moved, filling, &part.options, &point->norm, error);
    }
    ins_memory_free(moved);
    return status;
}
