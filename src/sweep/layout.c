#include "sweep/layout.h"

#include <gsl/gsl_qrng.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "chance/stream.h"
#include "engine/quiet.h"
#include "scenario/key_law.h"

/* Addresses of the design's own random numbers; the model's streams lie below. */
enum { STREAM_SHUFFLE = 2000, STREAM_CELL = 2001 };

/* The fixed half of the key: "swee", "p". No future shares it. */
enum { DOMAIN_LOW = 0x73776565, DOMAIN_HIGH = 0x70000000 };

static const double LEAST_UNIFORM = 0x1p-53, MOST_UNIFORM = 1.0 - 0x1p-53;

/* --- random numbers by address -------------------------------------------------------------- */

static void words_at(const struct ins_layout *l, int64_t point, int axis, int stream,
                     uint32_t words[4])
{
    const uint32_t key[4] = {(uint32_t)l->seed, (uint32_t)(l->seed >> 32), DOMAIN_LOW, DOMAIN_HIGH};
    const uint32_t counter[4] = {(uint32_t)point, (uint32_t)((uint64_t)point >> 32), (uint32_t)axis,
                                 (uint32_t)stream};
    ins_stream_words(key, counter, words);
}

static uint64_t join_words(const uint32_t words[4])
{
    return (uint64_t)words[1] << 32 | words[0];
}

/* Where in its cell a point lies: (k + 1/2) / 2^52. */
static double inside(const struct ins_layout *l, int64_t point, int axis)
{
    uint32_t words[4];
    words_at(l, point, axis, STREAM_CELL, words);
    return ((double)(join_words(words) >> 12) + 0.5) * 0x1p-52;
}

/* Every bit of the result depends on every bit of the word (Steele, Lea and Flood, 2014). */
static uint64_t mix(uint64_t word)
{
    word = (word ^ word >> 30) * 0xbf58476d1ce4e5b9u;
    word = (word ^ word >> 27) * 0x94d049bb133111ebu;
    return word ^ word >> 31;
}

/* --- the shuffle of a Latin hypercube --------------------------------------------------------- */

/* Six rounds for each bit of the number of points, and some more for few points. */
static int rounds_of(int64_t points)
{
    int bits = 0;
    while (points >> bits > 0)
        bits++;
    return 8 + 6 * bits;
}

/* A place and its mirror change seats, or not: its own inverse. */
static uint64_t swap_or_not(uint64_t cipher, int round, uint64_t points, uint64_t place)
{
    const uint64_t golden = 0x9e3779b97f4a7c15u;
    uint64_t       key    = mix(cipher + golden * (2 * (uint64_t)round + 1));
    uint64_t       turn   = (uint64_t)((unsigned __int128)key * points >> 64);
    uint64_t       mirror = turn >= place ? turn - place : turn + points - place;
    uint64_t       upper  = mirror > place ? mirror : place;
    return mix(upper * golden + mix(cipher + golden * (2 * (uint64_t)round + 2))) & 1 ? mirror
                                                                                      : place;
}

static int64_t cell_of(const struct ins_layout *l, int axis, int64_t point)
{
    uint64_t place = (uint64_t)point;
    for (int round = 0; round < rounds_of(l->points); round++)
        place = swap_or_not(l->cipher[axis], round, (uint64_t)l->points, place);
    return (int64_t)place;
}

static int64_t point_in_cell(const struct ins_layout *l, int axis, int64_t cell)
{
    uint64_t place = (uint64_t)cell;
    for (int round = rounds_of(l->points) - 1; round >= 0; round--)
        place = swap_or_not(l->cipher[axis], round, (uint64_t)l->points, place);
    return (int64_t)place;
}

static double latin_uniform(const struct ins_layout *l, int axis, int64_t point, int64_t cell)
{
    double u = ((double)cell + inside(l, point, axis)) / (double)l->points;
    return u < LEAST_UNIFORM ? LEAST_UNIFORM : u > MOST_UNIFORM ? MOST_UNIFORM : u;
}

/* --- grids ------------------------------------------------------------------------------------ */

static double grid_value(const struct ins_layout *l, int axis, int64_t step)
{
    const struct ins_axis *a = &l->axis[axis];
    if (a->value_count > 0)
        return a->values[step];
    if (step == 0)
        return a->law.from;
    if (step == l->steps[axis] - 1)
        return a->law.to;
    double value = a->law.from + (a->law.to - a->law.from) * (double)step / (double)(l->steps[axis] - 1);
    return ins_key_is_whole(l->handle[axis].key) ? floor(value + 0.5) : value;
}

double ins_layout_step(const struct ins_layout *l, int axis, int64_t step)
{
    return grid_value(l, axis, step);
}

static void grid_steps(const struct ins_layout *l, int64_t point, int64_t *step)
{
    for (int a = l->axes - 1; a >= 0; a--) {
        step[a] = point % l->steps[a];
        point /= l->steps[a];
    }
}

/* --- setting up ------------------------------------------------------------------------------- */

static void order_axes(struct ins_layout *l)
{
    int count = 0;
    for (int inflow = 1; inflow >= 0; inflow--)
        for (int a = 0; a < l->axes; a++)
            if (ins_handle_is_inflow(&l->handle[a]) == (inflow == 1))
                l->order[count++] = a;
}

static enum ins_status too_many(const struct ins_layout *l, struct ins_error *error)
{
    struct ins_text story   = {0};
    double          product = 1.0;
    for (int a = 0; a < l->axes; a++) {
        product *= (double)l->steps[a];
        ins_text_add(&story, "%s%lld", a ? " x " : "", (long long)l->steps[a]);
    }
    char *text = ins_text_take(&story);
    (void)ins_fail(error, INS_WRONG,
                   "sweep: %s = %.3g points; a sweep holds at most %lld. Take fewer steps, or a "
                   "latin-hypercube or sobol design with as many points as you can wait for",
                   text ? text : "the axes", product, (long long)INS_LAYOUT_POINTS);
    ins_text_clear(&story);
    free(text);
    return INS_WRONG;
}

/* A value that is listed twice is played once. */
static void drop_twins(struct ins_axis *axis)
{
    int kept = 0;
    for (int i = 0; i < axis->value_count; i++) {
        int before = 0;
        while (before < kept && axis->values[before] != axis->values[i])
            before++;
        if (before == kept)
            axis->values[kept++] = axis->values[i];
    }
    axis->value_count = kept;
}

static enum ins_status count_grid(struct ins_layout *l, struct ins_error *error)
{
    l->points = 1;
    for (int a = 0; a < l->axes; a++)
        drop_twins(&l->axis[a]);
    for (int a = 0; a < l->axes; a++)
        l->steps[a] = l->axis[a].value_count > 0 ? l->axis[a].value_count : l->axis[a].steps;
    for (int a = 0; a < l->axes; a++)
        if (__builtin_mul_overflow(l->points, l->steps[a], &l->points) ||
            l->points > INS_LAYOUT_POINTS)
            return too_many(l, error);
    order_axes(l);
    return INS_DONE;
}

static enum ins_status find_axis(struct ins_layout *l, const struct ins_scenario *written, int a,
                                 struct ins_error *error)
{
    l->axis[a] = written->sweep.axes[a];
    if (ins_scenario_find(written, l->axis[a].key, &l->handle[a], error) != INS_DONE)
        return INS_WRONG;
    if (l->handle[a].offset == offsetof(struct ins_scenario, futures))
        return ins_fail(
            error, INS_WRONG,
            "sweep.axes[%d].key = \"futures\": expected a key of the world; every point "
            "of a sweep plays the same futures",
            a);
    uint32_t words[4];
    words_at(l, 0, a, STREAM_SHUFFLE, words);
    l->cipher[a] = join_words(words);
    return INS_DONE;
}

static enum ins_status check_ends(const struct ins_layout *l, const struct ins_scenario *written,
                                  struct ins_error *error)
{
    for (int a = 0; a < l->axes; a++) {
        struct ins_scenario trial = *written;
        struct ins_error    why   = {{0}};
        double              end[2];
        ins_layout_ends(l, a, &end[0], &end[1]);
        for (int e = 0; e < 2; e++)
            if (ins_scenario_set(&trial, &l->handle[a], end[e], &why) != INS_DONE)
                return ins_fail(
                    error, INS_WRONG, "sweep.axes[%d]: its values reach from %g to %g: %s%s", a,
                    end[0], end[1], why.text,
                    l->design == INS_GRID ? "" : "; from and to beside a law cut it off");
    }
    return INS_DONE;
}

enum ins_status ins_layout_init(struct ins_layout *l, const struct ins_scenario *written,
                                struct ins_error *error)
{
    *l = (struct ins_layout){.design = written->sweep.design,
                             .points = written->sweep.points,
                             .axes   = written->sweep.axis_count,
                             .seed   = (uint64_t)written->seed};
    if (l->axes == 0)
        return ins_fail(
            error, INS_WRONG,
            "sweep.axes: expected at least one axis, such as "
            "sweep = { axes = ( { key = \"flex.pool\"; values = [0, 100, 200]; } ); };");
    enum ins_status status = INS_DONE;
    for (int a = 0; a < l->axes && status == INS_DONE; a++)
        status = find_axis(l, written, a, error);
    if (status == INS_DONE && l->design == INS_GRID)
        status = count_grid(l, error);
    if (status == INS_DONE && l->points > INS_LAYOUT_POINTS)
        return ins_fail(error, INS_WRONG, "sweep.points = %lld: expected at most %lld",
                        (long long)l->points, (long long)INS_LAYOUT_POINTS);
    return status == INS_DONE ? check_ends(l, written, error) : status;
}

/* --- points ----------------------------------------------------------------------------------- */

int64_t ins_layout_point(const struct ins_layout *l, int64_t place)
{
    int64_t step[INS_AXES], point = 0;
    if (l->design != INS_GRID)
        return place;
    for (int i = l->axes - 1; i >= 0; i--) {
        int a   = l->order[i];
        step[a] = place % l->steps[a];
        place /= l->steps[a];
    }
    for (int a = 0; a < l->axes; a++)
        point = point * l->steps[a] + step[a];
    return point;
}

void ins_cursor_clear(struct ins_cursor *cursor)
{
    if (cursor->sequence)
        gsl_qrng_free(cursor->sequence);
    *cursor = (struct ins_cursor){0};
}

/* GSL's sequence leaves out the origin: its first vector is the middle of the cube. */
static enum ins_status sobol(const struct ins_layout *l, struct ins_cursor *cursor, int64_t point,
                             double *u, struct ins_error *error)
{
    ins_quiet_begin();
    if (!cursor->sequence)
        cursor->sequence = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)l->axes);
    ins_quiet_end();
    if (!cursor->sequence)
        return ins_fail(error, INS_WORLD, "out of memory");
    if (point < cursor->next) {
        gsl_qrng_init(cursor->sequence);
        cursor->next = 0;
    }
    for (; cursor->next <= point; cursor->next++)
        if (gsl_qrng_get(cursor->sequence, u) != 0)
            return ins_fail(error, INS_WORLD, "Sobol's sequence ends before point %lld",
                            (long long)point + 1);
    return INS_DONE;
}

enum ins_status ins_layout_values(const struct ins_layout *l, struct ins_cursor *cursor,
                                  int64_t point, double *value, struct ins_error *error)
{
    int64_t step[INS_AXES];
    double  u[INS_AXES];
    if (l->design == INS_GRID) {
        grid_steps(l, point, step);
        for (int a = 0; a < l->axes; a++)
            value[a] = grid_value(l, a, step[a]);
        return INS_DONE;
    }
    if (l->design == INS_SOBOL && sobol(l, cursor, point, u, error) != INS_DONE)
        return INS_WORLD;
    for (int a = 0; a < l->axes; a++) {
        if (l->design == INS_LATIN_HYPERCUBE)
            u[a] = latin_uniform(l, a, point, cell_of(l, a, point));
        value[a] = ins_key_law_quantile(&l->axis[a].law, ins_key_is_whole(l->handle[a].key), u[a]);
    }
    return INS_DONE;
}

void ins_layout_at(const struct ins_layout *l, const double *u, double *value)
{
    for (int a = 0; a < l->axes; a++)
        value[a] = ins_key_law_quantile(&l->axis[a].law, ins_key_is_whole(l->handle[a].key), u[a]);
}

static void grid_ends(const struct ins_layout *l, int axis, double *low, double *high)
{
    *low = *high = grid_value(l, axis, 0);
    for (int64_t step = 1; step < l->steps[axis]; step++) {
        double value = grid_value(l, axis, step);
        *low         = value < *low ? value : *low;
        *high        = value > *high ? value : *high;
    }
}

void ins_layout_ends(const struct ins_layout *l, int axis, double *low, double *high)
{
    const struct ins_axis *a     = &l->axis[axis];
    bool                   whole = ins_key_is_whole(l->handle[axis].key);
    if (l->design == INS_GRID) {
        grid_ends(l, axis, low, high);
    } else if (l->design == INS_SOBOL) {
        /* The first 2^k - 1 vectors are the multiples of 2^-k in every coordinate. */
        double finest = 1.0;
        for (int64_t n = l->points; n > 0; n /= 2)
            finest *= 0.5;
        *low  = ins_key_law_quantile(&a->law, whole, finest);
        *high = ins_key_law_quantile(&a->law, whole, 1.0 - finest);
    } else {
        int64_t first = point_in_cell(l, axis, 0), last = point_in_cell(l, axis, l->points - 1);
        *low  = ins_key_law_quantile(&a->law, whole, latin_uniform(l, axis, first, 0));
        *high = ins_key_law_quantile(&a->law, whole, latin_uniform(l, axis, last, l->points - 1));
    }
}

int64_t ins_layout_shard(int64_t points, int shard, int shards)
{
    return (int64_t)((__int128)points * (shard - 1) / shards);
}

enum ins_status ins_layout_set(const struct ins_layout *l, const double *value,
                               struct ins_scenario *written, struct ins_error *error)
{
    for (int a = 0; a < l->axes; a++)
        if (ins_scenario_set(written, &l->handle[a], value[a], error) != INS_DONE)
            return INS_WRONG;
    return INS_DONE;
}
