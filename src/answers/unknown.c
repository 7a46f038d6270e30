#include "answers/unknown.h"

#include <math.h>
#include <string.h>

#include "answers/economy.h"
#include "base/memory.h"
#include "engine/mixing.h"
#include "scenario/worlds.h"

enum {
    GROUPS = 10, /* of worlds, each left out once */
    ROUNDS = 5,  /* of further sizes around the quantiles */
    SHARES = 3
};

/* Student's 97.5 % point with one degree of freedom less than groups. */
static const double STUDENT = 2.2622;

static const double ASKED[SHARES] = {0.05, 0.50, 0.95};

/* A quantile's bracket is narrow enough: of the share of worlds; relative, or in euro. */
static const double NARROW_SHARE = 0.01, NARROW = 0.02, NARROW_EURO = 100000.0;

/* The share of worlds whose norm buffer is no more than each size tried; the last one: any. Without
 * the worlds of one group each, too. */
struct spread {
    int     sizes;
    double *share; /* [1 + GROUPS][sizes + 1] */
};

void ins_unknown_forget(struct ins_scenario *s)
{
    ins_worlds_give(s, NULL);
    s->parameter_uncertainty = false;
}

/* --- shares of worlds ------------------------------------------------------------------------ */

/* (6.84) of the trial; `left` is the group that is left out, -1: none. Worlds in a row are a fair
 * sample (7.4), and so a group is; every tenth one would be none. */
static double share_of_worlds(const struct ins_trials *trials, const struct ins_trial *trial,
                              int left)
{
    double  worlds[INS_LANES + 1] = {0};
    int64_t blocks = trials->futures / INS_LANES;
    for (int64_t b = 0; b < blocks; b++)
        if (b * GROUPS / blocks != left)
            worlds[trial->hits[b]] += 1.0;
    return ins_mixing_share(worlds, trials->scenario.norm.confidence);
}

/* A larger buffer suits no fewer worlds: neighbours that say otherwise share their mean. */
static void let_rise(double *share, int count)
{
    for (int end = 1; end < count; end++) {
        int    from = end;
        double sum  = share[end];
        while (from > 0 && share[from - 1] > sum / (end - from + 1))
            sum += share[--from];
        for (int i = from; i <= end; i++)
            share[i] = sum / (end - from + 1);
    }
}

static enum ins_status find_shares(const struct ins_trials *trials, int groups,
                                   struct spread *spread, struct ins_error *error)
{
    int count = trials->count + 1;
    ins_memory_free(spread->share);
    spread->sizes = trials->count;
    spread->share = ins_memory_create((size_t)((1 + groups) * count), sizeof(double), error);
    if (!spread->share)
        return INS_WORLD;
    for (int g = 0; g <= groups; g++) {
        double *share = &spread->share[g * count];
        for (int i = 0; i < trials->count; i++)
            share[i] = share_of_worlds(trials, &trials->trial[i], g - 1);
        share[trials->count] = share_of_worlds(trials, &trials->limit, g - 1);
        let_rise(share, count);
    }
    return INS_DONE;
}

/* --- quantiles between worlds ---------------------------------------------------------------- */

/* (6.85): the size up to which a share of the worlds needs no more. */
static double size_at(const struct ins_trials *trials, const double *share, double asked)
{
    int i = 0;
    while (i < trials->count && share[i] < asked)
        i++;
    if (i == trials->count)
        return INFINITY;
    if (i == 0)
        return trials->trial[0].size;
    double from = trials->trial[i - 1].size, to = trials->trial[i].size;
    return from + (to - from) * (asked - share[i - 1]) / (share[i] - share[i - 1]);
}

/* The middle of the bracket of a quantile, NaN where it is narrow enough. */
static double middle_of_bracket(const struct ins_trials *trials, const double *share, double asked)
{
    int i = 0;
    while (i < trials->count && share[i] < asked)
        i++;
    if (i == 0 || i == trials->count || share[i] - share[i - 1] <= NARROW_SHARE)
        return NAN;
    double from = trials->trial[i - 1].size, to = trials->trial[i].size;
    return to - from <= fmax(NARROW * to, NARROW_EURO) ? NAN : from + (to - from) / 2.0;
}

static enum ins_status narrow_quantiles(struct ins_trials *trials, struct spread *spread,
                                        struct ins_error *error)
{
    enum ins_status status = find_shares(trials, 0, spread, error);
    for (int round = 0; round < ROUNDS && status == INS_DONE; round++) {
        double sizes[SHARES];
        int    count = 0;
        for (int q = 0; q < SHARES; q++) {
            double size = middle_of_bracket(trials, spread->share, ASKED[q]);
            if (!isnan(size))
                sizes[count++] = size;
        }
        if (count == 0)
            break;
        status = ins_trials_add(trials, sizes, count, error);
        if (status == INS_DONE)
            status = find_shares(trials, 0, spread, error);
    }
    return status;
}

/* Half the 95 % interval of a share of worlds, of what leaving out one group each changes. */
static double half_over_worlds(const struct spread *spread, double (*of)(const struct ins_trials *,
                      const double *, double), const struct ins_trials *trials, double x)
{
    double mean = 0.0, squares = 0.0;
    for (int g = 1; g <= GROUPS; g++)
        mean += of(trials, &spread->share[g * (spread->sizes + 1)], x) / GROUPS;
    for (int g = 1; g <= GROUPS; g++) {
        double off = of(trials, &spread->share[g * (spread->sizes + 1)], x) - mean;
        squares += off * off;
    }
    return STUDENT * sqrt(squares * (GROUPS - 1) / GROUPS);
}

/* The share of worlds up to a size, on the straight line between sizes tried. */
static double share_at(const struct ins_trials *trials, const double *share, double size)
{
    int i = 0;
    while (i < trials->count && trials->trial[i].size < size)
        i++;
    if (i == trials->count)
        return share[i];
    if (i == 0)
        return share[0];
    double from = trials->trial[i - 1].size, to = trials->trial[i].size;
    return share[i - 1] + (share[i] - share[i - 1]) * (size - from) / (to - from);
}

/* The quantile, and where the share's own interval puts it. */
static struct ins_estimate quantile(const struct ins_trials *trials, const struct spread *spread,
                                    double asked)
{
    double size = size_at(trials, spread->share, asked);
    double half = half_over_worlds(spread, share_at, trials, size);
    return (struct ins_estimate){size, size_at(trials, spread->share, asked - half),
                                 size_at(trials, spread->share, asked + half)};
}

static void estimate_spread(const struct ins_trials *trials, const struct spread *spread,
                            struct ins_unknown *unknown)
{
    double none   = 1.0 - spread->share[spread->sizes];
    double half   = half_over_worlds(spread, share_at, trials, INFINITY);
    unknown->p05  = quantile(trials, spread, ASKED[0]);
    unknown->p50  = quantile(trials, spread, ASKED[1]);
    unknown->p95  = quantile(trials, spread, ASKED[2]);
    unknown->none = (struct ins_estimate){none, fmax(none - half, 0.0), fmin(none + half, 1.0)};
}

/* --- the answer ------------------------------------------------------------------------------ */

static enum ins_status answer_unknown(struct ins_trials *trials, struct ins_unknown *unknown,
                                      struct ins_error *error)
{
    double          sizes[INS_FRONTIER];
    struct spread   spread = {0};
    enum ins_status status;
    unknown->worlds = (trials->futures + INS_LANES - 1) / INS_LANES;
    unknown->points = ins_frontier_sizes(trials, sizes);
    status          = ins_trials_add(trials, sizes, unknown->points, error);
    if (status == INS_DONE)
        status = ins_economy_narrow(trials, error);
    if (status == INS_DONE)
        status = narrow_quantiles(trials, &spread, error);
    if (status == INS_DONE)
        status = find_shares(trials, GROUPS, &spread, error);
    if (status == INS_DONE) {
        for (int i = 0; i < unknown->points; i++)
            unknown->frontier[i] = (struct ins_unknown_point){
                sizes[i], ins_trials_probability(trials, ins_trials_find(trials, sizes[i]))};
        estimate_spread(trials, &spread, unknown);
        unknown->best.value = ins_economy_best(trials, INS_TOTAL_SOCIAL_COST)->size;
        ins_economy_range(trials, INS_TOTAL_SOCIAL_COST, &unknown->best);
    }
    ins_memory_free(spread.share);
    return status;
}

enum ins_status ins_unknown_find(const struct ins_scenario *s, const struct ins_options *options,
                                 struct ins_unknown *unknown, struct ins_error *error)
{
    struct ins_trials *trials = NULL;
    enum ins_status    status = ins_trials_create_sizes(s, options, &trials, error);
    if (status == INS_DONE)
        status = answer_unknown(trials, unknown, error);
    ins_trials_free(trials);
    return status;
}
