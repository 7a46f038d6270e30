#include "decide/worth.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers/economy.h"
#include "base/lanes.h"
#include "base/memory.h"
#include "base/numbers.h"
#include "decide/laws.h"
#include "decide/own_groups.h"

/* Played where nobody says how many: what a key is worth is then known to a few parts in a hundred. */
enum { FUTURES = 4096 * INS_LANES };

/* --- without knowing ------------------------------------------------------------------------- */

/* What size j costs more than the best on the same futures, and by how much that is beyond its error:
 * (6.93). */
static double beyond_error(const struct ins_information_sample *of, int best, int j)
{
    struct ins_moments more = {0};
    for (int64_t w = 0; w < of->worlds; w++)
        ins_moments_add(&more, of->loss[w * of->sizes + j] - of->loss[w * of->sizes + best]);
    struct ins_mean mean = ins_moments_mean(&more);
    return mean.value - 1.96 * mean.error;
}

/* From `best` on in steps: where the line between two sizes leaves the error; NaN: no size does. */
static double edge(const struct ins_information_sample *of, int best, int step)
{
    double in = 0.0;
    for (int j = best + step; j >= 0 && j < of->sizes; j += step) {
        double out = beyond_error(of, best, j);
        if (out > 0.0)
            return of->size[j] + (of->size[j - step] - of->size[j]) * out / (out - in);
        in = out;
    }
    return NAN;
}

/* Beyond the largest size only holding is paid. */
static double edge_beyond(const struct ins_information_sample *of, int best, double rate)
{
    double left = -beyond_error(of, best, of->sizes - 1);
    return rate > 0.0 ? of->size[of->sizes - 1] + left / rate : INFINITY;
}

static void tell_best_size(const struct ins_information_sample *of, struct ins_worth *x)
{
    struct ins_moments saved = {0};
    int                best  = ins_information_best(of);
    for (int64_t w = 0; w < of->worlds; w++)
        ins_moments_add(&saved, of->loss[w * of->sizes] - of->loss[w * of->sizes + best]);
    struct ins_mean by = ins_moments_mean(&saved);
    double low = edge(of, best, -1), high = edge(of, best, 1);
    x->saves = (struct ins_estimate){by.value, by.value - 1.96 * by.error, by.value + 1.96 * by.error};
    x->best  = (struct ins_estimate){
        of->size[best], isnan(low) ? 0.0 : low,
        isnan(high) ? edge_beyond(of, best, ins_economy_holding(&x->scenario)) : high};
}

/* --- knowing --------------------------------------------------------------------------------- */

static void list_worth_keys(struct ins_worth *x)
{
    const struct ins_worlds *worlds = x->scenario.worlds;
    for (int k = 0; k < worlds->keys; k++)
        if (!x->scenario.move[k].fixed)
            x->key[x->keys++].path = worlds->key[k].path;
}

static size_t section(const char *path)
{
    return strcspn(path, ".[");
}

static bool together(const char *one, const char *other)
{
    return section(one) == section(other) && strncmp(one, other, section(one)) == 0;
}

/* The places of the keys that share the section of key `of`; 0 where an earlier one has told them. */
static int list_group(const struct ins_worth *x, int of, int places[INS_WORLD_KEYS])
{
    int count = 0;
    for (int k = 0; k < x->keys; k++) {
        if (!together(x->key[k].path, x->key[of].path))
            continue;
        if (k < of)
            return 0;
        places[count++] = k;
    }
    return count;
}

static enum ins_status find_own(const struct ins_information_sample *of,
                                const struct ins_own_groups *own, struct ins_worth *x,
                                struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int g = 0; g < own->count && status == INS_DONE; g++) {
        const struct ins_own_group *from  = &own->group[g];
        struct ins_worth_group     *group = &x->group[x->groups++];
        memcpy(group->name, from->name, sizeof group->name);
        group->keys = from->keys;
        status      = ins_information_find(of, from->place, from->keys, &group->worth, error);
    }
    return status;
}

static enum ins_status find_sections(const struct ins_information_sample *of, struct ins_worth *x,
                                     struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int k = 0; k < x->keys && status == INS_DONE; k++) {
        int places[INS_WORLD_KEYS], count = list_group(x, k, places);
        if (count < 2 || count == x->keys)
            continue;
        struct ins_worth_group *group = &x->group[x->groups++];
        size_t length = section(x->key[k].path);
        group->keys   = count;
        memcpy(group->name, x->key[k].path, length < INS_NAME ? length : INS_NAME - 1);
        status = ins_information_find(of, places, count, &group->worth, error);
    }
    return status;
}

static int most_first(const void *one, const void *other)
{
    const struct ins_worth_key *a = one, *b = other;
    int order = (a->worth.value.value < b->worth.value.value) -
                (a->worth.value.value > b->worth.value.value);
    return order != 0 ? order : strcmp(a->path, b->path);
}

static enum ins_status find_values(const struct ins_information_sample *of,
                                   const struct ins_own_groups *own, struct ins_worth *x,
                                   struct ins_error *error)
{
    int             all[INS_WORLD_KEYS];
    enum ins_status status = INS_DONE;
    for (int k = 0; k < x->keys && status == INS_DONE; k++) {
        all[k] = k;
        status = ins_information_find(of, &k, 1, &x->key[k].worth, error);
    }
    if (status == INS_DONE)
        status = ins_information_find(of, all, x->keys, &x->all, error);
    if (status == INS_DONE)
        status = own->count > 0 ? find_own(of, own, x, error) : find_sections(of, x, error);
    qsort(x->key, (size_t)x->keys, sizeof *x->key, most_first);
    return status;
}

/* --- the answer ------------------------------------------------------------------------------ */

static enum ins_status check_enough_worlds(const struct ins_worth *x, struct ins_error *error)
{
    if (x->worlds >= INS_INFORMATION_WORLDS)
        return INS_DONE;
    return ins_fail(error, INS_WRONG,
                    "futures = %d: too few to tell what a key is worth; it takes at least %d (%d worlds "
                    "of %d futures)",
                    x->scenario.futures, INS_INFORMATION_WORLDS * INS_LANES, INS_INFORMATION_WORLDS,
                    INS_LANES);
}

/* What is asked, before anything is played. */
static enum ins_status prepare(struct ins_worth *x, const struct ins_worth_settings *settings,
                               struct ins_own_groups *own, struct ins_error *error)
{
    const char     *path[INS_WORLD_KEYS] = {NULL};
    enum ins_status status = ins_laws_as_uncertain(x->source, &x->worlds_of, error);
    if (status != INS_DONE)
        return status;
    x->from_axes  = x->worlds_of != NULL;
    x->scenario   = *ins_case_scenario(x->from_axes ? x->worlds_of : x->source);
    x->norm_price = settings->norm_price;
    if (!settings->fixed && x->scenario.futures < FUTURES)
        x->scenario.futures = FUTURES;
    x->worlds = x->scenario.futures / INS_LANES;
    list_worth_keys(x);
    for (int k = 0; k < x->keys; k++)
        path[k] = x->key[k].path;
    status = check_enough_worlds(x, error);
    return status == INS_DONE ? ins_own_groups_read(settings->groups, settings->group_count, path, x->keys,
                                                    own, error)
                              : status;
}

static enum ins_status work_worth(struct ins_worth *x, const struct ins_worth_settings *settings,
                                  const struct ins_options *options, struct ins_error *error)
{
    struct ins_worth_sample sample = {0};
    struct ins_own_groups   own;
    enum ins_status         status = prepare(x, settings, &own, error);
    if (status == INS_DONE)
        status = ins_worth_play(&x->scenario, x->norm_price, options, &sample, error);
    if (status == INS_DONE) {
        tell_best_size(&sample.of, x);
        status = find_values(&sample.of, &own, x, error);
    }
    ins_worth_sample_free(&sample);
    return status;
}

enum ins_status ins_worth_create(const struct ins_case                 *scenario,
                                 const struct ins_worth_settings *settings,
                                 const struct ins_options *options, struct ins_worth **made,
                                 struct ins_error *error)
{
    struct ins_worth *x = ins_memory_create(1, sizeof *x, error);
    *made               = NULL;
    if (!x)
        return INS_WORLD;
    x->source              = ins_case_hold(scenario);
    enum ins_status status = work_worth(x, settings, options, error);
    if (status == INS_DONE)
        *made = x;
    else
        ins_worth_free(x);
    return status;
}

void ins_worth_free(struct ins_worth *x)
{
    if (!x)
        return;
    ins_case_free(x->worlds_of);
    ins_case_release(x->source);
    ins_numbers_free(x->numbers);
    ins_memory_free(x);
}
