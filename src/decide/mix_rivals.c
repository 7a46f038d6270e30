/* How sure a mix is: those next to it and the best of the others, on fresh futures. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "decide/mix.h"

enum { OTHERS = 8 };

/* A neighbour lies so far, in parts of a key's range. */
static const double MOVE = 0.05;

/* Racers of their own, whose rows are theirs alone. */
struct rivals {
    struct ins_racer  racer[INS_MIX_RIVALS];
    struct ins_racer *order[INS_MIX_RIVALS]; /* the mix first */
    int               key[INS_MIX_RIVALS];   /* that was moved; -1: none */
    int               count;
};

static bool is_there(const struct ins_mix *mix, const struct rivals *r, const double *value)
{
    for (int i = 0; i < r->count; i++)
        if (memcmp(r->racer[i].value, value, (size_t)mix->keys * sizeof *value) == 0)
            return true;
    return false;
}

static void add_rival_racer(const struct ins_mix *mix, struct rivals *r, const double *value,
                            double size, int key)
{
    if (r->count == INS_MIX_RIVALS || is_there(mix, r, value))
        return;
    struct ins_racer *racer = &r->racer[r->count];
    *racer                  = (struct ins_racer){.size = size};
    memcpy(racer->value, value, (size_t)mix->keys * sizeof *value);
    r->key[r->count]     = key;
    r->order[r->count++] = racer;
}

static void add_neighbours(const struct ins_mix *mix, struct rivals *r)
{
    for (int k = 0; k < mix->keys; k++)
        for (int way = -1; way <= 1; way += 2) {
            const struct ins_mix_axis *axis = &mix->axis[k];
            double                     value[INS_MIX_KEYS];
            double move = fmax(axis->step, MOVE * (axis->to - axis->from));
            memcpy(value, mix->best.value, sizeof value);
            value[k] += way * axis->step * floor(move / axis->step + 0.5);
            if (value[k] >= axis->from && value[k] <= axis->to)
                add_rival_racer(mix, r, value, mix->best.buffer, k);
        }
}

/* Of those that were played on all futures of the race the next best. */
static const struct ins_racer *next_best(const struct ins_mix *mix, const struct ins_race *race,
                                         const struct rivals *r)
{
    const struct ins_racer *next = NULL;
    for (int i = 0; i < race->count; i++) {
        const struct ins_racer *racer = &race->racer[i];
        if (racer->futures == mix->search_futures && racer->keeps &&
            !is_there(mix, r, racer->value) && (!next || racer->mean < next->mean))
            next = racer;
    }
    return next;
}

static void list_rivals(const struct ins_mix *mix, const struct ins_race *race, struct rivals *r)
{
    add_rival_racer(mix, r, mix->best.value, mix->best.buffer, -1);
    add_neighbours(mix, r);
    for (int i = 0; i < OTHERS; i++) {
        const struct ins_racer *next = next_best(mix, race, r);
        if (next)
            add_rival_racer(mix, r, next->value, next->size, -1);
    }
}

static enum ins_status play_rivals(const struct ins_mix *mix, struct rivals *r, double top,
                                   const struct ins_options *options, struct ins_error *error)
{
    struct ins_mix_room *room    = NULL;
    int64_t              futures = mix->search_futures;
    enum ins_status      status  = ins_mix_room_create(mix, ins_mix_first_fresh(mix), futures, top,
                                                       options, &room, error);
    for (int i = 0; i < r->count && status == INS_DONE; i++) {
        struct ins_racer *racer = &r->racer[i];
        racer->cost             = ins_memory_create(2 * (size_t)futures, sizeof(double), error);
        racer->strain           = racer->cost ? racer->cost + futures : NULL;
        racer->futures          = futures;
        status                  = racer->cost ? INS_DONE : INS_WORLD;
    }
    if (status == INS_DONE)
        status = ins_mix_play(room, r->order, r->count, futures, error);
    ins_mix_room_free(room);
    return status;
}

/* Paired with the mix; as good where the difference is within its error. */
static void tell_paired_rivals(struct ins_mix *mix, const struct ins_race *race,
                               const struct rivals *r, const double *chance, double *room)
{
    mix->chance = chance[0];
    for (int i = 1; i < r->count; i++) {
        const struct ins_racer *racer = &r->racer[i];
        struct ins_mix_rival   *rival = &mix->rival[mix->rivals++];
        struct ins_mean         more  = ins_race_difference(race, racer, &r->racer[0], room);
        memcpy(rival->value, racer->value, sizeof rival->value);
        rival->key    = r->key[i];
        rival->buffer = racer->size;
        rival->chance = chance[i];
        rival->more   = (struct ins_estimate){more.value, more.value - 1.96 * more.error,
                                              more.value + 1.96 * more.error};
        rival->as_good = racer->keeps && rival->more.low <= 0.0;
        rival->prices  = ins_mix_price(mix, racer->value, 0.0) - ins_mix_price(mix, mix->best.value, 0.0);
        mix->as_good += rival->as_good;
    }
}

static enum ins_status weigh_rivals(struct ins_mix *mix, const struct ins_race *race,
                                    struct rivals *r, struct ins_error *error)
{
    double  chance[INS_MIX_RIVALS];
    int     count = 0;
    double *room  = ins_memory_create((size_t)mix->search_futures, sizeof *room, error);
    if (!room)
        return INS_WORLD;
    for (int i = 0; i < r->count; i++) { /* keys that cannot stand together are no rival */
        r->key[count]   = r->key[i];
        r->racer[count] = r->racer[i];
        count += isfinite(r->racer[i].mean);
    }
    enum ins_status status = count > 0 ? ins_race_chances(race, r->order, count, chance, error) : INS_DONE;
    r->count               = count;
    if (status == INS_DONE && count > 0)
        tell_paired_rivals(mix, race, r, chance, room);
    ins_memory_free(room);
    return status;
}

enum ins_status ins_mix_compare(struct ins_mix *mix, const struct ins_race *race, double top,
                                const struct ins_options *options, struct ins_error *error)
{
    struct rivals *r = ins_memory_create(1, sizeof *r, error);
    double        *rows[INS_MIX_RIVALS];
    int            all;
    if (!r)
        return INS_WORLD;
    list_rivals(mix, race, r);
    all                    = r->count;
    enum ins_status status = play_rivals(mix, r, top, options, error);
    for (int i = 0; i < all; i++)
        rows[i] = r->racer[i].cost;
    if (status == INS_DONE)
        status = weigh_rivals(mix, race, r, error);
    for (int i = 0; i < all; i++)
        ins_memory_free(rows[i]);
    ins_memory_free(r);
    return status;
}

enum ins_mix_hold ins_mix_holds(const struct ins_mix *mix, int key)
{
    const struct ins_mix_axis *axis  = &mix->axis[key];
    double                     value = mix->best.value[key];
    bool bound = value == axis->from || value == axis->to, priced = false;
    for (int i = 0; i < mix->rivals && value == axis->present; i++)
        priced = priced || (mix->rival[i].key == key && mix->rival[i].prices > 0.0 &&
                            mix->rival[i].more.value < mix->rival[i].prices);
    return bound && priced ? INS_MIX_BOTH : bound ? INS_MIX_BOUND : priced ? INS_MIX_PRICED : INS_MIX_FREE;
}
