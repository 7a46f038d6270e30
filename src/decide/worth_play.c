/* What each size of the buffer costs each world. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers/economy.h"
#include "answers/frontier.h"
#include "answers/part.h"
#include "base/lanes.h"
#include "base/memory.h"
#include "decide/worth.h"
#include "engine/worlds.h"

enum {
    SHARES = 22, /* of the futures, at whose sufficient sizes the loss moves */
    ROUNDS = 4,  /* of further sizes on either side of the best */
    INSIDE = 2   /* sizes between two neighbours in one of them */
};

/* Neighbours that are nearer are one, euro. */
static const double NEAREST = 10000.0;

/* --- the loss -------------------------------------------------------------------------------- */

/* What the loss of a size is made of. */
struct prices {
    double holding, norm; /* euro of a euro that is held; of a future that misses the norm */
};

/* (6.88) of a world at a size. */
static double loss_of_world(const struct ins_trial *trial, int64_t world,
                            const struct prices *prices)
{
    return trial->state[world] + prices->holding * trial->size +
           prices->norm * (1.0 - trial->hits[world] / (double)INS_LANES);
}

static double mean_loss(const struct ins_trials *trials, const struct ins_trial *trial,
                        const struct prices *prices)
{
    int64_t worlds = trials->futures / INS_LANES;
    double  sum    = 0.0;
    for (int64_t w = 0; w < worlds; w++)
        sum += loss_of_world(trial, w, prices);
    return sum / (double)worlds;
}

/* --- sizes ----------------------------------------------------------------------------------- */

static int by_buffer_size(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* The sizes of the frontier, and those from which on money changes nothing in shares of the futures. */
static enum ins_status add_sizes(struct ins_trials *trials, struct ins_error *error)
{
    static const double share[SHARES] = {.05, .1,  .15, .2,  .25, .3,  .35, .4,   .45,  .5,   .55,
                                         .6,  .65, .7,  .75, .8,  .85, .9,  .925, .975, .995, .999};
    double sizes[INS_FRONTIER + SHARES];
    int    count = ins_frontier_sizes(trials, sizes), kept = 1;
    for (int i = 0; i < SHARES; i++)
        sizes[count++] = ins_trials_sufficient(trials, share[i]);
    qsort(sizes, (size_t)count, sizeof *sizes, by_buffer_size);
    for (int i = 1; i < count; i++)
        if (sizes[i] > sizes[kept - 1] + NEAREST)
            sizes[kept++] = sizes[i];
    return ins_trials_add(trials, sizes, kept, error);
}

static int best_of(const struct ins_trials *trials, const struct prices *prices)
{
    int    best  = 0;
    double least = INFINITY;
    for (int i = 0; i < trials->count; i++) {
        double loss = mean_loss(trials, &trials->trial[i], prices);
        if (loss < least) {
            least = loss;
            best  = i;
        }
    }
    return best;
}

static int divide_neighbours(const struct ins_trials *trials, int from, double *sizes)
{
    if (from < 0 || from + 1 >= trials->count)
        return 0;
    double low = trials->trial[from].size, high = trials->trial[from + 1].size;
    if (high - low <= (INSIDE + 1) * NEAREST)
        return 0;
    for (int i = 1; i <= INSIDE; i++)
        sizes[i - 1] = low + (high - low) * i / (INSIDE + 1);
    return INSIDE;
}

static enum ins_status narrow_best(struct ins_trials *trials, const struct prices *prices,
                                   struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int round = 0; round < ROUNDS && status == INS_DONE; round++) {
        double sizes[2 * INSIDE];
        int    best  = best_of(trials, prices);
        int    count = divide_neighbours(trials, best - 1, sizes);
        count += divide_neighbours(trials, best, sizes + count);
        if (count == 0)
            break;
        status = ins_trials_add(trials, sizes, count, error);
    }
    return status;
}

/* --- the sample ------------------------------------------------------------------------------ */

static enum ins_status room_for_sample(const struct ins_scenario *s, int sizes, int64_t worlds,
                                       struct ins_worth_sample *sample, struct ins_error *error)
{
    int keys     = ins_worlds_count(s);
    sample->size = ins_memory_create((size_t)sizes, sizeof(double), error);
    sample->loss = ins_memory_create((size_t)worlds * (size_t)sizes, sizeof(double), error);
    sample->key  = ins_memory_create((size_t)worlds * (size_t)keys, sizeof(double), error);
    sample->of   = (struct ins_information_sample){.worlds = worlds, .sizes = sizes, .keys = keys,
                                                   .size = sample->size, .loss = sample->loss,
                                                   .key = sample->key};
    return sample->size && sample->loss && sample->key ? INS_DONE : INS_WORLD;
}

/* The values of the keys that differ, world by world. */
static enum ins_status keep_keys(const struct ins_scenario *s, struct ins_worth_sample *sample,
                                 struct ins_error *error)
{
    struct ins_world_points points;
    double u[INS_WORLD_CUBE], value[INS_WORLD_KEYS];
    enum ins_status status = ins_world_points_init(s, sample->of.worlds - 1, &points, error);
    for (int64_t w = 0; w < sample->of.worlds && status == INS_DONE; w++) {
        double *to = &sample->key[w * sample->of.keys];
        ins_world_point(&points, w, u);
        ins_worlds_values(s, u, value);
        for (int k = 0; k < s->worlds->keys; k++)
            if (!s->move[k].fixed)
                *to++ = value[k];
    }
    return status;
}

static enum ins_status keep_losses(const struct ins_trials *trials, const struct prices *prices,
                                   struct ins_worth_sample *sample, struct ins_error *error)
{
    enum ins_status status = room_for_sample(&trials->scenario, trials->count,
                                             trials->futures / INS_LANES, sample, error);
    for (int j = 0; j < trials->count && status == INS_DONE; j++) {
        sample->size[j] = trials->trial[j].size;
        for (int64_t w = 0; w < sample->of.worlds; w++)
            sample->loss[w * trials->count + j] = loss_of_world(&trials->trial[j], w, prices);
    }
    return status == INS_DONE ? keep_keys(&trials->scenario, sample, error) : status;
}

static enum ins_status play_worth_sizes(const struct ins_scenario *s, double norm_price,
                                        const double *sizes, int count,
                                        const struct ins_options *options,
                                        struct ins_worth_sample *sample, struct ins_error *error)
{
    struct ins_trials *trials = NULL;
    struct prices      prices = {ins_economy_holding(s), norm_price};
    struct ins_part    first, all, near;
    ins_part_init(&first, options, 0.0, 0.15);
    ins_part_init(&all, options, 0.15, 0.9);
    ins_part_init(&near, options, 0.9, 0.9);
    enum ins_status status = ins_trials_create_sizes(s, &first.options, &trials, error);
    if (status == INS_DONE) {
        trials->options = &all.options;
        status = sizes ? ins_trials_add(trials, sizes, count, error) : add_sizes(trials, error);
    }
    if (status == INS_DONE && !sizes) {
        trials->options = &near.options;
        status          = narrow_best(trials, &prices, error);
    }
    if (status == INS_DONE)
        status = keep_losses(trials, &prices, sample, error);
    ins_trials_free(trials);
    return status;
}

enum ins_status ins_worth_play(const struct ins_scenario *scenario, double norm_price,
                               const struct ins_options *options, struct ins_worth_sample *sample,
                               struct ins_error *error)
{
    return play_worth_sizes(scenario, norm_price, NULL, 0, options, sample, error);
}

enum ins_status ins_worth_play_sizes(const struct ins_scenario *scenario, double norm_price,
                                     const double *sizes, int count,
                                     const struct ins_options *options,
                                     struct ins_worth_sample *sample, struct ins_error *error)
{
    return play_worth_sizes(scenario, norm_price, sizes, count, options, sample, error);
}

void ins_worth_sample_free(struct ins_worth_sample *sample)
{
    ins_memory_free(sample->size);
    ins_memory_free(sample->loss);
    ins_memory_free(sample->key);
}
