#include "decide/mix.h"

#include <math.h>
#include <string.h>

#include "answers/buffer.h"
#include "answers/outcome.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "base/numbers.h"
#include "decide/point_estimates.h"
#include "engine/futures.h"

enum { CLOSE = 4, CURVE_FUTURES = 4000 };

struct work {
    struct ins_mix           *mix;
    const struct ins_options *options;
    struct ins_scenario      *scenario; /* [2]: working space, resolved */
    struct ins_plan          *plan;
    struct ins_inflow_plan   *inflow;
    int64_t                  *number;
    double                   *total[2]; /* [future] social cost of the mix, of the present */
    double                   *cost, *met;
};

static void tell_mixing(const struct work *w, double part)
{
    if (w->options && w->options->progress)
        w->options->progress(w->options->context, part);
}

static void tell_race(void *context, double part)
{
    tell_mixing(context, 0.7 * part);
}

static struct ins_options quiet(const struct work *w)
{
    struct ins_options options = w->options ? *w->options : (struct ins_options){0};
    options.progress           = NULL;
    return options;
}

/* --- one mix measured ------------------------------------------------------------------------ */

struct measuring {
    double *social, *cost, *met;
};

static void collect_measured(void *context, const struct ins_played *played)
{
    const struct measuring *m    = context;
    size_t                  size = (size_t)played->count * sizeof(double);
    struct ins_row          row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    memcpy(&m->social[played->first], row[INS_SOCIAL_COST_TOTAL].lane, size);
    memcpy(&m->cost[played->first], row[INS_COST_TOTAL].lane, size);
    memcpy(&m->met[played->first], row[INS_NORM_MET].lane, size);
}

static struct ins_estimate mean_of_mix(const struct ins_mix *mix, const double *values, double more)
{
    struct ins_mean mean =
        ins_sample_mean(ins_sample_random_design(&mix->scenario), values, mix->futures);
    mean.value += more;
    return (struct ins_estimate){mean.value, mean.value - 1.96 * mean.error,
                                 mean.value + 1.96 * mean.error};
}

static void sum_up_point(const struct work *w, const double *social, struct ins_mix_point *point)
{
    const struct ins_mix *mix = w->mix;
    double  price   = ins_mix_price(w->mix, point->value,
                                    isfinite(point->buffer) ? point->buffer : 0.0);
    point->p_norm =
        ins_sample_probability(ins_sample_random_design(&mix->scenario), w->met, mix->futures);
    point->cost        = mean_of_mix(mix, w->cost, 0.0);
    point->social_cost = mean_of_mix(mix, social, 0.0);
    point->total       = mean_of_mix(mix, social, price);
}

/* Play a mix with its buffer on futures numbered from `first` on. */
static enum ins_status measure(struct work *w, int64_t first, double *social,
                               struct ins_mix_point *point, struct ins_error *error)
{
    struct ins_options     options = quiet(w);
    struct measuring       m       = {social, w->cost, w->met};
    const struct ins_plan *plan    = w->plan;
    enum ins_status        status  = ins_mix_resolve(w->mix, point->value, &w->scenario[0],
                                                     &w->scenario[1], error);
    if (status != INS_DONE)
        return status;
    ins_inflow_init(w->inflow, &w->scenario[1]);
    ins_plan_init(w->plan, &w->scenario[1]);
    ins_plan_set_buffer(w->plan, point->buffer);
    ins_plan_ask(w->plan, INS_OUTCOME);
    for (int64_t f = 0; f < w->mix->futures; f++)
        w->number[f] = first + f;
    struct ins_play job = {.inflow = w->inflow, .plan = &plan, .plans = 1,
                           .seed = (uint64_t)w->mix->scenario.seed, .futures = w->mix->futures,
                           .number = w->number, .options = &options, .collect = collect_measured,
                           .context = &m};
    status = ins_futures_play(&job, error);
    if (status == INS_DONE)
        sum_up_point(w, social, point);
    return status;
}

/* --- choosing -------------------------------------------------------------------------------- */

/* With all its sizes on all futures: the cheapest mix, unless the norm is out of its reach; then the
 * one with the best chance. */
static enum ins_status judge_found(struct work *w, struct ins_trial_room *room,
                                   struct ins_mix_found *found, int count, struct ins_error *error)
{
    struct ins_mix *mix    = w->mix;
    int             best   = 0;
    enum ins_status status = INS_DONE;
    for (int i = 0; i < count && status == INS_DONE && !found[best].result.keeps; i++) {
        status = ins_mix_try(room, found[i].value, CLOSE, true, &found[i].result, error);
        const struct ins_trial_result *a = &found[i].result, *b = &found[best].result;
        best = a->keeps || a->p_norm_max > b->p_norm_max ? i : best;
    }
    mix->found       = found[best].result.keeps;
    mix->best.keeps  = mix->found;
    mix->best.buffer = found[best].result.buffer;
    memcpy(mix->best.value, found[best].value, sizeof mix->best.value);
    return status;
}

/* The scenario as it is: its cheapest buffer that keeps the norm, or where none does at all. */
static enum ins_status judge_present(struct work *w, struct ins_trial_room *room,
                                     struct ins_error *error)
{
    struct ins_mix_point   *present = &w->mix->present;
    struct ins_trial_result result;
    for (int k = 0; k < w->mix->keys; k++)
        present->value[k] = w->mix->axis[k].present;
    enum ins_status status = ins_mix_try(room, present->value, CLOSE, true, &result, error);
    present->keeps         = result.keeps;
    if (status == INS_DONE && !result.keeps)
        status = ins_mix_try(room, present->value, CLOSE, false, &result, error);
    present->buffer = result.buffer;
    return status;
}

/* The race, the winner with all its sizes, and it beside the others on fresh futures. */
static enum ins_status race(struct work *w, struct ins_trial_room *room, struct ins_race *race,
                            struct ins_error *error)
{
    struct ins_mix      *mix     = w->mix;
    struct ins_mix_found found[2] = {{.result.keeps = false}, {.result.keeps = false}};
    struct ins_mix_room *raced   = NULL;
    double               top     = ins_trial_top(room);
    int                  count   = 0;
    enum ins_status      status  =
        ins_mix_room_create(mix, 0, mix->search_futures, top, w->options, &raced, error);
    if (status == INS_DONE)
        status = ins_mix_search(mix, raced, found, &count, race, error);
    ins_mix_room_free(raced);
    if (status == INS_DONE)
        status = judge_found(w, room, found, count, error);
    tell_mixing(w, 0.8);
    if (status == INS_DONE && mix->found)
        status = ins_mix_compare(mix, race, top, w->options, error);
    return status;
}

static enum ins_status choose_mix(struct work *w, struct ins_error *error)
{
    struct ins_trial_room *room   = NULL;
    struct ins_race        raced  = {.progress = tell_race, .teller = w};
    enum ins_status        status =
        ins_trial_room_create(w->mix, w->mix->futures, w->options, &room, error);
    if (status == INS_DONE)
        status = race(w, room, &raced, error);
    ins_race_clear(&raced);
    tell_mixing(w, 0.9);
    if (status == INS_DONE)
        status = judge_present(w, room, error);
    ins_trial_room_free(room);
    return status;
}

/* --- confirming ------------------------------------------------------------------------------ */

int64_t ins_mix_first_fresh(const struct ins_mix *mix)
{
    return (mix->futures + INS_LANES - 1) / INS_LANES * INS_LANES;
}

static enum ins_status confirm_mix(struct work *w, struct ins_error *error)
{
    struct ins_mix *mix    = w->mix;
    enum ins_status status = measure(w, 0, w->total[0], &mix->best, error);
    mix->fresh             = mix->best;
    if (status == INS_DONE)
        status = measure(w, ins_mix_first_fresh(mix), w->total[0], &mix->fresh, error);
    if (status == INS_DONE)
        status = measure(w, ins_mix_first_fresh(mix), w->total[1], &mix->present, error);
    if (status != INS_DONE)
        return status;
    mix->confirmed = mix->found && mix->fresh.p_norm.high >= mix->scenario.norm.confidence;
    for (int64_t f = 0; f < mix->futures; f++)
        w->total[1][f] -= w->total[0][f];
    double more = ins_mix_price(mix, mix->present.value, mix->present.buffer) -
                  (mix->found ? ins_mix_price(mix, mix->best.value, mix->best.buffer) : NAN);
    mix->saved = mean_of_mix(mix, w->total[1], more);
    return INS_DONE;
}

/* The least buffer that keeps the norm with the keys of the mix, on fresh futures. */
static enum ins_status find_fresh_buffer(struct work *w, struct ins_error *error)
{
    struct ins_options    options = quiet(w);
    struct ins_point_settings settings    = {&options, ins_mix_first_fresh(w->mix), 0.0, 1.0};
    struct ins_point_estimates     *points   = NULL;
    enum ins_status status = ins_mix_resolve(w->mix, w->mix->best.value, &w->scenario[0],
                                             &w->scenario[1], error);
    if (status == INS_DONE)
        status = ins_point_create(&w->scenario[1], &points, error);
    if (status == INS_DONE)
        status = ins_point_estimates_play(&points, 1, &settings, error);
    if (status == INS_DONE)
        status = ins_point_estimate(points, INS_POINT_NORM, &w->mix->fresh_buffer, error);
    ins_point_free(points);
    return status;
}

/* --- the trade-off --------------------------------------------------------------------------- */

/* The shell, or else the first key. */
static int curve_key(const struct ins_mix *mix)
{
    for (int k = 0; k < mix->keys; k++)
        if (strcmp(mix->axis[k].key, "flex.pool") == 0)
            return k;
    return 0;
}

static enum ins_status draw_point(struct work *w, struct ins_point_estimates *points, int i,
                                  struct ins_error *error)
{
    struct ins_estimate chance = {NAN, NAN, NAN};
    enum ins_status     status =
        ins_point_estimate(points, INS_POINT_NORM, &w->mix->curve_buffer[i], error);
    if (status == INS_DONE)
        status = ins_point_estimate(points, INS_POINT_P_NORM_MAX, &chance, error);
    w->mix->curve_chance[i] = chance.value;
    return status;
}

/* The other keys stay at the mix; a value that cannot stand beside them leaves a gap. */
static enum ins_status make_point(struct work *w, int i, struct ins_point_estimates **points,
                                  struct ins_error *error)
{
    struct ins_mix  *mix = w->mix;
    struct ins_error why = {{0}};
    double           value[INS_MIX_KEYS];
    memcpy(value, mix->best.value, sizeof value);
    value[mix->curve_key] = mix->curve_value[mix->points] =
        ins_mix_axis_value(&mix->axis[mix->curve_key], (double)i / (INS_MIX_CURVE - 1));
    if (mix->points > 0 && mix->curve_value[mix->points] == mix->curve_value[mix->points - 1])
        return INS_DONE;
    if (ins_mix_resolve(mix, value, &w->scenario[0], &w->scenario[1], &why) != INS_DONE)
        return INS_DONE;
    if (w->scenario[1].futures > CURVE_FUTURES)
        w->scenario[1].futures = CURVE_FUTURES;
    mix->points++;
    return ins_point_create(&w->scenario[1], &points[mix->points - 1], error);
}

static enum ins_status draw_curve(struct work *w, struct ins_error *error)
{
    struct ins_point_estimates     *points[INS_MIX_CURVE] = {NULL};
    struct ins_options    options = quiet(w);
    struct ins_point_settings settings    = {&options, 0, 0.0, 1.0};
    enum ins_status       status  = INS_DONE;
    w->mix->curve_key             = curve_key(w->mix);
    for (int i = 0; i < INS_MIX_CURVE && status == INS_DONE; i++)
        status = make_point(w, i, points, error);
    if (status == INS_DONE)
        status = ins_point_estimates_play(points, w->mix->points, &settings, error);
    for (int i = 0; i < w->mix->points && status == INS_DONE; i++)
        status = draw_point(w, points[i], i, error);
    for (int i = 0; i < INS_MIX_CURVE; i++)
        ins_point_free(points[i]);
    return status;
}

/* --- the whole ------------------------------------------------------------------------------- */

static enum ins_status room_for_totals(struct work *w, struct ins_error *error)
{
    size_t futures = (size_t)w->mix->futures;
    w->scenario    = ins_memory_create(2, sizeof *w->scenario, error);
    w->plan        = ins_memory_create(1, sizeof *w->plan, error);
    w->inflow      = ins_memory_create(1, sizeof *w->inflow, error);
    w->number      = ins_memory_create(futures, sizeof *w->number, error);
    w->total[0]    = ins_memory_create(4 * futures, sizeof(double), error);
    if (!w->scenario || !w->plan || !w->inflow || !w->number || !w->total[0])
        return INS_WORLD;
    w->total[1] = w->total[0] + futures;
    w->cost     = w->total[1] + futures;
    w->met      = w->cost + futures;
    return INS_DONE;
}

static enum ins_status work_mix(struct ins_mix *mix, const struct ins_options *options,
                                struct ins_error *error)
{
    struct work     w      = {.mix = mix, .options = options};
    enum ins_status status = ins_mix_lay(mix, error);
    if (status == INS_DONE)
        status = room_for_totals(&w, error);
    if (status == INS_DONE)
        status = choose_mix(&w, error);
    if (status == INS_DONE)
        status = confirm_mix(&w, error);
    if (status == INS_DONE)
        status = find_fresh_buffer(&w, error);
    tell_mixing(&w, 0.95);
    if (status == INS_DONE)
        status = draw_curve(&w, error);
    ins_memory_free(w.scenario);
    ins_memory_free(w.plan);
    ins_memory_free(w.inflow);
    ins_memory_free(w.number);
    ins_memory_free(w.total[0]);
    return status;
}

enum ins_status ins_mix_create(const struct ins_case *scenario, const struct ins_options *options,
                               struct ins_mix **made, struct ins_error *error)
{
    const struct ins_scenario *s = ins_case_scenario(scenario);
    *made                        = NULL;
    if (ins_buffer_check(s, error) != INS_DONE)
        return INS_WRONG;
    struct ins_mix *mix = ins_memory_create(1, sizeof *mix, error);
    if (!mix)
        return INS_WORLD;
    mix->source         = ins_case_hold(scenario);
    mix->scenario       = *s;
    mix->futures        = s->futures;
    mix->search_futures = ins_mix_search_futures(mix->futures);
    mix->curve_key      = -1;
    enum ins_status status = work_mix(mix, options, error);
    if (status == INS_DONE)
        *made = mix;
    else
        ins_mix_free(mix);
    return status == INS_DONE && !mix->found ? INS_NO : status;
}

void ins_mix_free(struct ins_mix *mix)
{
    if (!mix)
        return;
    ins_case_release(mix->source);
    ins_numbers_free(mix->numbers);
    ins_memory_free(mix);
}
