#include "fit/estimate.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multimin.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "engine/quiet.h"
#include "fit/filter.h"

/* Beyond the ends the likelihood falls like this, so that a minimiser turns back. */
static const double WALL = 20.0;

/* Two likelihoods this near are the same: the 95 % point of chi-square is 1.92. */
static const double NOTHING = 0.05;

enum { SIMPLEX_STEPS = 400, CLIMB_STEPS = 120 };

/* What a minimiser looks at: the coordinates `which` of theta. */
struct slope {
    const struct ins_family    *family;
    const struct ins_belief_of *of; /* NULL: nothing is known beforehand */
    double log_count[INS_MONTHS];
    int    months, first;
    double theta[INS_LAW_MOST];
    double width[INS_LAW_MOST]; /* a unit of the minimiser's own coordinates */
    int    which[INS_LAW_MOST];
    int    count;
};

double ins_estimate_doubt(const struct ins_family *family, const struct ins_belief_of *of,
                          const double *theta)
{
    double sum = 0.0;
    for (int i = 0; of && i < ins_family_size(family); i++) {
        double away = (theta[i] - of->middle[i]) / of->sd[i];
        sum += 0.5 * away * away;
    }
    return sum;
}

static double misfit(const struct slope *s, const double *theta)
{
    struct ins_law law;
    double excess = ins_law_excess(s->family, theta);
    if (!(excess < 1e3))
        return 1e9;
    ins_law_at(s->family, theta, &law);
    double value = -ins_filter(&law, s->log_count, s->months, s->first, NULL) + WALL * excess +
                   ins_estimate_doubt(s->family, s->of, theta);
    return isfinite(value) ? value : 1e9;
}

/* --- where to begin --------------------------------------------------------------------------- */

/* The mean of what is known within half a year around month t, the ends counted half; NaN where
 * too little is known. */
static double mean_around(const struct slope *s, int t)
{
    double sum = 0.0, weight = 0.0;
    for (int i = t - 6; i <= t + 6; i++) {
        double own = i == t - 6 || i == t + 6 ? 0.5 : 1.0;
        if (i < 0 || i >= s->months || isnan(s->log_count[i]))
            continue;
        sum += own * s->log_count[i];
        weight += own;
    }
    return weight >= 9.0 ? sum / weight : NAN;
}

static void begin_season(struct slope *s)
{
    double sum[INS_SEASON] = {0}, count[INS_SEASON] = {0}, mean = 0.0, level = 0.0;
    int    known = 0;
    for (int t = 0; t < s->months; t++) {
        double apart = s->log_count[t] - mean_around(s, t);
        if (isnan(apart))
            continue;
        sum[(s->first + t) % INS_SEASON] += apart;
        count[(s->first + t) % INS_SEASON] += 1.0;
    }
    for (int m = 0; m < INS_SEASON; m++) {
        sum[m] = count[m] > 0.0 ? sum[m] / count[m] : 0.0;
        mean += sum[m] / INS_SEASON;
    }
    for (int m = 0; m < INS_SEASON; m++)
        sum[m] -= mean;
    for (int t = 0; t < s->months; t++)
        if (!isnan(s->log_count[t])) {
            level += s->log_count[t] - sum[(s->first + t) % INS_SEASON];
            known++;
        }
    s->theta[0] = level / known;
    memcpy(&s->theta[1], sum, (INS_SEASON - 1) * sizeof *sum);
}

/* Persistence and size of the shocks from neighbouring months. */
static void begin_shocks(struct slope *s)
{
    struct ins_law law;
    double square = 0.0, product = 0.0, before = NAN;
    s->theta[INS_LAW_DYNAMICS] = s->theta[INS_LAW_DYNAMICS + 1] = 0.0;
    ins_law_at(ins_family_named("normal"), s->theta, &law);
    for (int t = 0; t < s->months; t++) {
        double x = s->log_count[t] - log(law.level * law.season[(s->first + t) % INS_SEASON]);
        if (!isnan(x) && !isnan(before)) {
            square += before * before;
            product += before * x;
        }
        before = x;
    }
    double phi = square > 0.0 ? fmin(fmax(product / square, 0.2), 0.97) : 0.5;
    double sd  = sqrt(fmax(square, 1e-6) / s->months * (1.0 - phi * phi));
    s->theta[INS_LAW_DYNAMICS]     = atanh(phi);
    s->theta[INS_LAW_DYNAMICS + 1] = log(fmax(sd, 0.01));
    s->theta[INS_LAW_DYNAMICS + 2] = log(0.05 * fmax(sd, 0.01) * fmax(sd, 0.01));
}

/* --- GSL's minimisers ------------------------------------------------------------------------- */

/* About its standard error: far from round valleys become round, which saves most of the way. */
static void measure(struct slope *s)
{
    const double h = 0.02;
    double middle = misfit(s, s->theta);
    for (int i = 0; i < s->count; i++) {
        double *at = &s->theta[s->which[i]], kept = *at;
        *at = kept + h;
        double above = misfit(s, s->theta);
        *at = kept - h;
        double below = misfit(s, s->theta);
        *at = kept;
        double curve           = (above + below - 2.0 * middle) / (h * h);
        s->width[s->which[i]] = curve > 1.0 ? 1.0 / sqrt(curve) : 1.0;
    }
}

static void place_on_slope(const struct slope *s, const gsl_vector *at, double *theta)
{
    memcpy(theta, s->theta, sizeof s->theta);
    for (int i = 0; i < s->count; i++)
        theta[s->which[i]] += s->width[s->which[i]] * gsl_vector_get(at, (size_t)i);
}

static double misfit_at(const gsl_vector *at, void *context)
{
    const struct slope *s = context;
    double theta[INS_LAW_MOST];
    place_on_slope(s, at, theta);
    return misfit(s, theta);
}

static void slope_at(const gsl_vector *at, void *context, gsl_vector *gradient)
{
    const struct slope *s = context;
    const double        h = 0.01;
    double theta[INS_LAW_MOST];
    place_on_slope(s, at, theta);
    for (int i = 0; i < s->count; i++) {
        double kept = theta[s->which[i]], step = h * s->width[s->which[i]];
        theta[s->which[i]] = kept + step;
        double above = misfit(s, theta);
        theta[s->which[i]] = kept - step;
        double below = misfit(s, theta);
        theta[s->which[i]] = kept;
        gsl_vector_set(gradient, (size_t)i, (above - below) / (2.0 * h));
    }
}

static void both_at(const gsl_vector *at, void *context, double *value, gsl_vector *gradient)
{
    *value = misfit_at(at, context);
    slope_at(at, context, gradient);
}

static void take_slope(struct slope *s, const gsl_vector *at)
{
    double theta[INS_LAW_MOST];
    place_on_slope(s, at, theta);
    memcpy(s->theta, theta, sizeof theta);
}

static bool simplex(struct slope *s, int steps)
{
    gsl_multimin_function f = {misfit_at, (size_t)s->count, s};
    gsl_multimin_fminimizer *m =
        gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, (size_t)s->count);
    gsl_vector *at = gsl_vector_calloc((size_t)s->count);
    gsl_vector *step = gsl_vector_alloc((size_t)s->count);
    bool        room = m && at && step;
    if (room) {
        for (int i = 0; i < s->count; i++)
            s->width[s->which[i]] = 1.0;
        gsl_vector_set_all(step, 0.4);
        (void)gsl_multimin_fminimizer_set(m, &f, at, step);
        for (int i = 0; i < steps; i++)
            if (gsl_multimin_fminimizer_iterate(m) != GSL_SUCCESS ||
                gsl_multimin_fminimizer_size(m) < 0.01)
                break;
        take_slope(s, gsl_multimin_fminimizer_x(m));
    }
    gsl_vector_free(step);
    gsl_vector_free(at);
    if (m)
        gsl_multimin_fminimizer_free(m);
    return room;
}

static bool climb(struct slope *s)
{
    gsl_multimin_function_fdf f = {misfit_at, slope_at, both_at, (size_t)s->count, s};
    gsl_multimin_fdfminimizer *m =
        gsl_multimin_fdfminimizer_alloc(gsl_multimin_fdfminimizer_vector_bfgs2, (size_t)s->count);
    gsl_vector *at   = gsl_vector_calloc((size_t)s->count);
    bool        room = m && at;
    if (room) {
        measure(s);
        (void)gsl_multimin_fdfminimizer_set(m, &f, at, 1.0, 0.1);
        for (int i = 0; i < CLIMB_STEPS; i++)
            if (gsl_multimin_fdfminimizer_iterate(m) != GSL_SUCCESS ||
                gsl_multimin_test_gradient(gsl_multimin_fdfminimizer_gradient(m), 5e-4) !=
                    GSL_CONTINUE)
                break;
        take_slope(s, gsl_multimin_fdfminimizer_x(m));
    }
    gsl_vector_free(at);
    if (m)
        gsl_multimin_fdfminimizer_free(m);
    return room;
}

/* --- the estimate ----------------------------------------------------------------------------- */

static void slope_init(const struct ins_family *family, const struct ins_cases *cases,
                       struct slope *s)
{
    s->family = family;
    s->months = cases->months;
    s->first  = ins_date_month(cases->first);
    for (int t = 0; t < cases->months; t++)
        s->log_count[t] = ins_filter_log(cases->total[t]);
}

static void choose_dynamics(struct slope *s)
{
    s->count              = 0;
    s->which[s->count++] = 0;
    for (int i = INS_LAW_DYNAMICS; i < ins_family_size(s->family); i++)
        s->which[s->count++] = i;
}

static void choose_free(const bool *fixed, struct slope *s)
{
    s->count = 0;
    for (int i = 0; i < ins_family_size(s->family); i++)
        if (!fixed[i])
            s->which[s->count++] = i;
}

/* The best of the family's starts, as far as a simplex takes them. */
static bool best_start(struct slope *s)
{
    double best[INS_LAW_MOST], least = INFINITY, begun[INS_LAW_MOST];
    begin_season(s);
    begin_shocks(s);
    choose_dynamics(s);
    memcpy(begun, s->theta, sizeof begun);
    for (int b = 0; b < s->family->start_count; b++) {
        memcpy(s->theta, begun, sizeof begun);
        for (int i = INS_LAW_DYNAMICS + 3; i < ins_family_size(s->family); i++)
            s->theta[i] = s->family->starts[b][i - INS_LAW_DYNAMICS - 3];
        if (!simplex(s, SIMPLEX_STEPS))
            return false;
        double value = misfit(s, s->theta);
        if (value < least) {
            least = value;
            memcpy(best, s->theta, sizeof best);
        }
    }
    memcpy(s->theta, best, sizeof best);
    return true;
}

/* Put what says nothing more at its end. */
static void settle_at_border(struct slope *s, bool *fixed)
{
    for (int i = 0; i < s->family->dynamics; i++) {
        double kept = s->theta[INS_LAW_DYNAMICS + i], border = ins_law_border(s->family, i);
        if (isnan(border))
            continue;
        double value = misfit(s, s->theta);
        s->theta[INS_LAW_DYNAMICS + i] = border;
        fixed[INS_LAW_DYNAMICS + i]    = misfit(s, s->theta) <= value + NOTHING;
        if (!fixed[INS_LAW_DYNAMICS + i])
            s->theta[INS_LAW_DYNAMICS + i] = kept;
    }
}

static void sum_up_fit(const struct slope *s, const struct ins_cases *cases,
                       struct ins_fitted *fitted)
{
    int numbers = ins_family_size(s->family);
    memcpy(fitted->theta, s->theta, sizeof fitted->theta);
    ins_law_at(s->family, s->theta, &fitted->law);
    fitted->edge           = ins_law_excess(s->family, s->theta) > 1e-8;
    fitted->months         = cases->known;
    fitted->log_likelihood = ins_filter(&fitted->law, s->log_count, s->months, s->first, NULL);
    fitted->aic = 2.0 * numbers - 2.0 * fitted->log_likelihood;
    fitted->bic = numbers * log(cases->known) - 2.0 * fitted->log_likelihood;
}

enum ins_status ins_estimate(const struct ins_family *family, const struct ins_cases *cases,
                             struct ins_fitted *fitted, struct ins_error *error)
{
    struct slope *s = ins_memory_create(1, sizeof *s, error);
    if (!s)
        return INS_WORLD;
    ins_quiet_begin();
    *fitted = (struct ins_fitted){.family = family};
    slope_init(family, cases, s);
    bool room = best_start(s);
    choose_free(fitted->fixed, s);
    room = room && climb(s);
    settle_at_border(s, fitted->fixed);
    choose_free(fitted->fixed, s);
    room = room && climb(s);
    sum_up_fit(s, cases, fitted);
    ins_quiet_end();
    ins_memory_free(s);
    return room ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}

/* --- errors ----------------------------------------------------------------------------------- */

static double second(const struct slope *s, double *theta, int i, int j, double hi, double hj)
{
    double ti = theta[i], tj = theta[j], sum = 0.0;
    for (int a = -1; a <= 1; a += 2)
        for (int b = -1; b <= 1; b += 2) {
            theta[i] = ti + a * hi;
            theta[j] = i == j ? theta[j] : tj + b * hj;
            if (i != j)
                sum += a * b * misfit(s, theta);
            else if (b > 0)
                sum += misfit(s, theta);
            theta[i] = ti;
            theta[j] = tj;
        }
    return i == j ? (sum - 2.0 * misfit(s, theta)) / (hi * hi) : sum / (4.0 * hi * hj);
}

/* A step on which the likelihood falls by about a fiftieth: large beside rounding, small beside
 * its width. */
static double step_of_slope(const struct slope *s, double *theta, int i)
{
    double curve = second(s, theta, i, i, 1e-2, 1e-2);
    return curve > 1e-2 ? fmin(0.2 / sqrt(curve), 0.3) : 0.3;
}

/* The covariance where the misfit has a valley, else NaN; false without memory. */
static bool invert(const struct slope *s, double *theta, struct ins_fitted *fitted)
{
    int         n = s->count;
    gsl_matrix *h = gsl_matrix_alloc((size_t)n, (size_t)n);
    double      step[INS_LAW_MOST];
    if (!h)
        return false;
    for (int a = 0; a < n; a++)
        step[a] = step_of_slope(s, theta, s->which[a]);
    for (int a = 0; a < n; a++)
        for (int b = 0; b <= a; b++) {
            double value = second(s, theta, s->which[a], s->which[b], step[a], step[b]);
            gsl_matrix_set(h, (size_t)a, (size_t)b, value);
            gsl_matrix_set(h, (size_t)b, (size_t)a, value);
        }
    fitted->sound = gsl_linalg_cholesky_decomp1(h) == GSL_SUCCESS &&
                    gsl_linalg_cholesky_invert(h) == GSL_SUCCESS;
    for (int a = 0; a < n; a++)
        for (int b = 0; b < n; b++)
            fitted->covariance[s->which[a]][s->which[b]] =
                fitted->sound ? gsl_matrix_get(h, (size_t)a, (size_t)b) : NAN;
    gsl_matrix_free(h);
    return true;
}

enum ins_status ins_estimate_errors(const struct ins_cases *cases, const struct ins_belief_of *of,
                                    struct ins_fitted *fitted, struct ins_error *error)
{
    struct slope *s = ins_memory_create(1, sizeof *s, error);
    if (!s)
        return INS_WORLD;
    ins_quiet_begin();
    slope_init(fitted->family, cases, s);
    s->of = of;
    memcpy(s->theta, fitted->theta, sizeof s->theta);
    choose_free(fitted->fixed, s);
    bool room = invert(s, s->theta, fitted);
    ins_quiet_end();
    ins_memory_free(s);
    return room ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}

enum ins_status ins_estimate_mode(const struct ins_cases *cases, const struct ins_belief_of *of,
                                  const struct ins_fitted *from, struct ins_fitted *fitted,
                                  struct ins_error *error)
{
    struct slope *s = ins_memory_create(1, sizeof *s, error);
    if (!s)
        return INS_WORLD;
    ins_quiet_begin();
    *fitted = (struct ins_fitted){.family = from->family};
    slope_init(from->family, cases, s);
    s->of = of;
    memcpy(s->theta, from->theta, sizeof s->theta);
    choose_free(fitted->fixed, s);
    bool room = climb(s);
    sum_up_fit(s, cases, fitted);
    ins_quiet_end();
    ins_memory_free(s);
    return room ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}

/* --- keys ------------------------------------------------------------------------------------- */

typedef double quantity(const struct ins_fitted *fitted, const struct ins_law *law, int which);

static double scaled_key(const struct ins_fitted *fitted, const struct ins_law *law, int which)
{
    const struct ins_parameter *p = &fitted->family->parameter[which];
    return ins_scaled(p->scale, p->floor, p->get(law));
}

static double log_season(const struct ins_fitted *fitted, const struct ins_law *law, int which)
{
    (void)fitted;
    return log(law->season[which]);
}

/* How each of `count` quantities moves with theta. */
static void derive(const struct ins_fitted *fitted, quantity *of, int count,
                   double jacobian[INS_SEASON][INS_LAW_MOST])
{
    const double h = 1e-5;
    for (int i = 0; i < ins_family_size(fitted->family); i++) {
        double         theta[INS_LAW_MOST];
        struct ins_law above, below;
        memcpy(theta, fitted->theta, sizeof theta);
        theta[i] += h;
        ins_law_at(fitted->family, theta, &above);
        theta[i] -= 2.0 * h;
        ins_law_at(fitted->family, theta, &below);
        for (int q = 0; q < count; q++)
            jacobian[q][i] = (of(fitted, &above, q) - of(fitted, &below, q)) / (2.0 * h);
    }
}

static double covariance(const struct ins_fitted *fitted, const double *one, const double *other)
{
    double sum = 0.0;
    for (int i = 0; i < ins_family_size(fitted->family); i++)
        for (int j = 0; j < ins_family_size(fitted->family); j++)
            if (one[i] != 0.0 && other[j] != 0.0)
                sum += one[i] * fitted->covariance[i][j] * other[j];
    return sum;
}

/* A key is fixed where the only number it hangs on is. */
static bool hangs_on_fixed(const struct ins_fitted *fitted, const double *jacobian)
{
    for (int i = 0; i < ins_family_size(fitted->family); i++)
        if (jacobian[i] != 0.0 && !fitted->fixed[i])
            return false;
    return true;
}

int ins_estimate_keys(const struct ins_fitted *fitted, struct ins_figure_of key[7],
                      double correlation[7][7])
{
    double jacobian[INS_SEASON][INS_LAW_MOST] = {{0}};
    int    count = fitted->family->parameters;
    derive(fitted, scaled_key, count, jacobian);
    for (int q = 0; q < count; q++) {
        const struct ins_parameter *p = &fitted->family->parameter[q];
        double value = p->get(&fitted->law);
        bool   fixed = hangs_on_fixed(fitted, jacobian[q]);
        double se    = fixed ? NAN : sqrt(covariance(fitted, jacobian[q], jacobian[q]));
        key[q] = (struct ins_figure_of){p->key, p->scale, value,
                                        se * ins_scale_slope(p->scale, p->floor, value), se, fixed};
    }
    for (int q = 0; q < count; q++)
        for (int r = 0; r < count; r++)
            correlation[q][r] = q == r ? 1.0 : covariance(fitted, jacobian[q], jacobian[r]) /
                                                   (key[q].scaled_se * key[r].scaled_se);
    return count;
}

void ins_estimate_season(const struct ins_fitted *fitted, double se[INS_SEASON])
{
    double jacobian[INS_SEASON][INS_LAW_MOST] = {{0}};
    derive(fitted, log_season, INS_SEASON, jacobian);
    for (int m = 0; m < INS_SEASON; m++)
        se[m] = fitted->law.season[m] * sqrt(covariance(fitted, jacobian[m], jacobian[m]));
}
