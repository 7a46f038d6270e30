/* At which weight of a path the answer turns, on the least sizes of the futures of answers/given.c. */
#include <math.h>

#include "answers/given_paths.h"
#include "answers/sample.h"

/* The 95 % interval in standard errors; a share that is this much too small is none. */
static const double WIDE = 1.96, ROUNDING = 1e-12;

/* A size is known when it lies within this: a share of it, or euro. */
static const double RELATIVE = 0.001, EURO = 1000.0;

enum { HALVINGS = 48, PARTS = 8, HUNDRED = 100 };

/* --- the chance of the norm by weight (6.45) ------------------------------------------------- */

struct weights {
    double of[INS_GIVEN_PATHS];
};

/* The path at weight w, the others in proportion. */
static struct weights weigh_paths(const struct ins_given *given, int path, double w)
{
    struct weights weights = {{0}};
    double         rest = 1.0 - given->path[path].weight;
    for (int p = 0; p < given->paths; p++)
        weights.of[p] = p == path ? w : (1.0 - w) * given->path[p].weight / rest;
    return weights;
}

static struct ins_mean chance_of_norm(struct ins_given_work *work, const struct weights *weights,
                                      double buffer)
{
    for (int64_t f = 0; f < work->futures; f++) {
        work->value[f] = 0.0;
        for (int p = 0; p < work->paths; p++)
            if (work->size[p][f] <= buffer && isfinite(work->size[p][f]))
                work->value[f] += weights->of[p];
    }
    return ins_sample_mean(work->design, work->value, work->futures);
}

/* --- the weight (6.46) ----------------------------------------------------------------------- */

/* Where all futures of a path agree their error is not known: what an exact interval leaves open. */
static double allowance(const struct ins_given *given, const struct weights *weights, double buffer)
{
    double open = 0.0;
    for (int p = 0; p < given->paths; p++) {
        const struct ins_given_path *path = &given->path[p];
        struct ins_estimate kept = buffer > 0.0 ? path->p_norm_max : path->p_norm_none;
        if (kept.value == 0.0 || kept.value == 1.0)
            open += weights->of[p] * (kept.high - kept.low);
    }
    return open;
}

static bool is_within(struct ins_given_work *work, const struct ins_given *given, int path,
                      double buffer, double w)
{
    struct weights  weights = weigh_paths(given, path, w);
    struct ins_mean p       = chance_of_norm(work, &weights, buffer);
    return fabs(p.value - work->scenario->norm.confidence) <=
           WIDE * p.error + allowance(given, &weights, buffer);
}

/* How far the interval reaches from the weight to an end, 0 or 1. */
static double end_of_interval(struct ins_given_work *work, const struct ins_given *given, int path,
                    double buffer, double from, double end)
{
    double in = from, out = end;
    if (is_within(work, given, path, buffer, end))
        return end;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (in + out) / 2.0;
        if (is_within(work, given, path, buffer, middle))
            in = middle;
        else
            out = middle;
    }
    return in;
}

/* NaN: none inside 0 ... 1. */
static double turn_of(struct ins_given_work *work, const struct ins_given *given, int path,
                      double buffer)
{
    if (!(given->path[path].weight < 1.0))
        return NAN;
    struct weights own = weigh_paths(given, path, 1.0), others = weigh_paths(given, path, 0.0);
    double         p = chance_of_norm(work, &own, buffer).value,
           rest      = chance_of_norm(work, &others, buffer).value;
    double w = (work->scenario->norm.confidence - rest) / (p - rest);
    return w > 0.0 && w < 1.0 ? w : (double)NAN;
}

/* The nearest to what its path weighs. */
static void find_nearest(struct ins_given_work *work, struct ins_given *given)
{
    struct ins_given_turn *turn = &given->turn;
    double                 near = INFINITY;
    for (int p = 0; p < given->paths; p++)
        for (int all = 0; all < 2; all++) {
            double w    = turn_of(work, given, p, all ? INFINITY : 0.0);
            double away = fabs(w - given->path[p].weight);
            if (!(away < near))
                continue;
            near = away;
            *turn = (struct ins_given_turn){.path = p, .needed = !all, .weight.value = w};
        }
}

static void bound(struct ins_given_work *work, struct ins_given *given)
{
    struct ins_given_turn *turn   = &given->turn;
    double                 buffer = turn->needed ? 0.0 : INFINITY, w = turn->weight.value;
    turn->weight.low  = end_of_interval(work, given, turn->path, buffer, w, 0.0);
    turn->weight.high = end_of_interval(work, given, turn->path, buffer, w, 1.0);
    turn->side[0] = (ceil(HUNDRED * w - ROUNDING) - 1.0) / HUNDRED;
    turn->side[1] = (floor(HUNDRED * w + ROUNDING) + 1.0) / HUNDRED;
}

/* --- the norm buffer on either side ---------------------------------------------------------- */

static enum ins_status narrow_sizes(struct ins_given_work *work, double low, double high,
                                    double wide, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int p = 0; p < work->paths && status == INS_DONE; p++)
        status = ins_norm_sizes(work->search[p], work->filling, low, high, wide, work->size[p], error);
    return status;
}

/* The smallest of the sizes above `low`, and the largest there is. */
static double next_size(const struct ins_given_work *work, double low, bool largest)
{
    double found = largest ? 0.0 : INFINITY;
    for (int p = 0; p < work->paths; p++)
        for (int64_t f = 0; f < work->futures; f++) {
            double size = work->size[p][f];
            if (largest && isfinite(size))
                found = fmax(found, size);
            else if (!largest && size > low)
                found = fmin(found, size);
        }
    return found;
}

/* The least of the sizes at which the chance is no less, as far as they are known. */
static double size_at(struct ins_given_work *work, const struct weights *weights, double asked,
                      double top)
{
    double low = 0.0, high = top;
    for (int i = 0; i < HALVINGS && high - low > 1.0; i++) {
        double middle = (low + high) / 2.0;
        if (chance_of_norm(work, weights, middle).value >= asked)
            high = middle;
        else
            low = middle;
    }
    return next_size(work, low, false);
}

static enum ins_status find_size(struct ins_given_work *work, const struct weights *weights,
                                 double asked, double *size, struct ins_error *error)
{
    double top = next_size(work, 0.0, true), wide = top;
    asked -= ROUNDING;
    *size = chance_of_norm(work, weights, INFINITY).value >= asked ? top : INFINITY;
    if (chance_of_norm(work, weights, 0.0).value >= asked)
        *size = 0.0;
    if (*size == 0.0 || !isfinite(*size))
        return INS_DONE;
    enum ins_status status = INS_DONE;
    while (wide > fmax(RELATIVE * *size, EURO) && status == INS_DONE) {
        double from = fmax(*size - wide, 0.0);
        wide /= PARTS;
        status = narrow_sizes(work, from, *size, wide, error);
        *size  = size_at(work, weights, asked, *size);
    }
    return status;
}

/* The quantile, and those at the ends of the interval of the share below it (Woodruff, 1952). */
static enum ins_status find_side(struct ins_given_work *work, const struct weights *weights,
                                 struct ins_estimate *norm, struct ins_error *error)
{
    double          asked  = work->scenario->norm.confidence;
    enum ins_status status = find_size(work, weights, asked, &norm->value, error);
    if (status != INS_DONE)
        return status;
    double half = WIDE * chance_of_norm(work, weights, norm->value).error;
    status      = find_size(work, weights, asked - half, &norm->low, error);
    if (status == INS_DONE)
        status = find_size(work, weights, asked + half, &norm->high, error);
    norm->low  = fmin(norm->low, norm->value);
    norm->high = fmax(norm->high, norm->value);
    return status;
}

enum ins_status ins_given_find_turn(struct ins_given_work *work, struct ins_given *given,
                                    struct ins_error *error)
{
    static const double WIDEST = 1e12; /* sizes that were not bounded before are, to this: euro */
    enum ins_status     status = narrow_sizes(work, 0.0, INFINITY, WIDEST, error);
    if (status != INS_DONE)
        return status;
    find_nearest(work, given);
    if (given->turn.path < 0)
        return INS_DONE;
    bound(work, given);
    for (int side = 0; side < INS_GIVEN_SIDES && status == INS_DONE; side++) {
        struct weights weights = weigh_paths(given, given->turn.path, given->turn.side[side]);
        status = find_side(work, &weights, &given->turn.norm[side], error);
    }
    return status;
}
