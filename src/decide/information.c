#include "decide/information.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"
#include "decide/squares.h"

enum {
    FOLDS        = 8,  /* of worlds in a row; the choice in one is taught by the others */
    MOST_DEGREE  = 12,
    INDEX_DEGREE = 3, /* of a key alone; two keys meet by their first */
    REGIONS      = 3, /* of the index, in each of which it is formed anew */
    TERM_WORLDS  = 10, /* to a term, at least */
    DEGREES      = 6
};

/* Degrees of which that is taken which saves most in worlds that had no part in it. */
static const int DEGREE[DEGREES] = {1, 2, 3, 5, 8, MOST_DEGREE};

/* Which worlds teach: all, or one half of them. Those that follow one another are a fair sample (7.4);
 * every second one would be none. */
enum taught { ALL, FIRST, SECOND, TAUGHT };

/* A value and whose it is, to be sorted. */
struct place {
    double  value;
    int64_t world;
};

struct work {
    const struct ins_information_sample *sample;
    int     best;     /* place of the size without knowing */
    double *over;     /* [world][sizes] loss less that of the best size, euro */
    double *own;      /* [world] its own cheapest size, euro */
    double *rank;     /* [world][keys in hand] in (0, 1) */
    double *place_of; /* [world] rank of the index, the same */
    double *index;    /* [world] */
    double *basis;    /* [world][terms] */
    double *foretold; /* [world][sizes] */
    struct place  *place; /* [world] */
    unsigned char *role;  /* [world] in decide/squares.h */
};

/* --- ranks and polynomials ------------------------------------------------------------------- */

static int by_world_value(const void *one, const void *other)
{
    const struct place *a = one, *b = other;
    int order = (a->value > b->value) - (a->value < b->value);
    return order != 0 ? order : (a->world > b->world) - (a->world < b->world);
}

/* Shares of worlds below each one's value, worlds of equal value in the middle of theirs. */
static void rank(struct work *w, const double *value, int stride, double *to, int to_stride)
{
    int64_t n = w->sample->worlds;
    for (int64_t i = 0; i < n; i++)
        w->place[i] = (struct place){value[i * stride], i};
    qsort(w->place, (size_t)n, sizeof *w->place, by_world_value);
    for (int64_t from = 0, end = 0; from < n; from = end) {
        while (end < n && w->place[end].value == w->place[from].value)
            end++;
        for (int64_t i = from; i < end; i++)
            to[w->place[i].world * to_stride] = 0.5 * (double)(from + end) / (double)n;
    }
}

/* Legendre's polynomials of 2 u - 1, degree 0 to `degree`. */
static void polynomials(double u, int degree, double *to)
{
    double x = 2.0 * u - 1.0;
    to[0]    = 1.0;
    if (degree > 0)
        to[1] = x;
    for (int d = 1; d < degree; d++)
        to[d + 1] = ((2 * d + 1) * x * to[d] - d * to[d - 1]) / (d + 1);
}

/* --- the index ------------------------------------------------------------------------------- */

/* How much of the index's form so many worlds can tell. */
struct form {
    int  degree;
    bool pairs;
    int  terms;
};

static struct form form_of(int64_t worlds, int keys)
{
    int full = 1 + INDEX_DEGREE * keys, pairs = full + keys * (keys - 1) / 2;
    if (pairs <= worlds / TERM_WORLDS)
        return (struct form){INDEX_DEGREE, true, pairs};
    if (full <= worlds / TERM_WORLDS)
        return (struct form){INDEX_DEGREE, false, full};
    return (struct form){1, false, 1 + keys};
}

static bool has_regions(int64_t worlds, const struct form *form)
{
    return REGIONS * form->terms <= worlds / TERM_WORLDS;
}

static void lay_terms(const double *u, int keys, const struct form *form, double *to)
{
    double own[INDEX_DEGREE + 1];
    int    count = 0;
    to[count++]  = 1.0;
    for (int k = 0; k < keys; k++) {
        polynomials(u[k], form->degree, own);
        for (int d = 1; d <= form->degree; d++)
            to[count++] = own[d];
    }
    for (int k = 0; k < keys && form->pairs; k++)
        for (int l = 0; l < k; l++)
            to[count++] = (2.0 * u[k] - 1.0) * (2.0 * u[l] - 1.0);
}

/* The same terms in each region, by how near the middle of it is: `to` holds them once before. */
static void spread_terms(double place, int terms, double *to)
{
    for (int r = REGIONS - 1; r >= 0; r--) {
        double near = fmax(0.0, 1.0 - fabs(place * (REGIONS - 1) - r));
        for (int a = 0; a < terms; a++)
            to[r * terms + a] = near * to[a];
    }
}

/* What is foretold of all worlds by those that teach. */
static enum ins_status foretell_index(struct work *w, int terms, struct ins_error *error)
{
    const struct ins_squares of = {.count = w->sample->worlds, .terms = terms, .outputs = 1,
                                   .basis = w->basis, .y = w->own, .role = w->role};
    return ins_squares_foretell(&of, w->index, error);
}

/* (6.89), once for all worlds and, where there are enough, again by regions of what came out. */
static enum ins_status foretell_own(struct work *w, int keys, struct ins_error *error)
{
    int64_t     n     = w->sample->worlds;
    struct form form  = form_of(n, keys);
    int         terms = form.terms;
    for (int64_t i = 0; i < n; i++)
        lay_terms(&w->rank[i * keys], keys, &form, &w->basis[i * terms]);
    enum ins_status status = foretell_index(w, terms, error);
    if (status != INS_DONE || !has_regions(n, &form))
        return status;
    rank(w, w->index, 1, w->place_of, 1);
    for (int64_t i = 0; i < n; i++) {
        double *to = &w->basis[i * REGIONS * terms];
        lay_terms(&w->rank[i * keys], keys, &form, to);
        spread_terms(w->place_of[i], terms, to);
    }
    return foretell_index(w, REGIONS * terms, error);
}

/* --- the choice ------------------------------------------------------------------------------ */

static int cheapest_size(const double *loss, int sizes)
{
    int best = 0;
    for (int j = 1; j < sizes; j++)
        if (loss[j] < loss[best])
            best = j;
    return best;
}

/* What choices save, and were foretold to save, at one degree. */
struct saving {
    struct ins_moments realised, foretold;
};

static bool in_fold(const struct work *w, int64_t world, int fold)
{
    return world * FOLDS / w->sample->worlds == fold;
}

static bool teaches(const struct work *w, int64_t world, enum taught taught)
{
    int64_t half = world * 2 / w->sample->worlds;
    return taught == ALL || half == (taught == SECOND);
}

/* The worlds of a fold are foretold by those outside of it; all are, where it is for the index. */
static void give_roles(struct work *w, int fold, enum taught taught, bool all)
{
    for (int64_t i = 0; i < w->sample->worlds; i++) {
        bool in    = in_fold(w, i, fold);
        w->role[i] = (unsigned char)((in || all ? INS_FORETOLD : 0) |
                                     (!in && teaches(w, i, taught) ? INS_TEACHES : 0));
    }
}

/* (6.91) in a fold. */
static void weigh_fold(const struct work *w, int fold, struct saving *saving)
{
    const struct ins_information_sample *s = w->sample;
    for (int64_t i = 0; i < s->worlds; i++) {
        if (!in_fold(w, i, fold))
            continue;
        int chosen = cheapest_size(&w->foretold[i * s->sizes], s->sizes);
        ins_moments_add(&saving->realised, -w->over[i * s->sizes + chosen]);
        ins_moments_add(&saving->foretold, -w->foretold[i * s->sizes + chosen]);
    }
}

/* (6.90) of the ranks of the index. */
static enum ins_status choose_at(struct work *w, int fold, int degree, struct saving *saving,
                                 struct ins_error *error)
{
    const struct ins_information_sample *s = w->sample;
    for (int64_t i = 0; i < s->worlds; i++)
        polynomials(w->place_of[i], degree, &w->basis[i * (degree + 1)]);
    const struct ins_squares of = {.count = s->worlds, .terms = degree + 1, .outputs = s->sizes,
                                   .basis = w->basis, .y = w->over, .role = w->role};
    enum ins_status status = ins_squares_foretell(&of, w->foretold, error);
    if (status == INS_DONE)
        weigh_fold(w, fold, saving);
    return status;
}

/* In a fold, at all degrees that so many worlds can tell, or at the one that is given. */
static enum ins_status choose_degree(struct work *w, int keys, int fold, enum taught taught,
                                     int given, struct saving saving[DEGREES],
                                     struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    if (keys > 1) {
        give_roles(w, fold, taught, true);
        status = foretell_own(w, keys, error);
    }
    rank(w, w->index, 1, w->place_of, 1);
    give_roles(w, fold, taught, false);
    for (int d = 0; d < DEGREES && status == INS_DONE; d++)
        if (given == d || (given < 0 && DEGREE[d] < w->sample->worlds / TERM_WORLDS))
            status = choose_at(w, fold, DEGREE[d], &saving[d], error);
    return status;
}

/* The degree that saves most. */
static int best_degree(const struct saving saving[DEGREES])
{
    int best = 0;
    for (int d = 1; d < DEGREES; d++)
        if (saving[d].realised.count > 0.0 && saving[d].realised.mean > saving[best].realised.mean)
            best = d;
    return best;
}

/* (6.92) */
static struct ins_information tell_information(const struct saving *all, double halves)
{
    struct ins_mean saved = ins_moments_mean(&all->realised);
    double half = 1.96 * saved.error, above = all->foretold.mean - saved.value;
    double bias  = fmax(fmax(0.5 * above, saved.value - halves), 0.0);
    return (struct ins_information){
        .value = {fmax(saved.value + bias, 0.0), fmax(saved.value - half, 0.0),
                  fmax(saved.value + 2.0 * bias + half, 0.0)},
        .realised = saved.value, .bias = bias, .error = saved.error};
}

static enum ins_status weigh_keys(struct work *w, int keys, struct ins_information *found,
                                  struct ins_error *error)
{
    struct saving   saving[TAUGHT][DEGREES] = {0};
    int             degree = -1;
    enum ins_status status = INS_DONE;
    for (int t = 0; t < TAUGHT && status == INS_DONE; t++) {
        for (int f = 0; f < FOLDS && status == INS_DONE; f++)
            status = choose_degree(w, keys, f, (enum taught)t, degree, saving[t], error);
        if (t == ALL)
            degree = best_degree(saving[ALL]);
    }
    if (status == INS_DONE)
        *found =
            tell_information(&saving[ALL][degree], 0.5 * (saving[FIRST][degree].realised.mean +
                                                          saving[SECOND][degree].realised.mean));
    return status;
}

/* --- one answer ------------------------------------------------------------------------------ */

int ins_information_best(const struct ins_information_sample *s)
{
    int    best  = 0;
    double least = INFINITY;
    for (int j = 0; j < s->sizes; j++) {
        double sum = 0.0;
        for (int64_t i = 0; i < s->worlds; i++)
            sum += s->loss[i * s->sizes + j];
        if (sum < least) {
            least = sum;
            best  = j;
        }
    }
    return best;
}

static enum ins_status room_for_losses(struct work *w, int keys, struct ins_error *error)
{
    size_t n = (size_t)w->sample->worlds, sizes = (size_t)w->sample->sizes;
    struct form form  = form_of(w->sample->worlds, keys);
    int         terms = has_regions(w->sample->worlds, &form) ? REGIONS * form.terms : form.terms;
    size_t most  = (size_t)(terms > MOST_DEGREE + 1 ? terms : MOST_DEGREE + 1);
    w->over     = ins_memory_create(n * sizes, sizeof(double), error);
    w->own      = ins_memory_create(n, sizeof(double), error);
    w->rank     = ins_memory_create(n * (size_t)keys, sizeof(double), error);
    w->place_of = ins_memory_create(n, sizeof(double), error);
    w->index    = ins_memory_create(n, sizeof(double), error);
    w->basis    = ins_memory_create(n * most, sizeof(double), error);
    w->foretold = ins_memory_create(n * sizes, sizeof(double), error);
    w->place    = ins_memory_create(n, sizeof *w->place, error);
    w->role     = ins_memory_create(n, 1, error);
    bool all    = w->over && w->own && w->rank && w->place_of && w->index &&
                  w->basis && w->foretold && w->place && w->role;
    return all ? INS_DONE : INS_WORLD;
}

static void free_losses(struct work *w)
{
    ins_memory_free(w->over);
    ins_memory_free(w->own);
    ins_memory_free(w->rank);
    ins_memory_free(w->place_of);
    ins_memory_free(w->index);
    ins_memory_free(w->basis);
    ins_memory_free(w->foretold);
    ins_memory_free(w->place);
    ins_memory_free(w->role);
}

static void prepare_losses(struct work *w, const int *keys, int count)
{
    const struct ins_information_sample *s = w->sample;
    w->best = ins_information_best(s);
    for (int64_t i = 0; i < s->worlds; i++) {
        const double *loss = &s->loss[i * s->sizes];
        w->own[i]   = s->size[cheapest_size(loss, s->sizes)];
        w->index[i] = s->key[i * s->keys + keys[0]];
        for (int j = 0; j < s->sizes; j++)
            w->over[i * s->sizes + j] = loss[j] - loss[w->best];
    }
    for (int k = 0; k < count; k++)
        rank(w, &s->key[keys[k]], s->keys, &w->rank[k], count);
}

enum ins_status ins_information_find(const struct ins_information_sample *sample, const int *keys,
                                     int count, struct ins_information *found,
                                     struct ins_error *error)
{
    struct work     w      = {.sample = sample};
    enum ins_status status = room_for_losses(&w, count, error);
    if (status == INS_DONE)
        prepare_losses(&w, keys, count);
    if (status == INS_DONE)
        status = weigh_keys(&w, count, found, error);
    free_losses(&w);
    return status;
}
