/* What drives the answers, out of the worlds of one run. */
#include <math.h>
#include <string.h>

#include "answers/run.h"
#include "base/lanes.h"
#include "base/memory.h"
#include "decide/given_data.h"
#include "decide/sensitivity.h"
#include "engine/worlds.h"

/* An answer in the place of each of those of a design, as a result of a future. */
static const int answers[INS_UNCERTAIN_ANSWERS] = {
    [INS_UNCERTAIN_LIQUIDITY] = INS_SHORTFALL_MAX,
    [INS_UNCERTAIN_P_NORM]    = INS_NORM_MET,
    [INS_UNCERTAIN_SOCIAL]    = INS_SOCIAL_COST_TOTAL};

static void list_uncertain_keys(struct ins_sensitivity *x)
{
    const struct ins_worlds *worlds = x->scenario.worlds;
    for (int k = 0; k < worlds->keys; k++)
        if (!x->scenario.move[k].fixed)
            x->key[x->keys++] = worlds->key[k].path;
}

static enum ins_status check_worlds(const struct ins_sensitivity *x, struct ins_error *error)
{
    if (!x->scenario.worlds || x->keys == 0)
        return ins_fail(error, INS_WRONG, "uncertain: expected keys that are not known, with a law or a "
                                          "column of an ensemble");
    if (x->base >= INS_GIVEN_DATA_WORLDS)
        return INS_DONE;
    return ins_fail(error, INS_WRONG,
                    "futures = %d: too few to tell what drives the answer; it takes at least %d (%d worlds "
                    "of %d futures)",
                    x->scenario.futures, INS_GIVEN_DATA_WORLDS * INS_LANES, INS_GIVEN_DATA_WORLDS,
                    INS_LANES);
}

/* The values of the keys that differ, world by world. */
static enum ins_status keep_keys(const struct ins_sensitivity *x, double *key, struct ins_error *error)
{
    struct ins_world_points points;
    double                  u[INS_WORLD_CUBE], value[INS_WORLD_KEYS];
    enum ins_status status = ins_world_points_init(&x->scenario, x->base - 1, &points, error);
    for (int64_t w = 0; w < x->base && status == INS_DONE; w++) {
        ins_world_point(&points, w, u);
        ins_worlds_values(&x->scenario, u, value);
        for (int k = 0; k < x->scenario.worlds->keys; k++)
            if (!x->scenario.move[k].fixed)
                *key++ = value[k];
    }
    return status;
}

/* half[world][2] */
static void halve(const double *result, int64_t worlds, double *half)
{
    memset(half, 0, (size_t)worlds * 2 * sizeof *half);
    for (int64_t f = 0; f < worlds * INS_LANES; f++)
        half[2 * (f / INS_LANES) + f % 2] += result[f] / (0.5 * INS_LANES);
}

static enum ins_status find_all(struct ins_sensitivity *x, const struct ins_run *run, double *key,
                                double *half, struct ins_error *error)
{
    enum ins_status status = keep_keys(x, key, error);
    for (int a = 0; a < INS_UNCERTAIN_ANSWERS && status == INS_DONE; a++) {
        struct ins_given_data   data = {.worlds = x->base, .keys = x->keys, .key = key, .half = half};
        struct ins_given_answer answer;
        halve(run->result[answers[a]], x->base, half);
        status = ins_given_data_find(&data, &answer, &x->indices->index[a * x->keys], error);
        x->indices->mean[a] = answer.mean;
        x->indices->sd[a]   = answer.sd;
        x->noise_sd[a]      = answer.noise_sd;
        x->noise_share[a]   = answer.noise_share;
    }
    return status;
}

static enum ins_status room_for_drivers(struct ins_sensitivity *x, struct ins_error *error)
{
    size_t keys = (size_t)x->keys;
    x->indices  = ins_memory_create(1, sizeof *x->indices, error);
    if (!x->indices)
        return INS_WORLD;
    *x->indices       = (struct ins_indices){.dims = x->keys, .outputs = INS_UNCERTAIN_ANSWERS, .base = x->base};
    x->indices->mean  = ins_memory_create(INS_UNCERTAIN_ANSWERS, sizeof *x->indices->mean, error);
    x->indices->sd    = ins_memory_create(INS_UNCERTAIN_ANSWERS, sizeof *x->indices->sd, error);
    x->indices->index = ins_memory_create(INS_UNCERTAIN_ANSWERS * keys, sizeof *x->indices->index, error);
    return x->indices->mean && x->indices->sd && x->indices->index ? INS_DONE : INS_WORLD;
}

enum ins_status ins_sensitivity_of_worlds(struct ins_sensitivity *x, const struct ins_options *options,
                                          struct ins_error *error)
{
    struct ins_run *run = NULL;
    x->given    = true;
    x->scenario = *ins_case_scenario(x->source);
    x->base = x->played = x->scenario.futures / INS_LANES;
    if (x->scenario.worlds)
        list_uncertain_keys(x);
    enum ins_status status = check_worlds(x, error);
    if (status == INS_DONE)
        status = room_for_drivers(x, error);
    if (status == INS_DONE)
        status = ins_run_create(x->source, options, &run, error);
    if (status == INS_DONE) {
        double *key  = ins_memory_create((size_t)(x->base * x->keys), sizeof *key, error);
        double *half = ins_memory_create((size_t)x->base * 2, sizeof *half, error);
        status       = key && half ? find_all(x, run, key, half, error) : INS_WORLD;
        ins_memory_free(half);
        ins_memory_free(key);
    }
    ins_run_free(run);
    return status;
}
