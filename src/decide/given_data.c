#include "decide/given_data.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum {
    DEGREE = 5,  /* of polynomials of a key's rank */
    GROUPS = 10, /* of worlds, each left out once */
    MEAN = 0, SD, FIRST /* of what is estimated; then the keys' indices */
};

/* Student's 97.5 % point with one degree of freedom less than groups. */
static const double STUDENT = 2.2622;

/* A polynomial of which less is left beside those below it is one of them: a key of few values. */
static const double LEFT = 1e-9;

struct work {
    const struct ins_given_data *data;
    int64_t count;          /* worlds that take part */
    double *rank;           /* [key][world] (rank + 1/2) / worlds, ties in the middle of theirs */
    double *own, *half[2];  /* [count] ranks of one key; answers, taken from their mean */
    double *basis;          /* [DEGREE][count] */
    double *figure;         /* [1 + GROUPS][FIRST + keys] */
};

/* --- ranks ----------------------------------------------------------------------------------- */

struct ranked {
    double  value;
    int64_t world;
};

static int by_ranked_value(const void *one, const void *other)
{
    const struct ranked *a = one, *b = other;
    return a->value != b->value ? (a->value > b->value ? 1 : -1)
                                : (a->world > b->world) - (a->world < b->world);
}

static void rank_key(const struct ins_given_data *data, int key, struct ranked *sorted, double *rank)
{
    int64_t n = data->worlds;
    for (int64_t w = 0; w < n; w++)
        sorted[w] = (struct ranked){data->key[w * data->keys + key], w};
    qsort(sorted, (size_t)n, sizeof *sorted, by_ranked_value);
    for (int64_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && sorted[to].value == sorted[from].value; to++)
            ;
        for (int64_t i = from; i < to; i++)
            rank[sorted[i].world] = 0.5 * (double)(from + to) / (double)n;
    }
}

/* --- the worlds that take part ---------------------------------------------------------------- */

/* Without the worlds of a group; -1: all. The means of the halves are taken off; what is returned is the
 * mean of both. */
static double gather_halves(struct work *w, int left)
{
    const struct ins_given_data *data = w->data;
    double mean[2] = {0.0, 0.0};
    w->count = 0;
    for (int64_t i = 0; i < data->worlds; i++) {
        if (i * GROUPS / data->worlds == left)
            continue;
        for (int h = 0; h < 2; h++)
            mean[h] += w->half[h][w->count] = data->half[2 * i + h];
        w->count++;
    }
    for (int h = 0; h < 2; h++) {
        mean[h] /= (double)w->count;
        for (int64_t i = 0; i < w->count; i++)
            w->half[h][i] -= mean[h];
    }
    return 0.5 * (mean[0] + mean[1]);
}

static void gather_ranks(struct work *w, int left, int key)
{
    int64_t n = w->data->worlds, count = 0;
    for (int64_t i = 0; i < n; i++)
        if (i * GROUPS / n != left)
            w->own[count++] = w->rank[key * n + i];
}

static double product(const double *one, const double *other, int64_t count)
{
    double sum = 0.0;
    for (int64_t i = 0; i < count; i++)
        sum += one[i] * other[i];
    return sum;
}

/* --- polynomials ------------------------------------------------------------------------------ */

/* Legendre's polynomial of degree d at 2 u - 1, less its mean. */
static void lay_power(const struct work *w, int d, double *to)
{
    double mean = 0.0;
    for (int64_t i = 0; i < w->count; i++) {
        double x = 2.0 * w->own[i] - 1.0, below = 1.0, at = x;
        for (int k = 2; k <= d; k++) {
            double above = ((2 * k - 1) * x * at - (k - 1) * below) / k;
            below = at;
            at    = above;
        }
        mean += to[i] = at;
    }
    for (int64_t i = 0; i < w->count; i++)
        to[i] -= mean / (double)w->count;
}

/* How many polynomials of the key in hand are orthogonal to each other and to a constant. */
static int lay_basis(struct work *w)
{
    int kept = 0;
    for (int d = 1; d <= DEGREE; d++) {
        double *to = &w->basis[kept * w->data->worlds];
        lay_power(w, d, to);
        for (int k = 0; k < kept; k++) {
            const double *other = &w->basis[k * w->data->worlds];
            double part = product(to, other, w->count) / product(other, other, w->count);
            for (int64_t i = 0; i < w->count; i++)
                to[i] -= part * other[i];
        }
        kept += product(to, to, w->count) > LEFT * (double)w->count;
    }
    return kept;
}

/* --- what is estimated ------------------------------------------------------------------------ */

/* (6.95) of the key in hand; `common` is what both halves say together. */
static double first_of(struct work *w, double common)
{
    int    kept = lay_basis(w);
    double told = 0.0, chance = (double)kept / (double)(w->count - 1);
    for (int d = 0; d < kept; d++) {
        const double *at = &w->basis[d * w->data->worlds];
        told += product(w->half[0], at, w->count) * product(w->half[1], at, w->count) /
                product(at, at, w->count);
    }
    return (told / common - chance) / (1.0 - chance);
}

/* (6.94), (6.95): figure[FIRST + keys]. */
static void estimate(struct work *w, int left, double *figure)
{
    figure[MEAN]  = gather_halves(w, left);
    double common = product(w->half[0], w->half[1], w->count);
    figure[SD]    = sqrt(fmax(common, 0.0) / (double)(w->count - 1));
    for (int k = 0; k < w->data->keys; k++) {
        gather_ranks(w, left, k);
        figure[FIRST + k] = common > 0.0 ? first_of(w, common) : (double)NAN;
    }
}

static struct ins_estimate jackknife_interval(const struct work *w, int which)
{
    int    figures = FIRST + w->data->keys;
    double mean = 0.0, squares = 0.0, value = w->figure[which];
    for (int g = 1; g <= GROUPS; g++)
        mean += w->figure[g * figures + which] / GROUPS;
    for (int g = 1; g <= GROUPS; g++)
        squares += pow(w->figure[g * figures + which] - mean, 2.0);
    double half = STUDENT * sqrt(squares * (GROUPS - 1) / GROUPS);
    return (struct ins_estimate){value, value - half, value + half};
}

/* Half the difference of the halves has the variance of the noise of both. */
static void tell_noise(const struct work *w, struct ins_given_answer *answer)
{
    double squares = 0.0;
    for (int64_t i = 0; i < w->count; i++)
        squares += pow(0.5 * (w->half[0][i] - w->half[1][i]), 2.0);
    double noise = squares / (double)(w->count - 1), sd = answer->sd.value;
    answer->noise_sd    = sqrt(noise);
    answer->noise_share = noise > 0.0 ? noise / (noise + sd * sd) : 0.0;
}

static void estimate_drivers(struct work *w, struct ins_index *index)
{
    (void)gather_halves(w, -1);
    for (int k = 0; k < w->data->keys; k++) {
        gather_ranks(w, -1, k);
        double *rise = w->basis, both = 0.0, squares = 0.0;
        lay_power(w, 1, rise);
        for (int64_t i = 0; i < w->count; i++) {
            double y = 0.5 * (w->half[0][i] + w->half[1][i]);
            both += y * rise[i];
            squares += y * y;
        }
        index[k].first       = jackknife_interval(w, FIRST + k);
        index[k].total       = (struct ins_estimate){NAN, NAN, NAN};
        index[k].correlation = both / sqrt(squares * product(rise, rise, w->count));
    }
}

/* --- all of it -------------------------------------------------------------------------------- */

static enum ins_status room_for_ranks(struct work *w, struct ins_error *error)
{
    size_t n = (size_t)w->data->worlds, keys = (size_t)w->data->keys;
    w->rank   = ins_memory_create(n * keys, sizeof(double), error);
    w->own    = ins_memory_create(n, sizeof(double), error);
    w->basis  = ins_memory_create(n * DEGREE, sizeof(double), error);
    w->figure = ins_memory_create((1 + GROUPS) * (FIRST + keys), sizeof(double), error);
    for (int h = 0; h < 2; h++)
        w->half[h] = ins_memory_create(n, sizeof(double), error);
    bool all = w->rank && w->own && w->basis && w->figure && w->half[0] && w->half[1];
    return all ? INS_DONE : INS_WORLD;
}

static void free_ranks(struct work *w)
{
    ins_memory_free(w->rank);
    ins_memory_free(w->own);
    ins_memory_free(w->basis);
    ins_memory_free(w->figure);
    ins_memory_free(w->half[0]);
    ins_memory_free(w->half[1]);
}

static enum ins_status rank_all(struct work *w, struct ins_error *error)
{
    const struct ins_given_data *data   = w->data;
    struct ranked               *sorted = ins_memory_create((size_t)data->worlds, sizeof *sorted, error);
    for (int k = 0; sorted && k < data->keys; k++)
        rank_key(data, k, sorted, &w->rank[k * data->worlds]);
    ins_memory_free(sorted);
    return sorted ? INS_DONE : INS_WORLD;
}

static void work_out_drivers(struct work *w, struct ins_given_answer *answer,
                             struct ins_index *index)
{
    for (int g = 0; g <= GROUPS; g++)
        estimate(w, g - 1, &w->figure[g * (FIRST + w->data->keys)]);
    answer->mean = jackknife_interval(w, MEAN);
    answer->sd   = jackknife_interval(w, SD);
    estimate_drivers(w, index);
    tell_noise(w, answer);
}

enum ins_status ins_given_data_find(const struct ins_given_data *data, struct ins_given_answer *answer,
                                    struct ins_index *index, struct ins_error *error)
{
    struct work     w      = {.data = data};
    enum ins_status status = room_for_ranks(&w, error);
    if (status == INS_DONE)
        status = rank_all(&w, error);
    if (status == INS_DONE)
        work_out_drivers(&w, answer, index);
    free_ranks(&w);
    return status;
}
