#include "decide/race.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"

enum { BATCH = 512 };
_Static_assert((int)INS_RACE_KEYS >= (int)INS_MIX_KEYS, "room for every mean of a mix");

/* A racer is dropped that is worse by so many paired errors. */
static const double DROPPED = 3.0, CLEAR = 1.96;

/* --- the lattice ------------------------------------------------------------------------------ */

double ins_race_value(const struct ins_race_axis *axis, double place)
{
    double steps = floor(place * (axis->to - axis->from) / axis->step + 0.5);
    double value = axis->from + steps * axis->step;
    return value > axis->to ? axis->to : value < axis->from ? axis->from : value;
}

static double place_on_axis(const struct ins_race_axis *axis, double value)
{
    return (value - axis->from) / (axis->to - axis->from);
}

static bool is_on_axis(const struct ins_race_axis *axis, double value)
{
    return value >= axis->from && value <= axis->to;
}

/* A move that the lattice swallows becomes a step. */
static double moved_on_axis(const struct ins_race_axis *axis, double value, double part)
{
    double to = ins_race_value(axis, place_on_axis(axis, value) + part);
    if (part == 0.0 || to == value)
        return value;
    return to;
}

static double part_of_axis(const struct ins_race_axis *axis, double move)
{
    double step = axis->step / (axis->to - axis->from);
    return move > step ? move : step;
}

/* --- who races -------------------------------------------------------------------------------- */

static bool same(const struct ins_race *race, const double *a, const double *b)
{
    return memcmp(a, b, (size_t)race->keys * sizeof *a) == 0;
}

static struct ins_racer *find_racer(const struct ins_race *race, const double *value)
{
    for (int i = 0; i < race->count; i++)
        if (same(race, race->racer[i].value, value))
            return &race->racer[i];
    return NULL;
}

/* Those to be played together. */
struct batch {
    struct ins_racer *racer[BATCH];
    int               count;
    int64_t           futures;
};

static void add_to_batch(struct batch *batch, struct ins_racer *racer)
{
    for (int i = 0; i < batch->count; i++)
        if (batch->racer[i] == racer)
            return;
    if (batch->count < BATCH)
        batch->racer[batch->count++] = racer;
}

/* A setting joins that has not been played on so many futures, unless it has lost on fewer. */
static void join_batch(struct ins_race *race, struct batch *batch, const double *value, double size)
{
    struct ins_racer *racer = find_racer(race, value);
    if (racer && (racer->out || racer->futures >= batch->futures))
        return;
    if (!racer) {
        if (race->count == INS_RACERS)
            return;
        racer  = &race->racer[race->count++];
        *racer = (struct ins_racer){.size = size, .mean = INFINITY};
        memcpy(racer->value, value, (size_t)race->keys * sizeof *value);
    }
    add_to_batch(batch, racer);
}

/* The point of index i of Roberts' sequence, which spreads evenly in any dimension: multiples of the
 * powers of the inverse of x, x^(keys + 1) = x + 1. */
static double spread_at(int keys, int key, int i)
{
    double x = 1.5, part;
    for (int n = 0; n < 60; n++)
        x = pow(1.0 + x, 1.0 / (keys + 1));
    part = 0.5 + i * pow(1.0 / x, key + 1);
    return part - floor(part);
}

/* The scenario's own values where the bounds allow them, and near them where they do not. */
static void own_values(const struct ins_race *race, double *value)
{
    for (int k = 0; k < race->keys; k++)
        value[k] = fmin(fmax(race->axis[k].present, race->axis[k].from), race->axis[k].to);
}

static void first_batch(struct ins_race *race, struct batch *batch)
{
    double own[INS_RACE_KEYS] = {0}, value[INS_RACE_KEYS];
    own_values(race, own);
    join_batch(race, batch, own, NAN);
    for (int k = 0; k < race->keys; k++)
        for (int i = 0; i <= 4; i++) {
            memcpy(value, own, sizeof value);
            value[k] = ins_race_value(&race->axis[k], i / 4.0);
            join_batch(race, batch, value, NAN);
        }
    for (int i = 0; i < race->spread; i++) {
        for (int k = 0; k < race->keys; k++)
            value[k] = ins_race_value(&race->axis[k], spread_at(race->keys, k, i));
        join_batch(race, batch, value, NAN);
    }
}

/* --- neighbours ------------------------------------------------------------------------------- */

static void move_one(struct ins_race *race, struct batch *batch, const struct ins_racer *from, int k,
                     double move)
{
    const struct ins_race_axis *axis = &race->axis[k];
    double                      part = part_of_axis(axis, move), value[INS_RACE_KEYS];
    double                      special[] = {axis->from, axis->to, axis->present};
    memcpy(value, from->value, sizeof value);
    for (int way = -1; way <= 1; way += 2) {
        value[k] = moved_on_axis(axis, from->value[k], way * part);
        join_batch(race, batch, value, from->size);
    }
    for (int i = 0; i < 3; i++) {
        value[k] = special[i];
        if (is_on_axis(axis, value[k]))
            join_batch(race, batch, value, from->size);
    }
}

/* Means stand in for each other: what one gains is lost in the other. */
static void move_two(struct ins_race *race, struct batch *batch, const struct ins_racer *from, int k,
                     int l, double move)
{
    double part[2] = {part_of_axis(&race->axis[k], move), part_of_axis(&race->axis[l], move)};
    double value[INS_RACE_KEYS];
    memcpy(value, from->value, sizeof value);
    for (int i = 0; i < 4; i++) {
        value[k] = moved_on_axis(&race->axis[k], from->value[k], i & 1 ? part[0] : -part[0]);
        value[l] = moved_on_axis(&race->axis[l], from->value[l], i & 2 ? part[1] : -part[1]);
        join_batch(race, batch, value, from->size);
    }
}

static void neighbours(struct ins_race *race, struct batch *batch, const struct ins_racer *from,
                       double move, bool pairs)
{
    for (int k = 0; k < race->keys; k++)
        move_one(race, batch, from, k, move);
    for (int k = 0; k < race->keys && pairs; k++)
        for (int l = 0; l < k; l++)
            move_two(race, batch, from, k, l, move);
}

/* --- losses ----------------------------------------------------------------------------------- */

static double loss_of_future(const struct ins_racer *racer, int64_t f)
{
    return racer->cost[f] + racer->price * racer->strain[f];
}

struct ins_mean ins_race_difference(const struct ins_race *race, const struct ins_racer *one,
                                    const struct ins_racer *other, double *room)
{
    int64_t futures = one->futures < other->futures ? one->futures : other->futures;
    for (int64_t f = 0; f < futures; f++)
        room[f] = loss_of_future(one, f) - loss_of_future(other, f);
    return ins_sample_mean(race->sampling, room, futures);
}

static bool is_better_racer(const struct ins_racer *a, const struct ins_racer *b)
{
    if (a->futures != b->futures)
        return a->futures > b->futures;
    if (a->keeps != b->keeps)
        return a->keeps;
    return a->mean < b->mean;
}

static void find_best(struct ins_race *race)
{
    for (int i = 0; i < race->count; i++)
        if (is_better_racer(&race->racer[i], &race->racer[race->best]))
            race->best = i;
}

static void forget_rows(struct ins_racer *racer)
{
    ins_memory_free(racer->cost);
    racer->cost = racer->strain = NULL;
    racer->room                 = 0;
}

/* --- levels ----------------------------------------------------------------------------------- */

static enum ins_status room_for_racer(struct ins_racer *racer, int64_t futures,
                                      struct ins_error *error)
{
    if (racer->room >= futures)
        return INS_DONE;
    forget_rows(racer);
    racer->cost = ins_memory_create(2 * (size_t)futures, sizeof(double), error);
    if (!racer->cost)
        return INS_WORLD;
    racer->strain = racer->cost + futures;
    racer->room   = futures;
    return INS_DONE;
}

static enum ins_status play_batch(struct ins_race *race, struct batch *batch,
                                  struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int i = 0; i < batch->count && status == INS_DONE; i++)
        status = room_for_racer(batch->racer[i], batch->futures, error);
    if (status == INS_DONE && batch->count > 0)
        status = race->play(race->context, batch->racer, batch->count, batch->futures, error);
    for (int i = 0; i < batch->count && status == INS_DONE; i++)
        batch->racer[i]->futures = batch->futures;
    if (status == INS_DONE)
        find_best(race);
    return status;
}

/* Those go that are worse by more than their paired error tells. */
static void drop(struct ins_race *race)
{
    struct ins_racer *best = &race->racer[race->best];
    for (int i = 0; i < race->count; i++) {
        struct ins_racer *racer = &race->racer[i];
        if (racer->out || racer == best)
            continue;
        racer->out = !isfinite(racer->mean);
        if (racer->out || racer->futures < best->futures)
            continue;
        struct ins_mean less = ins_race_difference(race, racer, best, race->room);
        racer->out           = less.value > DROPPED * less.error;
    }
}

/* Both lie within a move of each other in every key. */
static bool near(const struct ins_race *race, const struct ins_racer *a, const struct ins_racer *b,
                 double move)
{
    for (int k = 0; k < race->keys; k++) {
        const struct ins_race_axis *axis = &race->axis[k];
        if (fabs(a->value[k] - b->value[k]) >= part_of_axis(axis, move) * (axis->to - axis->from))
            return false;
    }
    return true;
}

static bool near_any(const struct ins_race *race, const struct ins_racer *racer,
                     const struct batch *batch, double move)
{
    for (int i = 0; i < batch->count; i++)
        if (near(race, racer, batch->racer[i], move))
            return true;
    return false;
}

/* The best of those that are left, at most so many, each more than a move from the others: whoever is
 * nearer is a neighbour, and comes in by itself. */
static void pick_apart(struct ins_race *race, struct batch *batch, int most, double move)
{
    while (batch->count < most) {
        struct ins_racer *next = NULL;
        for (int i = 0; i < race->count; i++) {
            struct ins_racer *racer = &race->racer[i];
            if (!racer->out && (!next || is_better_racer(racer, next)) &&
                !near_any(race, racer, batch, move))
                next = racer;
        }
        if (!next)
            break;
        add_to_batch(batch, next);
    }
}

/* The best of a batch comes to stand first. */
static void sort_batch(struct batch *batch)
{
    for (int i = 1; i < batch->count; i++)
        for (int j = i; j > 0 && is_better_racer(batch->racer[j], batch->racer[j - 1]); j--) {
            struct ins_racer *kept = batch->racer[j];
            batch->racer[j]        = batch->racer[j - 1];
            batch->racer[j - 1]    = kept;
        }
}

/* By more than the paired error tells; where the constraint parts them that decides. */
static bool clearly_better(const struct ins_race *race, const struct ins_racer *racer,
                           const struct ins_racer *than)
{
    if (racer->keeps != than->keeps)
        return racer->keeps;
    struct ins_mean less = ins_race_difference(race, racer, than, race->room);
    return less.value < -CLEAR * less.error;
}

/* Around a racer, and around the best of its neighbours, until none is better: the last one. Where
 * the level says so it is enough, before its shortest move, that none is better by more than the
 * futures know. */
static struct ins_racer *walk_around(struct ins_race *race, const struct ins_race_level *level,
                                     struct ins_racer *from, int m, enum ins_status *status,
                                     struct ins_error *error)
{
    bool all = !level->clear || m + 1 == level->moves;
    for (int round = 0; round < level->rounds && *status == INS_DONE; round++) {
        struct batch batch = {.futures = level->futures};
        neighbours(race, &batch, from, level->move[m], !level->single);
        *status = play_batch(race, &batch, error);
        sort_batch(&batch);
        if (*status != INS_DONE || batch.count == 0 || !is_better_racer(batch.racer[0], from))
            break;
        bool clear = all || clearly_better(race, batch.racer[0], from);
        from       = batch.racer[0];
        if (!clear)
            break;
    }
    return from;
}

/* From the best few, that those who are the best on a few futures do not decide independently. */
static enum ins_status walk_all(struct ins_race *race, const struct ins_race_level *level,
                                struct batch *starts, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int m = 0; m < level->moves; m++) {
        int count = m + 1 < level->moves ? level->starts : 1;
        for (int i = 0; i < count && i < starts->count && status == INS_DONE; i++)
            starts->racer[i] = walk_around(race, level, starts->racer[i], m, &status, error);
        sort_batch(starts);
    }
    return status;
}

static enum ins_status run_level(struct ins_race *race, int l, struct ins_error *error)
{
    const struct ins_race_level *level = &race->level[l];
    struct batch                 batch = {.futures = level->futures};
    if (l == 0)
        first_batch(race, &batch);
    else
        pick_apart(race, &batch, level->most, level->move[0]);
    enum ins_status status = play_batch(race, &batch, error);
    sort_batch(&batch);
    if (status == INS_DONE)
        status = walk_all(race, level, &batch, error);
    if (race->progress)
        race->progress(race->teller, (l + 1.0) / race->levels);
    if (status == INS_DONE)
        drop(race);
    return status;
}

static enum ins_status begin_race(struct ins_race *race, struct ins_error *error)
{
    int64_t most = 0;
    for (int l = 0; l < race->levels; l++)
        most = race->level[l].futures > most ? race->level[l].futures : most;
    race->count = race->best = 0;
    race->racer = ins_memory_create(INS_RACERS, sizeof *race->racer, error);
    race->room  = race->racer ? ins_memory_create((size_t)most, sizeof *race->room, error) : NULL;
    return race->room ? INS_DONE : INS_WORLD;
}

enum ins_status ins_race_run(struct ins_race *race, struct ins_error *error)
{
    enum ins_status status = begin_race(race, error);
    for (int l = 0; l < race->levels && status == INS_DONE; l++)
        status = run_level(race, l, error);
    return status;
}

void ins_race_clear(struct ins_race *race)
{
    for (int i = 0; race->racer && i < race->count; i++)
        forget_rows(&race->racer[i]);
    ins_memory_free(race->racer);
    ins_memory_free(race->room);
    race->racer = NULL;
    race->room  = NULL;
}
