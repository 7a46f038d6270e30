#include "fit/revert.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "fit/filter.h"
#include "fit/importance.h"

enum { TRIES = INS_POSTERIOR_TRIES, MOST = INS_LAW_MOST };

/* Draws are made from a normal law this much wider than the curvature says. */
static const double WIDER = 1.15;

/* A regime that is not: as long as those of the Dutch record, with the same shocks in both. */
static const double MONTHS[INS_LAW_REGIMES] = {36.0, 11.0};

/* --- what is believed ------------------------------------------------------------------------- */

/* A shock is halved in half a year, or in two months to three years; a month brings shocks of a sixth and
 * noise of a tenth; the extra lies where a search for it begins. The level is that of the record to a
 * factor of two, as the spread of long records is. */
static const double SHOCKS[3][2] = {{1.5, 0.5}, {-1.9, 0.6}, {-4.6, 1.2}};
static const double SEASON_SD = 0.3, LEVEL_SD = 0.7, EXTRA_SD = 1.0;

void ins_revert_belief(const struct ins_family *family, const struct ins_cases *cases,
                       struct ins_belief_of *of)
{
    *of = (struct ins_belief_of){.sd = {LEVEL_SD}};
    for (int t = 0; t < cases->months; t++)
        of->middle[0] += isnan(cases->total[t]) ? 0.0 : ins_filter_log(cases->total[t]) / cases->known;
    for (int i = 1; i < INS_LAW_DYNAMICS; i++)
        of->sd[i] = SEASON_SD;
    for (int i = INS_LAW_DYNAMICS; i < ins_family_size(family); i++) {
        int which     = i - INS_LAW_DYNAMICS;
        of->middle[i] = which < 3 ? SHOCKS[which][0] : family->starts[0][which - 3];
        of->sd[i]     = which < 3 ? SHOCKS[which][1] : EXTRA_SD;
    }
}

/* --- draws ------------------------------------------------------------------------------------ */

struct drawing {
    const struct ins_cases     *cases;
    const struct ins_belief_of *of;
    const struct ins_fitted    *mode;
    gsl_rng *rng;
    double   log_count[INS_MONTHS];
    double   root[MOST][MOST]; /* of the covariance; lower triangle */
    double   theta[TRIES][MOST];
    double   weight[TRIES]; /* logarithms, then shares */
};

static void root_of_covariance(struct drawing *d)
{
    int n = ins_family_size(d->mode->family);
    for (int i = 0; i < n; i++)
        for (int j = 0; j <= i; j++) {
            double left = d->mode->covariance[i][j];
            for (int k = 0; k < j; k++)
                left -= d->root[i][k] * d->root[j][k];
            d->root[i][j] = i == j ? sqrt(fmax(left, 0.0))
                                   : d->root[j][j] > 0.0 ? left / d->root[j][j] : 0.0;
        }
}

/* The logarithm of what is believed of theta once the record was seen. */
static double log_posterior(const struct drawing *d, const double *theta, struct ins_belief *end)
{
    const struct ins_family *family = d->mode->family;
    struct ins_law           law;
    if (ins_law_excess(family, theta) > 0.0)
        return -INFINITY;
    ins_law_at(family, theta, &law);
    double value = ins_filter(&law, d->log_count, d->cases->months, ins_date_month(d->cases->first), end) -
                   ins_estimate_doubt(family, d->of, theta);
    return isfinite(value) ? value : -INFINITY;
}

static void try_one(struct drawing *d, int which)
{
    double z[MOST], density = 0.0, *theta = d->theta[which];
    int    n = ins_family_size(d->mode->family);
    for (int i = 0; i < n; i++) {
        z[i] = gsl_ran_ugaussian(d->rng);
        density -= 0.5 * z[i] * z[i];
        theta[i] = d->mode->theta[i];
        for (int j = 0; j <= i; j++)
            theta[i] += WIDER * d->root[i][j] * z[j];
    }
    d->weight[which] = log_posterior(d, theta, NULL) - density;
}

/* --- worlds ----------------------------------------------------------------------------------- */

static double months_in(const struct ins_law *law, int regime)
{
    return law->regimes > 1 ? 1.0 / (1.0 - law->stay[regime]) : MONTHS[regime];
}

static double half_life(const struct ins_law *law)
{
    double months = law->persistence > 0.0 ? -log(2.0) / log(law->persistence) : 1.0;
    return fmin(fmax(months, 0.1), 1200.0);
}

/* A law with one state is one whose second state is as the first. */
static void draw_reverting_world(struct drawing *d, const double *theta,
                                 struct ins_inflow_draw *draw)
{
    struct ins_law    law;
    struct ins_belief end;
    ins_law_at(d->mode->family, theta, &law);
    (void)log_posterior(d, theta, &end);
    int regime = law.regimes > 1 && gsl_rng_uniform(d->rng) < end.weight[1];
    double shock = end.mean[regime] + sqrt(end.variance[regime]) * gsl_ran_ugaussian(d->rng);
    *draw = (struct ins_inflow_draw){
        .level       = law.level,
        .ceiling     = ins_posterior_bound(d->cases, d->rng),
        .dispersion  = 1.0 / law.noise,
        .persistence = law.persistence,
        .calm        = law.innovation_sd * law.volatility[0],
        .turbulent   = law.innovation_sd * law.volatility[1],
        .initial     = shock,
        .tail        = law.tail,
        .multiplier  = law.multiplier[1],
        .surge       = law.surge_probability,
        .surge_size  = law.surge_probability > 0.0 ? law.surge_mean : 1.0,
        .half_life   = half_life(&law),
        .walk_persistence = 1.0,
        .calm_months      = months_in(&law, 0),
        .turbulent_months = months_in(&law, 1),
        .in_turbulence    = regime};
    memcpy(draw->season, law.season, sizeof draw->season);
}

static void draw_reverting(struct drawing *d, int count, struct ins_inflow_draw *draw,
                           struct ins_reverting *how)
{
    int which[INS_POSTERIOR_DRAWS];
    for (int t = 0; t < d->cases->months; t++)
        d->log_count[t] = ins_filter_log(d->cases->total[t]);
    root_of_covariance(d);
    for (int n = 0; n < TRIES; n++)
        try_one(d, n);
    how->effective = ins_importance_open(d->weight, TRIES);
    if (!(how->effective >= 1.0))
        return; /* every try lay beyond an end of the law, which is passed over */
    how->shape = ins_importance_shape(d->weight, TRIES);
    ins_importance_take(d->weight, TRIES, gsl_rng_uniform(d->rng), count, which);
    for (int n = 0; n < count; n++)
        draw_reverting_world(d, d->theta[which[n]], &draw[n]);
}

enum ins_status ins_revert_draw(const struct ins_cases *cases, const struct ins_belief_of *of,
                                const struct ins_fitted *mode, unsigned long seed, int count,
                                struct ins_inflow_draw *draw, struct ins_reverting *how,
                                struct ins_error *error)
{
    struct drawing *d = ins_memory_create(1, sizeof *d, error);
    if (!d)
        return INS_WORLD;
    *d = (struct drawing){.cases = cases, .of = of, .mode = mode,
                          .rng = gsl_rng_alloc(gsl_rng_mt19937)};
    bool room = d->rng != NULL;
    if (room) {
        gsl_rng_set(d->rng, seed);
        draw_reverting(d, count, draw, how);
        gsl_rng_free(d->rng);
    }
    ins_memory_free(d);
    return room ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}
