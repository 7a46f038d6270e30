#include "fit/backtest.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "chance/normal.h"
#include "chance/stream.h"
#include "chance/student.h"
#include "engine/futures.h"
#include "fit/filter.h"

const int    ins_backtest_ahead[INS_BACKTEST_HORIZONS] = {12, 24};
const double ins_backtest_band[INS_BACKTEST_BANDS]     = {0.5, 0.8, 0.95};

enum {
    EVERY      = 12, /* months between two fits */
    ORIGINS    = 3,  /* months between two forecasts */
    BLOCKS     = 32,
    PATHS      = BLOCKS * INS_LANES,
    FARTHEST   = 24,
    STREAM     = 0xf17
};

static const double CEILING = 10.0;

/* --- random paths ----------------------------------------------------------------------------- */

struct paths {
    const struct ins_law    *law;
    const struct ins_belief *belief; /* at the origin */
    int                      origin, first;
    double                   value[INS_BACKTEST_HORIZONS][PATHS]; /* cases */
};

static int switched(const struct ins_law *law, int regime, double u)
{
    if (law->regimes == 1)
        return 0;
    return u < law->stay[regime] ? regime : 1 - regime;
}

/* The shock and the regime of a path at the origin. */
static double begin(const struct ins_belief *belief, double u, double z, int *regime)
{
    *regime = u < belief->weight[1] ? 1 : 0;
    return belief->mean[*regime] + sqrt(belief->variance[*regime]) * z;
}

static double surge(const struct ins_law *law, double u)
{
    double q = law->surge_probability;
    return u < q ? -law->surge_mean * log(u / q) : 0.0;
}

/* Cases of a month. Without the model's ceiling (its default) the mean of a heavy tail would be
 * infinite. */
static double count(const struct ins_law *law, int calendar_month, int regime, double x, double z)
{
    double lambda = law->level * law->season[calendar_month] * law->multiplier[regime] * exp(x);
    lambda        = fmin(lambda, CEILING * law->level);
    double error  = 1.0 / lambda + law->noise;
    return lambda * exp(sqrt(error) * z - 0.5 * error);
}

static void walk(struct paths *paths, int block)
{
    struct ins_block   address = {.seed = 1};
    struct ins_row     u[2], v[2], z, e;
    struct ins_student innovation;
    double             x[INS_LANES];
    int                regime[INS_LANES];
    ins_student_init(&innovation, paths->law->tail);
    for (int i = 0; i < INS_LANES; i++)
        address.future[i] = (uint64_t)paths->origin * PATHS + (uint64_t)(block * INS_LANES + i);
    ins_stream_pair(&address, 0, STREAM, &u[0], &u[1]);
    ins_normal_row(&u[1], &z);
    for (int i = 0; i < INS_LANES; i++)
        x[i] = begin(paths->belief, u[0].lane[i], z.lane[i], &regime[i]);
    for (int t = 1; t <= FARTHEST; t++) {
        ins_stream_pair(&address, t, STREAM, &u[0], &u[1]);
        ins_stream_pair(&address, t, STREAM + 1, &v[0], &v[1]);
        ins_student_row(&innovation, &u[1], &e);
        ins_normal_row(&v[1], &z);
        for (int i = 0; i < INS_LANES; i++) {
            regime[i] = switched(paths->law, regime[i], u[0].lane[i]);
            x[i] = paths->law->persistence * x[i] + surge(paths->law, v[0].lane[i]) +
                   paths->law->innovation_sd * paths->law->volatility[regime[i]] * e.lane[i];
            for (int h = 0; h < INS_BACKTEST_HORIZONS; h++)
                if (t == ins_backtest_ahead[h])
                    paths->value[h][block * INS_LANES + i] =
                        count(paths->law, (paths->first + paths->origin + t - 1) % INS_SEASON,
                              regime[i], x[i], z.lane[i]);
        }
    }
}

/* --- scores ----------------------------------------------------------------------------------- */

static int by_value(const void *one, const void *other)
{
    const double *a = one, *b = other;
    return (*a > *b) - (*a < *b);
}

/* Of a sorted sample: mean |x - y| - mean |x - x'| / 2. */
static double ranked_score(const double *sorted, int count, double came)
{
    double miss = 0.0, spread = 0.0;
    for (int i = 0; i < count; i++) {
        miss += fabs(sorted[i] - came);
        spread += (2.0 * i + 1.0 - count) * sorted[i];
    }
    return miss / count - spread / count / count;
}

static void judge(double *sample, double came, struct ins_backtest_horizon *horizon)
{
    int below = 0;
    qsort(sample, PATHS, sizeof *sample, by_value);
    while (below < PATHS && sample[below] <= came)
        below++;
    double rank = (double)below / PATHS;
    for (int b = 0; b < INS_BACKTEST_BANDS; b++)
        horizon->inside[b] += fabs(rank - 0.5) <= 0.5 * ins_backtest_band[b];
    int bin = (int)(rank * INS_BACKTEST_BINS);
    horizon->bin[bin < INS_BACKTEST_BINS ? bin : INS_BACKTEST_BINS - 1]++;
    horizon->crps += ranked_score(sample, PATHS, came);
    horizon->origins++;
}

/* The rival's score; NaN where it has nothing to say. */
static double naive_score(const struct ins_cases *cases, int origin, int ahead)
{
    double sample[INS_MONTHS], base = cases->total[origin - 1];
    double came = cases->total[origin - 1 + ahead];
    int    count = 0;
    for (int t = ahead; t < origin; t++) {
        double change = cases->total[t] / cases->total[t - ahead];
        if (!isnan(change))
            sample[count++] = base * change;
    }
    if (count == 0 || isnan(base))
        return NAN;
    qsort(sample, (size_t)count, sizeof *sample, by_value);
    return ranked_score(sample, count, came);
}

/* Every horizon from one origin: months 0 ... origin - 1 are known. */
static void foretell(const struct ins_cases *cases, const struct ins_law *law,
                     const struct ins_belief *belief, int origin, struct paths *paths,
                     struct ins_backtest *backtest)
{
    paths->law    = law;
    paths->belief = belief;
    paths->origin = origin;
    paths->first  = ins_date_month(cases->first);
    for (int b = 0; b < BLOCKS; b++)
        walk(paths, b);
    for (int h = 0; h < INS_BACKTEST_HORIZONS; h++) {
        int    t     = origin - 1 + ins_backtest_ahead[h];
        double rival = t < cases->months ? naive_score(cases, origin, ins_backtest_ahead[h]) : NAN;
        if (t >= cases->months || isnan(cases->total[t]) || isnan(rival))
            continue;
        judge(paths->value[h], cases->total[t], &backtest->horizon[h]);
        backtest->horizon[h].rival += rival;
    }
}

/* --- rolling origins -------------------------------------------------------------------------- */

/* One year on from `origin` with a law that knew only what came before: the months' densities, and
 * for the law that was taken the forecasts (`paths` is not NULL). */
static void roll_year(const struct ins_cases *cases, const struct ins_law *law, int origin,
                      struct paths *paths, double *score, int *scored,
                      struct ins_backtest *backtest)
{
    struct ins_shocks shocks;
    struct ins_belief belief;
    int               first = ins_date_month(cases->first);
    ins_shocks_init(law, &shocks);
    ins_belief_init(law, &belief);
    for (int t = 0; t < origin + EVERY && t < cases->months; t++) {
        if (paths && t >= origin && (t - origin) % ORIGINS == 0)
            foretell(cases, law, &belief, t, paths, backtest);
        double value = ins_filter_month(law, &shocks, (first + t) % INS_SEASON,
                                        ins_filter_log(cases->total[t]), &belief, NULL);
        if (t >= origin && !isnan(cases->total[t])) {
            *score += value;
            *scored += 1;
        }
    }
}

static bool enough(const struct ins_cases *early)
{
    int count[INS_SEASON] = {0};
    for (int t = 0; t < early->months; t++)
        count[ins_date_month(early->first + t)] += !isnan(early->total[t]);
    for (int m = 0; m < INS_SEASON; m++)
        if (count[m] < INS_SERIES_LEAST_OF_MONTH)
            return false;
    return early->known >= INS_SERIES_LEAST;
}

static enum ins_status roll(const struct ins_cases *cases, const struct ins_family *family,
                            struct paths *paths, double *score, int *scored,
                            struct ins_backtest *backtest)
{
    struct ins_cases *early  = ins_memory_create(1, sizeof *early, NULL);
    struct ins_fitted fitted = {0};
    enum ins_status   status = early ? INS_DONE : INS_WORLD;
    for (int o = INS_BACKTEST_FIRST; o < cases->months && status == INS_DONE; o += EVERY) {
        struct ins_fitted before = fitted;
        ins_cases_until(cases, o, early);
        if (!enough(early))
            continue;
        status = ins_estimate(family, early, before.family ? &before : NULL, &fitted, NULL);
        if (status == INS_DONE)
            roll_year(cases, &fitted.law, o, paths, score, scored, backtest);
    }
    ins_memory_free(early);
    return status;
}

static void finish(struct ins_backtest *backtest, int laws)
{
    for (int i = 0; i < laws; i++)
        backtest->score[i] /= backtest->scored;
    for (int h = 0; h < INS_BACKTEST_HORIZONS; h++) {
        backtest->horizon[h].crps /= backtest->horizon[h].origins;
        backtest->horizon[h].rival /= backtest->horizon[h].origins;
    }
}

enum ins_status ins_backtest_run(const struct ins_cases *cases, const struct ins_fitted *fitted,
                                 int laws, int taken, const struct ins_options *options,
                                 struct ins_backtest *backtest, struct ins_error *error)
{
    int threads = ins_futures_threads(options), lost = 0;
    int scored[INS_BACKTEST_LAWS] = {0};
    *backtest = (struct ins_backtest){0};
    if (cases->months < INS_BACKTEST_FIRST + FARTHEST)
        return ins_fail(error, INS_WRONG,
                        "--backtest: at least %d months were expected, %d to fit and %d to "
                        "foretell; this record has %d",
                        INS_BACKTEST_FIRST + FARTHEST, INS_BACKTEST_FIRST, FARTHEST,
                        cases->months);
    struct paths *paths = ins_memory_create(1, sizeof *paths, error);
    if (!paths)
        return INS_WORLD;
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1) reduction(+ : lost)
    for (int i = 0; i < laws; i++)
        lost += roll(cases, fitted[i].family, i == taken ? paths : NULL, &backtest->score[i],
                     &scored[i], backtest) != INS_DONE;
    ins_memory_free(paths);
    backtest->scored = scored[taken];
    if (lost == 0 && backtest->horizon[0].origins > 0 && backtest->horizon[1].origins > 0)
        finish(backtest, laws);
    else if (lost == 0)
        return ins_fail(error, INS_WRONG, "--backtest: too many months are not known");
    return lost == 0 ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}
