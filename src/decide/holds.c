/* Between which values of its keys an answer about the buffer stays what it is. */
#include "decide/holds.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/part.h"
#include "base/memory.h"
#include "decide/edge.h"
#include "scenario/key_law.h"
#include "scenario/worlds.h"

enum { LAW_POINTS = 256 };

static const double TENTH = 0.1;

struct ins_held_keys {
    int                 count;
    double              distance[INS_HOLDS]; /* about so far away is the edge, in spreads */
    struct ins_edge_key key[INS_HOLDS];
};

/* --- what the keys may be ---------------------------------------------------------------------- */

/* Sums over equal parts of the law, or over the rows of the column with their weights. */
struct sums {
    double weight, first, second;
};

static void add_weighed(struct sums *sums, double weight, double value)
{
    sums->weight += weight;
    sums->first += weight * value;
    sums->second += weight * value * value;
}

/* Of a law, or of a column of an ensemble. The same for both: deviations from today's value, so that
 * no digits are lost. */
static double spread_of(const struct ins_scenario *s, const struct ins_world_key *own, double today)
{
    struct sums sums = {0};
    bool whole = ins_key_is_whole(own->handle.key) && !own->handle.element;
    if (own->file >= 0) {
        const struct ins_ensemble *e = s->worlds->ensemble[own->file];
        for (int64_t r = 0; r < e->rows; r++)
            add_weighed(&sums, e->weight[r], e->value[r * e->columns + own->place] - today);
    } else
        for (int i = 0; i < LAW_POINTS; i++)
            add_weighed(&sums, 1.0, ins_key_law_quantile(&s->uncertain[own->place].law, whole,
                                                         (i + 0.5) / LAW_POINTS) - today);
    double mean = sums.first / sums.weight;
    return sqrt(fmax(sums.second / sums.weight - mean * mean, 0.0));
}

/* An end that the key cannot have itself is left by a thousandth of a spread. */
static void set_ends(struct ins_edge_key *key, const struct ins_range *range)
{
    key->low  = range->low + (range->above ? 1e-3 * key->hold.spread : 0.0);
    key->high = range->high - (range->below ? 1e-3 * key->hold.spread : 0.0);
}

static double tenth_of(double value, bool whole, double step)
{
    double spread = value != 0.0 ? fabs(TENTH * value) : fabs(step);
    return whole ? fmax(nearbyint(spread), 1.0) : spread;
}

/* --- the list of keys -------------------------------------------------------------------------- */

static void list_uncertain(const struct ins_buffer *buffer, struct ins_held_keys *keys)
{
    const struct ins_scenario *s = ins_case_scenario(buffer->source);
    for (int k = 0; s->worlds && k < s->worlds->keys; k++) {
        const struct ins_world_key *own = &s->worlds->key[k];
        struct ins_edge_key        *key = &keys->key[keys->count];
        struct ins_hold            *hold = &key->hold;
        *key = (struct ins_edge_key){.handle = own->handle};
        (void)snprintf(hold->key, sizeof hold->key, "%s", own->path);
        hold->unit   = own->handle.key->unit;
        hold->whole  = ins_key_is_whole(own->handle.key) && !own->handle.element;
        hold->value  = ins_scenario_get(&buffer->scenario, &own->handle);
        hold->spread = spread_of(s, own, hold->value);
        set_ends(key, &own->handle.key->range);
        if (!s->move[k].fixed && hold->spread > 0.0 && isfinite(hold->value))
            keys->count++;
    }
}

static bool is_listed(const struct ins_held_keys *keys, const char *path)
{
    for (int k = 0; k < keys->count; k++)
        if (strcmp(keys->key[k].hold.key, path) == 0)
            return true;
    return false;
}

/* Keys that several levers move stand once. A factor of 0 or less makes nothing of a key. */
static void add_lever(const struct ins_buffer *buffer, const struct ins_lever_kind *kind,
                      struct ins_held_keys *keys)
{
    const struct ins_key *row  = ins_key_find(kind->key);
    struct ins_edge_key  *key  = &keys->key[keys->count];
    struct ins_hold      *hold = &key->hold;
    bool many = strcmp(ins_lever_unit(kind), "factor") == 0;
    *key = (struct ins_edge_key){.lever = kind};
    (void)snprintf(hold->key, sizeof hold->key, "%s", kind->key);
    hold->unit   = ins_lever_unit(kind);
    hold->whole  = !many && ins_key_is_whole(row);
    hold->value  = many ? 1.0 : ins_key_get(&buffer->scenario, row, row->offset);
    hold->spread = tenth_of(hold->value, hold->whole, kind->step);
    if (many)
        set_ends(key, &(struct ins_range){.low = 0.0, .high = INFINITY, .above = true});
    else
        set_ends(key, &row->range);
    keys->count += isfinite(hold->value);
}

static enum ins_status list_levers(const struct ins_buffer *buffer, struct ins_held_keys *keys,
                                   struct ins_error *error)
{
    int kinds;
    const struct ins_lever_kind *kind  = ins_lever_kinds(&kinds);
    struct ins_scenario         *moved = ins_memory_create(1, sizeof *moved, error);
    enum ins_status              status = moved ? INS_DONE : INS_WORLD;
    for (int i = 0; i < kinds && status == INS_DONE && keys->count < INS_HOLDS; i++) {
        struct ins_lever lever;
        if (kind[i].word || is_listed(keys, kind[i].key))
            continue;
        status = ins_lever_move(&kind[i], ins_case_written(buffer->source), &buffer->scenario, moved,
                                &lever, error);
        if (lever.why == INS_LEVER_MOVES || lever.why == INS_LEVER_AT_END)
            add_lever(buffer, &kind[i], keys);
    }
    ins_memory_free(moved);
    return status;
}

/* --- one key ----------------------------------------------------------------------------------- */

static const struct ins_lever_kind *lever_of(const char *path)
{
    int                          kinds;
    const struct ins_lever_kind *kind = ins_lever_kinds(&kinds);
    for (int i = 0; i < kinds; i++)
        if (!kind[i].word && strcmp(kind[i].key, path) == 0)
            return &kind[i];
    return NULL;
}

/* What it may be where today's value says nothing: a hundredth of what it usually is, or can be. */
static double step_of_key(const struct ins_key *key)
{
    double usual = key->usual.high - key->usual.low, range = key->range.high - key->range.low;
    return isfinite(usual) ? usual / 100.0 : isfinite(range) ? range / 100.0 : 1.0;
}

static enum ins_status list_one(const struct ins_buffer *buffer, const char *path,
                                struct ins_held_keys *keys, struct ins_error *error)
{
    const struct ins_lever_kind *kind = lever_of(path);
    struct ins_edge_key         *key  = &keys->key[0];
    struct ins_hold             *hold = &key->hold;
    if (kind) {
        add_lever(buffer, kind, keys);
    } else {
        *key = (struct ins_edge_key){.lever = NULL};
        if (ins_scenario_find(ins_case_written(buffer->source), path, &key->handle, error) != INS_DONE)
            return INS_WRONG;
        (void)snprintf(hold->key, sizeof hold->key, "%s", path);
        hold->unit   = key->handle.key->unit;
        hold->whole  = ins_key_is_whole(key->handle.key) && !key->handle.element;
        hold->value  = ins_scenario_get(&buffer->scenario, &key->handle);
        hold->spread = tenth_of(hold->value, hold->whole, step_of_key(key->handle.key));
        set_ends(key, &key->handle.key->range);
        keys->count = isfinite(hold->value);
    }
    if (keys->count == 0)
        return ins_fail(error, INS_WRONG, "%s: has no finite value in this scenario to start from", path);
    return INS_DONE;
}

enum ins_status ins_holds_check(const struct ins_case *scenario, const char *key,
                                struct ins_error *error)
{
    struct ins_handle handle;
    if (lever_of(key))
        return INS_DONE;
    enum ins_status status = ins_scenario_find(ins_case_written(scenario), key, &handle, error);
    unsigned        uses   = status == INS_DONE ? ins_key_top(handle.key)->uses : 0;
    if (status == INS_DONE && uses & (INS_KEY_ASIDE | INS_KEY_DESIGN))
        return ins_fail(error, INS_WRONG,
                        "%s: says how the question is asked; expected a key that says what is believed",
                        key);
    return status;
}

/* --- the nearest ------------------------------------------------------------------------------- */

static int nearest_guess_first(const struct ins_held_keys *keys, int *order)
{
    for (int k = 0; k < keys->count; k++) {
        int at = k;
        while (at > 0 && keys->distance[order[at - 1]] > keys->distance[k]) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = k;
    }
    return keys->count < INS_HOLDS_NEAREST ? keys->count : INS_HOLDS_NEAREST;
}

static int nearest_first(const void *one, const void *other)
{
    const struct ins_hold *a = one, *b = other;
    return a->distance != b->distance ? (a->distance > b->distance ? 1 : -1)
                                      : strcmp(a->key, b->key);
}

static void progress(const struct ins_options *options, double part)
{
    if (options && options->progress)
        options->progress(options->context, part);
}

static enum ins_status look_at_keys(struct ins_edges *edges, struct ins_held_keys *keys,
                                    const struct ins_options *options, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int k = 0; k < keys->count && status == INS_DONE; k++) {
        status = ins_edges_look(edges, &keys->key[k], &keys->distance[k], error);
        progress(options, 0.3 * (k + 1) / keys->count);
    }
    return status;
}

/* --- the answer -------------------------------------------------------------------------------- */

static enum ins_status find_edges(struct ins_edges *edges, struct ins_held_keys *keys,
                                  struct ins_holds *holds, const struct ins_options *options,
                                  struct ins_error *error)
{
    int             order[INS_HOLDS], count = keys->count;
    enum ins_status status = INS_DONE;
    if (!holds->all)
        status = look_at_keys(edges, keys, options, error);
    int nearest = nearest_guess_first(keys, order);
    count       = holds->all ? count : nearest;
    for (int i = 0; i < count && status == INS_DONE; i++) {
        struct ins_edge_key *key = &keys->key[order[i]];
        status = ins_edges_find(edges, key, error);
        holds->hold[holds->count++] = key->hold;
        progress(options, 0.3 + 0.7 * (i + 1) / count);
    }
    qsort(holds->hold, (size_t)holds->count, sizeof *holds->hold, nearest_first);
    return status;
}

static enum ins_status list_held_keys(const struct ins_buffer *buffer, const char *key,
                                      struct ins_held_keys *keys, bool *laws,
                                      struct ins_error *error)
{
    if (key)
        return list_one(buffer, key, keys, error);
    list_uncertain(buffer, keys);
    *laws = keys->count > 0;
    return *laws ? INS_DONE : list_levers(buffer, keys, error);
}

static enum ins_status hold(struct ins_buffer *buffer, const struct ins_hold_settings *settings,
                            const char *key, const struct ins_options *options,
                            struct ins_held_keys *keys, struct ins_error *error)
{
    double            below = settings->below > 0.0 ? settings->below : INFINITY;
    struct ins_edges *edges = NULL;
    bool              laws  = false;
    enum ins_status   status = list_held_keys(buffer, key, keys, &laws, error);
    if (status == INS_DONE)
        status = ins_edges_create(buffer, below, settings->all != 0, options, &edges, error);
    if (status != INS_DONE)
        return status;
    *buffer->holds = (struct ins_holds){.below = below,
                                        .today = buffer->reachable && buffer->norm.value <= below,
                                        .laws = laws, .all = settings->all != 0,
                                        .futures = ins_edges_futures(edges), .keys = keys->count};
    status = find_edges(edges, keys, buffer->holds, options, error);
    ins_edges_free(edges);
    return status;
}

enum ins_status ins_holds_find(struct ins_buffer *buffer, const struct ins_hold_settings *settings,
                               const char *key, const struct ins_options *options,
                               struct ins_error *error)
{
    struct ins_held_keys *keys = ins_memory_create(1, sizeof *keys, error);
    if (!buffer->holds)
        buffer->holds = ins_memory_create(1, sizeof *buffer->holds, error);
    enum ins_status status = keys && buffer->holds ? INS_DONE : INS_WORLD;
    if (status == INS_DONE)
        status = hold(buffer, settings, key, options, keys, error);
    ins_memory_free(keys);
    return status;
}

enum ins_status ins_buffer_create_held(const struct ins_case          *scenario,
                                       const struct ins_hold_settings *settings,
                                       const struct ins_options *options, struct ins_buffer **made,
                                       struct ins_error *error)
{
    struct ins_part first, rest;
    ins_part_init(&first, options, 0.0, settings->all ? 0.5 : 0.85);
    ins_part_init(&rest, options, settings->all ? 0.5 : 0.85, 1.0);
    enum ins_status answer = ins_buffer_create(scenario, &first.options, made, error);
    if (!*made)
        return answer;
    enum ins_status status = ins_holds_find(*made, settings, NULL, &rest.options, error);
    if (status == INS_DONE)
        return answer;
    ins_buffer_free(*made);
    *made = NULL;
    return status;
}
