#include "fit/posterior.h"

#include <gsl/gsl_multimin.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "fit/importance.h"

enum { P = INS_WALK_PARAMETERS, N = INS_WALK_STATE, STEPS = 300 };

/* The normal law that draws are made of is this much wider than the curvature says. */
static const double WIDER = 1.15;

/* Judgements: the inflow of these countries grew by some per cent a year; a level comes half way
 * back in eight years. No month lies beyond about three times the highest that a record has: 1.8 to 6 times
 * in 95 of 100 worlds. In two years after their fourth thirteen of the fifteen European records stayed
 * below that, and six rose beyond 2.2 times. */
static const double GROWTH = 0.035, GROWTH_SD = 0.03, STAY = 5.0, STAY_SD = 0.5, BOUND = 3.3,
                    BOUND_SD = 0.3;

struct work {
    const struct ins_cases *cases;
    const struct ins_prior *prior;
    bool                    five; /* the record is rounded to five */
    struct ins_posterior   *posterior;
    gsl_rng                *rng;
    double                  root[P][P];     /* of the covariance of the draws; lower triangle */
    double                  theta[INS_POSTERIOR_TRIES][P];
    double                  weight[INS_POSTERIOR_TRIES]; /* logarithms, then shares */
    struct ins_walk_state   state;
};

/* --- parameters ------------------------------------------------------------------------------- */

static double log_prior(const struct ins_prior *prior, const double *theta)
{
    double sum = 0.0;
    for (int i = 0; i < P; i++) {
        double away = (theta[i] - prior->middle[i]) / prior->sd[i];
        sum -= 0.5 * away * away;
    }
    return sum;
}

static double log_likelihood(struct work *w, const double *theta)
{
    struct ins_walk law;
    ins_prior_law(w->prior, theta, &law);
    return ins_walk_filter(&law, w->cases, w->five, &w->state, NULL, NULL);
}

static double log_posterior(struct work *w, const double *theta)
{
    double value = log_prior(w->prior, theta) + log_likelihood(w, theta);
    return isfinite(value) ? value : -1e100;
}

static double loss(const gsl_vector *x, void *context)
{
    struct work *w = context;
    double       theta[P];
    for (int i = 0; i < P; i++)
        theta[i] = w->prior->middle[i] + w->prior->sd[i] * gsl_vector_get(x, (size_t)i);
    return -log_posterior(w, theta);
}

/* Parameters in units of the prior's sd, from its middle on. */
static bool find_mode(struct work *w)
{
    gsl_multimin_function    f    = {loss, P, w};
    gsl_vector              *x    = gsl_vector_calloc(P), *step = gsl_vector_alloc(P);
    gsl_multimin_fminimizer *m    = gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, P);
    bool                     room = x && step && m;
    if (room)
        gsl_vector_set_all(step, 0.7);
    room = room && gsl_multimin_fminimizer_set(m, &f, x, step) == 0;
    for (int k = 0; room && k < STEPS && gsl_multimin_fminimizer_size(m) > 0.01; k++)
        if (gsl_multimin_fminimizer_iterate(m))
            break;
    for (int i = 0; room && i < P; i++)
        w->posterior->mode[i] =
            w->prior->middle[i] + w->prior->sd[i] * gsl_vector_get(gsl_multimin_fminimizer_x(m), (size_t)i);
    if (m)
        gsl_multimin_fminimizer_free(m);
    gsl_vector_free(x);
    gsl_vector_free(step);
    return room;
}

/* Second derivative of the log posterior at the mode, in directions i and j. */
static double curvature(struct work *w, double middle, int i, int j)
{
    double h[2] = {0.3 * w->prior->sd[i], 0.3 * w->prior->sd[j]}, sum = 0.0;
    for (int a = -1; a <= 1; a += 2)
        for (int b = -1; b <= 1; b += 2) {
            double theta[P];
            memcpy(theta, w->posterior->mode, sizeof theta);
            theta[i] += a * h[0];
            theta[j] += b * h[1];
            sum += a * b * log_posterior(w, theta);
        }
    (void)middle;
    return sum / (4.0 * h[0] * h[1]);
}

/* A root of the covariance of what is drawn: the inverse of the curvature where that is a peak, else
 * the prior's own. */
static bool root_of_curvature(struct work *w)
{
    gsl_matrix *m = gsl_matrix_alloc(P, P);
    if (!m)
        return false;
    for (int i = 0; i < P; i++)
        for (int j = 0; j <= i; j++) {
            double value = -curvature(w, 0.0, i, j);
            if (i == j) /* no flatter than the prior is */
                value = fmax(value, 0.8 / (w->prior->sd[i] * w->prior->sd[i]));
            gsl_matrix_set(m, (size_t)i, (size_t)j, value);
            gsl_matrix_set(m, (size_t)j, (size_t)i, value);
        }
    bool peak = gsl_linalg_cholesky_decomp1(m) == 0 && gsl_linalg_cholesky_invert(m) == 0 &&
                gsl_linalg_cholesky_decomp1(m) == 0;
    for (int i = 0; i < P; i++)
        for (int j = 0; j < P; j++)
            w->root[i][j] = !peak ? (i == j ? w->prior->sd[i] : 0.0)
                            : j <= i ? WIDER * gsl_matrix_get(m, (size_t)i, (size_t)j) : 0.0;
    gsl_matrix_free(m);
    return true;
}

static void try_parameters(struct work *w)
{
    for (int n = 0; n < INS_POSTERIOR_TRIES; n++) {
        double z[P], density = 0.0;
        for (int i = 0; i < P; i++) {
            z[i] = gsl_ran_ugaussian(w->rng);
            density -= 0.5 * z[i] * z[i];
        }
        for (int i = 0; i < P; i++) {
            w->theta[n][i] = w->posterior->mode[i];
            for (int j = 0; j <= i; j++)
                w->theta[n][i] += w->root[i][j] * z[j];
        }
        w->weight[n] = log_posterior(w, w->theta[n]) - density;
    }
    w->posterior->effective = ins_importance_open(w->weight, INS_POSTERIOR_TRIES);
}

static void take_moments(struct work *w)
{
    for (int i = 0; i < P; i++) {
        double mean = 0.0, square = 0.0;
        for (int n = 0; n < INS_POSTERIOR_TRIES; n++)
            mean += w->weight[n] * w->theta[n][i];
        for (int n = 0; n < INS_POSTERIOR_TRIES; n++)
            square += w->weight[n] * (w->theta[n][i] - mean) * (w->theta[n][i] - mean);
        w->posterior->mean[i] = mean;
        w->posterior->sd[i]   = sqrt(square);
    }
}

/* --- worlds ----------------------------------------------------------------------------------- */

/* A draw of the state of one regime: the covariance has a direction without width, since the season
 * adds up to 0. */
static void draw_state(struct work *w, const struct ins_walk_belief *b, double *x)
{
    double root[N][N] = {{0}};
    memcpy(x, b->mean, N * sizeof x[0]);
    for (int i = 0; i < N; i++) {
        double z = gsl_ran_ugaussian(w->rng);
        for (int r = i; r < N; r++) {
            double left = b->covariance[r][i];
            for (int k = 0; k < i; k++)
                left -= root[r][k] * root[i][k];
            if (r == i)
                root[i][i] = left > 1e-12 ? sqrt(left) : 0.0;
            else
                root[r][i] = root[i][i] > 0.0 ? left / root[i][i] : 0.0;
            x[r] += root[r][i] * z;
        }
    }
}

double ins_posterior_season(const double *logs, double *season)
{
    double mean = 0.0;
    for (int c = 0; c < INS_SEASON; c++)
        mean += exp(logs[c]) / INS_SEASON;
    for (int c = 0; c < INS_SEASON; c++)
        season[c] = exp(logs[c]) / mean;
    return mean;
}

double ins_posterior_bound(const struct ins_cases *cases, gsl_rng *rng)
{
    double most = 1.0;
    for (int t = 0; t < cases->months; t++)
        most = fmax(most, isnan(cases->total[t]) ? 0.0 : cases->total[t]);
    return most * BOUND * exp(BOUND_SD * gsl_ran_ugaussian(rng));
}

static void draw_walk_world(struct work *w, const double *theta, struct ins_inflow_draw *draw)
{
    struct ins_walk law;
    double          x[N];
    ins_prior_law(w->prior, theta, &law);
    (void)ins_walk_filter(&law, w->cases, w->five, &w->state, NULL, NULL);
    int regime = gsl_rng_uniform(w->rng) < w->state.regime[1].weight;
    draw_state(w, &w->state.regime[regime], x);
    w->posterior->turbulent += w->state.regime[1].weight / INS_POSTERIOR_DRAWS;
    /* C leaves open in which order an initializer is worked out: what is drawn is drawn before. */
    double growth  = expm1(GROWTH + GROWTH_SD * gsl_ran_ugaussian(w->rng));
    double ceiling = ins_posterior_bound(w->cases, w->rng);
    double stay    = 1.0 / (1.0 + exp(-STAY - STAY_SD * gsl_ran_ugaussian(w->rng)));
    *draw = (struct ins_inflow_draw){
        .growth      = growth,
        .ceiling     = ceiling,
        .dispersion  = 1.0 / (law.noise * law.noise),
        .persistence = law.persistence,
        .calm        = law.calm,
        .turbulent   = law.turbulent,
        .initial     = x[INS_WALK_SHOCK],
        .multiplier  = 1.0,
        .surge_size  = 1.0,
        .half_life   = 6.0,
        .step        = law.step,
        .walk_persistence = stay,
        .calm_months      = 1.0 / law.leave,
        .turbulent_months = 1.0 / law.settle,
        .in_turbulence    = regime};
    draw->level = exp(x[INS_WALK_LEVEL]) * ins_posterior_season(&x[INS_WALK_SEASON], draw->season);
}

static void draw_worlds(struct work *w)
{
    int which[INS_POSTERIOR_DRAWS];
    ins_importance_take(w->weight, INS_POSTERIOR_TRIES, gsl_rng_uniform(w->rng), INS_POSTERIOR_DRAWS,
                        which);
    for (int d = 0; d < INS_POSTERIOR_DRAWS; d++)
        draw_walk_world(w, w->theta[which[d]], &w->posterior->draw[d]);
}

static bool run_posterior(struct work *w, unsigned long seed)
{
    gsl_rng_set(w->rng, seed);
    if (!find_mode(w) || !root_of_curvature(w))
        return false;
    w->posterior->log_likelihood = log_likelihood(w, w->posterior->mode);
    try_parameters(w);
    take_moments(w);
    w->posterior->shape     = ins_importance_shape(w->weight, INS_POSTERIOR_TRIES);
    w->posterior->turbulent = 0.0;
    draw_worlds(w);
    return true;
}

enum ins_status ins_posterior_mode(const struct ins_cases *cases, const struct ins_prior *prior,
                                   double mode[INS_WALK_PARAMETERS], struct ins_error *error)
{
    struct ins_posterior *own = ins_memory_create(1, sizeof *own, error);
    struct work          *w   = ins_memory_create(1, sizeof *w, error);
    bool                  room = own && w;
    if (room) {
        *w   = (struct work){.cases = cases, .prior = prior, .posterior = own,
                             .five = ins_walk_rounded(cases)};
        room = find_mode(w);
        memcpy(mode, own->mode, sizeof own->mode);
    }
    ins_memory_free(w);
    ins_memory_free(own);
    return room ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}

enum ins_status ins_posterior_draw(const struct ins_cases *cases, const struct ins_prior *prior,
                                   unsigned long seed, struct ins_posterior *posterior,
                                   struct ins_error *error)
{
    struct work *w = ins_memory_create(1, sizeof *w, error);
    if (!w)
        return INS_WORLD;
    *w = (struct work){.cases = cases, .prior = prior, .posterior = posterior,
                       .five = ins_walk_rounded(cases),
                       .rng  = gsl_rng_alloc(gsl_rng_mt19937)};
    bool room = w->rng && run_posterior(w, seed);
    gsl_rng_free(w->rng);
    ins_memory_free(w);
    return room ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}
