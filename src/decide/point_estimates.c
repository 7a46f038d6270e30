#include "decide/point_estimates.h"

#include <math.h>
#include <string.h>

#include "answers/least.h"
#include "answers/outcome.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "engine/futures.h"
#include "scenario/case.h"

const char *const ins_point_name[INS_POINT_ROWS] = {
    "liquidity_buffer", "norm_buffer",         "p_norm",       "p_norm_max",  "cost",
    "social_cost",      "overdue_case_months", "peak_backlog", "peak_overdue",
    "penalties",        "cost_to_the_state_marginal"};

/* --- memory ---------------------------------------------------------------------------------- */

size_t ins_point_bytes(int64_t futures)
{
    return sizeof(struct ins_point_estimates) + (size_t)futures * INS_POINT_ROWS * sizeof(double);
}

enum ins_status ins_point_create(const struct ins_scenario   *scenario,
                                 struct ins_point_estimates **made, struct ins_error *error)
{
    size_t            futures = (size_t)scenario->futures;
    struct ins_point_estimates *points   = ins_memory_create(1, sizeof *points, error);
    double           *values  = ins_memory_create(futures * INS_POINT_ROWS, sizeof *values, error);
    *made                     = NULL;
    if (!points || !values) {
        ins_memory_free(points);
        ins_memory_free(values);
        return INS_WORLD;
    }
    points->scenario = *scenario;
    points->futures  = scenario->futures;
    for (int r = 0; r < INS_POINT_ROWS; r++)
        points->row[r] = &values[(size_t)r * futures];
    *made = points;
    return INS_DONE;
}

void ins_point_free(struct ins_point_estimates *points)
{
    if (points)
        ins_memory_free(points->row[0]);
    ins_memory_free(points);
}

/* --- the pass that all share ----------------------------------------------------------------- */

/* Plans of a points: no order held back; no buffer; the scenario's own money, where that can hold
 * back orders (otherwise it is the first once more). */
enum { FREE, NONE, OWN, KINDS };

/* Points that agree in their inflow. `none` and `sufficient` are [points][future]. */
struct group {
    struct ins_point_estimates *const *points;
    int                      count;
    const struct ins_point_settings *settings;
    struct ins_inflow_plan  *inflow;
    struct ins_plan         *plan; /* [plans] */
    const struct ins_plan  **playing;
    int                     *kind, *whose; /* [plans] */
    int                      plans;
    int64_t                 *number; /* NULL: from 0 on */
    double                  *none, *sufficient;
    int64_t                  futures;
};

static void keep_results(struct ins_point_estimates *points, const struct ins_row *row,
                         const struct ins_played *played)
{
    static const enum ins_result result[INS_POINT_ROWS] = {
        [INS_POINT_P_NORM] = INS_NORM_MET,
        [INS_POINT_COST] = INS_COST_TOTAL,
        [INS_POINT_SOCIAL_COST] = INS_SOCIAL_COST_TOTAL,
        [INS_POINT_OVERDUE] = INS_OVERDUE_CASE_MONTHS,
        [INS_POINT_PEAK_BACKLOG] = INS_PEAK_BACKLOG,
        [INS_POINT_PEAK_OVERDUE] = INS_PEAK_OVERDUE,
        [INS_POINT_PENALTIES] = INS_PENALTIES_TOTAL,
        [INS_POINT_MARGINAL] = INS_STATE_MARGINAL};
    size_t size = (size_t)played->count * sizeof(double);
    for (int r = INS_POINT_P_NORM; r < INS_POINT_ROWS; r++)
        if (r != INS_POINT_P_NORM_MAX)
            memcpy(&points->row[r][played->first], row[result[r]].lane, size);
}

static void keep_free(struct ins_point_estimates *points, const struct ins_row *row,
                      const struct ins_played *played)
{
    size_t size = (size_t)played->count * sizeof(double);
    memcpy(&points->row[INS_POINT_LIQUIDITY][played->first], row[INS_SHORTFALL_MAX].lane, size);
    memcpy(&points->row[INS_POINT_P_NORM_MAX][played->first], row[INS_NORM_MET].lane, size);
}

static void collect_point(void *context, const struct ins_played *played)
{
    const struct group *g     = context;
    int                 whose = g->whose[played->plan], kind = g->kind[played->plan];
    struct ins_point_estimates   *points = g->points[whose];
    int64_t             at    = whose * g->futures + played->first;
    size_t              size  = (size_t)played->count * sizeof(double);
    struct ins_row      row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    if (kind == NONE)
        memcpy(&g->none[at], row[INS_NORM_MET].lane, size);
    if (kind == FREE) {
        keep_free(points, row, played);
        memcpy(&g->sufficient[at], played->world->tower.sufficient.lane, size);
    }
    if (kind == OWN || (kind == FREE && points->scenario.funding == INS_UNLIMITED))
        keep_results(points, row, played);
}

static void add_plan(struct group *g, int whose, int kind)
{
    struct ins_plan *plan = &g->plan[g->plans];
    ins_plan_init(plan, &g->points[whose]->scenario);
    ins_plan_ask(plan, INS_OUTCOME);
    ins_plan_ask_apart(plan);
    if (kind != OWN)
        ins_plan_set_buffer(plan, kind == FREE ? INFINITY : 0.0);
    if (kind == FREE)
        ins_plan_watch(plan);
    g->playing[g->plans] = plan;
    g->kind[g->plans]    = kind;
    g->whose[g->plans++] = whose;
}

static void add_plans(struct group *g)
{
    for (int i = 0; i < g->count; i++) {
        add_plan(g, i, FREE);
        add_plan(g, i, NONE);
        if (g->points[i]->scenario.funding == INS_GATED)
            add_plan(g, i, OWN);
    }
}

static enum ins_status play_pass(struct group *g, struct ins_error *error)
{
    double          span = g->settings->to - g->settings->from;
    struct ins_play job  = {.inflow        = g->inflow,
                            .plan          = g->playing,
                            .plans         = g->plans,
                            .seed          = (uint64_t)g->points[0]->scenario.seed,
                            .futures       = g->futures,
                            .number        = g->number,
                            .options       = g->settings->options,
                            .progress_from = g->settings->from,
                            .progress_to   = g->settings->from + 0.4 * span,
                            .collect       = collect_point,
                            .context       = g};
    return ins_futures_play(&job, error);
}

/* --- least buffers, points by points ----------------------------------------------------------- */

/* Around the quantile sizes are narrowed to a part of the span that resampled quantiles fall into,
 * so many standard errors to either side. */
static const double COARSE = 1.0 / 256, STRAY = 3.5;

/* The quantile itself, and what resampled quantiles may be. */
static enum ins_status narrow_quantile(struct ins_least *least, int64_t futures, double alpha,
                                       struct ins_error *error)
{
    int64_t rank  = ins_summary_rank(alpha, futures);
    int64_t stray = (int64_t)(STRAY * sqrt((double)futures * alpha * (1.0 - alpha))) + 2;
    int64_t low, high;
    ins_summary_rank_interval(alpha, futures, &low, &high);
    const struct ins_least_band band[] = {
        {rank - stray, rank + stray, COARSE}, {rank, rank, 0.0}, {low, low, 0.0}, {high, high, 0.0}};
    return ins_least_narrow(least, band, 4, error);
}

static enum ins_status search_least(const struct ins_least_settings *settings,
                                    const struct ins_least_futures *futures, double alpha,
                                    double *size, struct ins_error *error)
{
    struct ins_least *least  = NULL;
    enum ins_status   status = ins_least_create(settings, &least, error);
    if (status == INS_DONE)
        status = ins_least_take(least, futures, error);
    if (status == INS_DONE)
        status = narrow_quantile(least, futures->count, alpha, error);
    if (status == INS_DONE)
        ins_least_sizes(least, size);
    ins_least_free(least);
    return status;
}

static double top_of(const double *sufficient, int64_t futures)
{
    double top = 0.0;
    for (int64_t f = 0; f < futures; f++)
        top = ins_larger(top, sufficient[f]);
    return top;
}

static enum ins_status find_least(struct group *g, int i, struct ins_error *error)
{
    struct ins_point_estimates *points  = g->points[i];
    const struct ins_options   *options = g->settings->options;
    double                      span    = g->settings->to - g->settings->from;
    ins_plan_init(&g->plan[0], &points->scenario);
    ins_plan_ask(&g->plan[0], INS_OUTCOME);
    const struct ins_least_settings settings = {
        &g->plan[0], g->inflow, (uint64_t)points->scenario.seed,
        ins_sample_design(&points->scenario) == INS_CLUSTERED, options};
    const struct ins_least_futures futures = {
        g->settings->first, g->futures, &g->none[i * g->futures],
        points->row[INS_POINT_P_NORM_MAX], top_of(&g->sufficient[i * g->futures], g->futures)};
    enum ins_status status =
        search_least(&settings, &futures, points->scenario.norm.confidence,
                     points->row[INS_POINT_NORM], error);
    if (options && options->progress)
        options->progress(options->context,
                          g->settings->from + span * (0.4 + 0.6 * (i + 1) / g->count));
    return status;
}

static enum ins_status room_for_plans(struct group *g, struct ins_error *error)
{
    size_t plans = (size_t)g->count * KINDS, futures = (size_t)g->futures;
    g->inflow  = ins_memory_create(1, sizeof *g->inflow, error);
    g->plan    = ins_memory_create(plans, sizeof *g->plan, error);
    g->playing = ins_memory_create(plans, sizeof(void *), error);
    g->kind    = ins_memory_create(plans, sizeof *g->kind, error);
    g->whose   = ins_memory_create(plans, sizeof *g->whose, error);
    g->none    = ins_memory_create((size_t)g->count * futures, sizeof *g->none, error);
    g->sufficient   = ins_memory_create((size_t)g->count * futures, sizeof *g->sufficient, error);
    if (g->settings->first > 0)
        g->number = ins_memory_create(futures, sizeof *g->number, error);
    for (int64_t f = 0; g->number && f < g->futures; f++)
        g->number[f] = g->settings->first + f;
    bool all = g->inflow && g->plan && g->playing && g->kind && g->whose && g->none && g->sufficient &&
               (g->number || g->settings->first == 0);
    return all ? INS_DONE : INS_WORLD;
}

static enum ins_status play_point_group(struct ins_point_estimates *const *points, int count,
                                        const struct ins_point_settings *settings,
                                        struct ins_error                *error)
{
    struct group g = {
        .points = points, .count = count, .settings = settings, .futures = points[0]->futures};
    enum ins_status status = room_for_plans(&g, error);
    if (status == INS_DONE) {
        ins_inflow_init(g.inflow, &points[0]->scenario);
        add_plans(&g);
        status = play_pass(&g, error);
    }
    for (int i = 0; i < count && status == INS_DONE; i++)
        status = find_least(&g, i, error);
    ins_memory_free(g.number);
    ins_memory_free(g.sufficient);
    ins_memory_free(g.none);
    ins_memory_free(g.whose);
    ins_memory_free(g.kind);
    ins_memory_free(g.playing);
    ins_memory_free(g.plan);
    ins_memory_free(g.inflow);
    return status;
}

enum ins_status ins_point_estimates_play(struct ins_point_estimates *const *points, int count,
                                const struct ins_point_settings *settings, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    double          span   = settings->to - settings->from;
    for (int i = 0, last; i < count && status == INS_DONE; i = last) {
        for (last = i + 1; last < count; last++)
            if (!ins_scenario_same_inflow(&points[i]->scenario, &points[last]->scenario) ||
                points[i]->futures != points[last]->futures)
                break;
        struct ins_point_settings part = *settings;
        part.from                  = settings->from + span * i / count;
        part.to                    = settings->from + span * last / count;
        status                     = play_point_group(points + i, last - i, &part, error);
    }
    return status;
}

/* --- estimates ------------------------------------------------------------------------------- */

static enum ins_status estimate_quantile(const struct ins_point_estimates *points,
                                         const double *values, struct ins_estimate *estimate,
                                         struct ins_error *error)
{
    double  alpha   = points->scenario.norm.confidence, value[3];
    double *scratch = ins_memory_create((size_t)points->futures, sizeof *scratch, error);
    int64_t low, high;
    if (!scratch)
        return INS_WORLD;
    memcpy(scratch, values, (size_t)points->futures * sizeof *values);
    ins_summary_rank_interval(alpha, points->futures, &low, &high);
    int64_t rank[3] = {ins_summary_rank(alpha, points->futures), low < 1 ? 1 : low,
                       high > points->futures ? points->futures : high};
    ins_summary_select(scratch, points->futures, rank, 3, value);
    *estimate = (struct ins_estimate){value[0], value[1], value[2]};
    ins_memory_free(scratch);
    return INS_DONE;
}

/* Where futures share their parameters, blocks of them are the observations. */
static enum ins_status estimate_clustered(const struct ins_point_estimates *points,
                                          enum ins_point_row row, struct ins_estimate *estimate,
                                          struct ins_error *error)
{
    const double *values = points->row[row];
    if (ins_point_is_quantile(row))
        return ins_sample_quantile(INS_CLUSTERED, points->scenario.norm.confidence, values,
                                   points->futures, estimate, error);
    if (row == INS_POINT_P_NORM || row == INS_POINT_P_NORM_MAX) {
        *estimate = ins_sample_probability(INS_CLUSTERED, values, points->futures);
        return INS_DONE;
    }
    struct ins_mean mean = ins_sample_mean(INS_CLUSTERED, values, points->futures);
    *estimate = (struct ins_estimate){mean.value, mean.value - 1.96 * mean.error,
                                      mean.value + 1.96 * mean.error};
    return INS_DONE;
}

enum ins_status ins_point_estimate(const struct ins_point_estimates *points, enum ins_point_row row,
                                   struct ins_estimate *estimate, struct ins_error *error)
{
    const double *values = points->row[row];
    if (ins_sample_design(&points->scenario) == INS_CLUSTERED)
        return estimate_clustered(points, row, estimate, error);
    if (ins_point_is_quantile(row))
        return estimate_quantile(points, values, estimate, error);
    if (row == INS_POINT_P_NORM || row == INS_POINT_P_NORM_MAX) {
        int64_t met = 0;
        for (int64_t f = 0; f < points->futures; f++)
            met += values[f] > 0.0;
        *estimate = ins_summary_probability(met, points->futures);
        return INS_DONE;
    }
    struct ins_mean mean = ins_summary_mean(values, points->futures);
    *estimate = (struct ins_estimate){mean.value, mean.value - 1.96 * mean.error,
                                      mean.value + 1.96 * mean.error};
    return INS_DONE;
}
