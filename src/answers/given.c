#include "answers/given.h"

#include <math.h>
#include <stdlib.h>

#include "answers/given_paths.h"
#include "answers/outcome.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "engine/futures.h"
#include "scenario/paths.h"

bool ins_given_told(const struct ins_scenario *scenario)
{
    return scenario->paths && scenario->paths->count <= INS_GIVEN_PATHS;
}

/* --- with the buffer of all together --------------------------------------------------------- */

static void collect_norm_met(void *context, const struct ins_played *played)
{
    const struct ins_given_work *w = context;
    struct ins_row               row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    for (int i = 0; i < played->count; i++)
        w->value[played->first + i] = row[INS_NORM_MET].lane[i];
}

static enum ins_status play_told(struct ins_given_work *w, double told,
                                 const struct ins_options *options, struct ins_estimate *chance,
                                 struct ins_error *error)
{
    struct ins_inflow_plan *inflow = ins_memory_create(1, sizeof *inflow, error);
    struct ins_plan        *plan   = ins_memory_create(1, sizeof *plan, error);
    const struct ins_plan  *playing = plan;
    enum ins_status         status  = inflow && plan ? INS_DONE : INS_WORLD;
    if (status == INS_DONE) {
        ins_inflow_init(inflow, &w->alone);
        ins_plan_init(plan, &w->alone);
        ins_plan_set_filling(plan, w->filling);
        ins_plan_set_buffer(plan, told);
        ins_plan_ask(plan, INS_OUTCOME);
        struct ins_play job = {.inflow = inflow, .plan = &playing, .plans = 1,
                               .seed = (uint64_t)w->alone.seed, .futures = w->futures,
                               .options = options, .progress_from = 0.9, .progress_to = 1.0,
                               .collect = collect_norm_met, .context = w};
        status = ins_futures_play(&job, error);
    }
    if (status == INS_DONE)
        *chance = ins_sample_probability(w->design, w->value, w->futures);
    ins_memory_free(plan);
    ins_memory_free(inflow);
    return status;
}

/* --- a path ---------------------------------------------------------------------------------- */

static void tell_norm_of_path(const struct ins_given_work *w, int p,
                              const struct ins_norm_result *result, struct ins_given_path *path)
{
    const struct ins_norm_answer *answer = &result->answer[w->filling];
    path->name        = w->scenario->paths->name[p];
    path->weight      = ins_paths_weight(w->scenario->paths, p);
    path->liquidity   = result->liquidity;
    path->norm        = answer->size;
    path->p_norm      = answer->p_norm;
    path->p_norm_none = result->p_norm_none;
    path->p_norm_max  = result->p_norm_max;
}

static enum ins_status search_path(struct ins_given_work *w, int p,
                                   const struct ins_options *options, struct ins_given_path *path,
                                   struct ins_error *error)
{
    struct ins_norm_result result;
    enum ins_status        status =
        ins_norm_create(&w->alone, 1u << w->filling, options, &w->search[p], error);
    if (status == INS_DONE)
        status = ins_norm_grow(w->search[p], w->futures, error);
    if (status == INS_DONE)
        status = ins_norm_find(w->search[p], true, &result, error);
    if (status == INS_DONE)
        tell_norm_of_path(w, p, &result, path);
    return status;
}

static enum ins_status answer_path(struct ins_given_work *w, int p, double told,
                                   struct ins_given_path *path, struct ins_error *error)
{
    const struct ins_options *options = &w->part[p].options;
    ins_part_init(&w->part[p], w->options, (double)p / (w->paths + 1), (p + 1.0) / (w->paths + 1));
    w->size[p] = ins_memory_create((size_t)w->futures, sizeof *w->size[p], error);
    w->only[p] = ins_paths_alone(w->scenario->paths, p);
    if (!w->size[p])
        return INS_WORLD;
    if (!w->only[p])
        return ins_fail(error, INS_WORLD, "out of memory");
    w->alone       = *w->scenario;
    w->alone.paths = w->only[p];
    enum ins_status status = search_path(w, p, options, path, error);
    if (status == INS_DONE)
        status = play_told(w, told, options, &path->p_norm_told, error);
    return status;
}

/* --- all of them ----------------------------------------------------------------------------- */

static void free_work(struct ins_given_work *w)
{
    for (int p = 0; p < w->paths; p++) {
        ins_norm_free(w->search[p]);
        free(w->only[p]);
        ins_memory_free(w->size[p]);
    }
    ins_memory_free(w->value);
    ins_memory_free(w);
}

enum ins_status ins_given_find(const struct ins_scenario *scenario, enum ins_filling filling,
                               double told, const struct ins_options *options,
                               struct ins_given *given, struct ins_error *error)
{
    struct ins_given_work *w = ins_memory_create(1, sizeof *w, error);
    if (!w)
        return INS_WORLD;
    w->scenario = scenario;
    w->options  = options;
    w->design   = ins_sample_design(scenario);
    w->filling  = filling;
    w->futures  = scenario->futures;
    w->paths    = scenario->paths->count;
    w->value    = ins_memory_create((size_t)w->futures, sizeof *w->value, error);
    *given = (struct ins_given){.futures = w->futures, .paths = w->paths, .turn.path = -1};
    enum ins_status status = w->value ? INS_DONE : INS_WORLD;
    for (int p = 0; p < w->paths && status == INS_DONE; p++)
        status = answer_path(w, p, told, &given->path[p], error);
    if (status == INS_DONE)
        status = ins_given_find_turn(w, given, error);
    free_work(w);
    return status;
}
