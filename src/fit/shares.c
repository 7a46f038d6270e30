#include "fit/shares.h"

#include <gsl/gsl_multimin.h>
#include <math.h>

enum { LEAST_MONTHS = 24, STEPS = 200 };

/* The contrasts of the tracks that have cases. */
struct contrasts {
    int    count, months;
    double value[INS_TRACKS][INS_MONTHS]; /* less their means; NaN: not known */
    double error[INS_TRACKS][INS_MONTHS]; /* variance of counting */
};

static bool usable(const struct ins_cases *cases, const bool *active, int t)
{
    for (int k = 0; k < cases->tracks; k++)
        if (active[k] && !(cases->cases[t][k] > 0.0))
            return false;
    return true;
}

static int find_active(const struct ins_cases *cases, bool *active)
{
    int count = 0;
    for (int k = 0; k < cases->tracks; k++) {
        active[k] = false;
        for (int t = 0; t < cases->months; t++)
            active[k] = active[k] || cases->cases[t][k] > 0.0;
        count += active[k];
    }
    return count;
}

/* Shares from the means of centred logarithms. */
static void measure_shares(const struct ins_cases *cases, const bool *active, int count,
                           struct ins_shares *shares)
{
    double mean[INS_TRACKS] = {0}, sum = 0.0;
    for (int t = 0; t < cases->months; t++) {
        double middle = 0.0;
        if (!usable(cases, active, t))
            continue;
        for (int k = 0; k < cases->tracks; k++)
            middle += active[k] ? log(cases->cases[t][k]) / count : 0.0;
        for (int k = 0; k < cases->tracks; k++)
            mean[k] += active[k] ? log(cases->cases[t][k]) - middle : 0.0;
        shares->months++;
    }
    for (int k = 0; k < cases->tracks; k++) {
        shares->share[k] = active[k] ? exp(mean[k] / shares->months) : 0.0;
        sum += shares->share[k];
    }
    for (int k = 0; k < cases->tracks; k++)
        shares->share[k] /= sum;
}

/* Contrast c sets the mean of the first c + 1 active tracks against the next one. */
static void lay_contrasts(const struct ins_cases *cases, const bool *active, int count,
                          const struct ins_shares *shares, struct contrasts *contrasts)
{
    contrasts->count  = count - 1;
    contrasts->months = cases->months;
    for (int t = 0; t < cases->months; t++) {
        bool   known = usable(cases, active, t);
        double sum = 0.0, error = 0.0;
        int    met = 0;
        for (int k = 0; k < cases->tracks; k++) {
            if (!active[k])
                continue;
            double value = known ? log(cases->cases[t][k] / shares->share[k]) : NAN;
            double own   = known ? 1.0 / cases->cases[t][k] + shares->noise : NAN;
            if (met > 0) {
                double scale = sqrt(met / (met + 1.0));
                contrasts->value[met - 1][t] = scale * (value - sum / met);
                contrasts->error[met - 1][t] = scale * scale * (own + error / met / met);
            }
            sum += value;
            error += own;
            met++;
        }
    }
}

/* at[0]: atanh of the persistence, at[1]: log of the innovation sd. */
static double misfit(const gsl_vector *at, void *context)
{
    const struct contrasts *c = context;
    double phi = tanh(gsl_vector_get(at, 0)), sd = exp(gsl_vector_get(at, 1)), sum = 0.0;
    for (int i = 0; i < c->count; i++) {
        double mean = 0.0, variance = sd * sd / (1.0 - phi * phi);
        for (int t = 0; t < c->months; t++) {
            if (t > 0) {
                mean *= phi;
                variance = phi * phi * variance + sd * sd;
            }
            if (isnan(c->value[i][t]))
                continue;
            double total = variance + c->error[i][t], miss = c->value[i][t] - mean;
            sum += 0.5 * (log(total) + miss * miss / total);
            mean += variance / total * miss;
            variance *= c->error[i][t] / total;
        }
    }
    double outside = fmax(fabs(gsl_vector_get(at, 0)) - 3.0, 0.0) +
                     fmax(-9.0 - gsl_vector_get(at, 1), 0.0);
    return isfinite(sum) ? sum + 20.0 * outside * outside : 1e9;
}

static void minimise(struct contrasts *c, gsl_vector *at)
{
    gsl_multimin_function    f = {misfit, 2, c};
    gsl_multimin_fminimizer *m =
        gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, 2);
    gsl_vector *step = gsl_vector_alloc(2);
    if (m && step) {
        gsl_vector_set_all(step, 0.5);
        (void)gsl_multimin_fminimizer_set(m, &f, at, step);
        for (int i = 0; i < STEPS && gsl_multimin_fminimizer_size(m) > 1e-4; i++)
            if (gsl_multimin_fminimizer_iterate(m) != 0)
                break;
        gsl_vector_memcpy(at, gsl_multimin_fminimizer_x(m));
    }
    gsl_vector_free(step);
    if (m)
        gsl_multimin_fminimizer_free(m);
}

static double misfit_moved(struct contrasts *c, gsl_vector *at, double first, double second)
{
    double a = gsl_vector_get(at, 0), b = gsl_vector_get(at, 1);
    gsl_vector_set(at, 0, a + first);
    gsl_vector_set(at, 1, b + second);
    double value = misfit(at, c);
    gsl_vector_set(at, 0, a);
    gsl_vector_set(at, 1, b);
    return value;
}

static void read_errors(struct contrasts *c, gsl_vector *at, struct ins_shares *shares)
{
    const double h = 0.02;
    double middle = misfit_moved(c, at, 0.0, 0.0);
    double       aa =
        (misfit_moved(c, at, h, 0.0) + misfit_moved(c, at, -h, 0.0) - 2.0 * middle) / (h * h);
    double       bb =
        (misfit_moved(c, at, 0.0, h) + misfit_moved(c, at, 0.0, -h) - 2.0 * middle) / (h * h);
    double       ab     = (misfit_moved(c, at, h, h) - misfit_moved(c, at, h, -h) -
                 misfit_moved(c, at, -h, h) + misfit_moved(c, at, -h, -h)) /
                (4.0 * h * h);
    double det = aa * bb - ab * ab;
    shares->persistence    = tanh(gsl_vector_get(at, 0));
    shares->innovation_sd  = exp(gsl_vector_get(at, 1));
    shares->persistence_se = (1.0 - shares->persistence * shares->persistence) * sqrt(bb / det);
    shares->innovation_se  = shares->innovation_sd * sqrt(aa / det);
}

/* Shares are known no better than the long run of their drifts: of each track's mean drift the
 * sd is sd / (1 - phi) / sqrt(months). */
static void share_errors(struct ins_shares *shares)
{
    double own = shares->drifts ? shares->innovation_sd / (1.0 - shares->persistence) : 0.0;
    double squares = 0.0;
    for (int k = 0; k < shares->tracks; k++)
        squares += shares->share[k] * shares->share[k];
    for (int k = 0; k < shares->tracks; k++) {
        double s = shares->share[k];
        shares->se[k] = s * own / sqrt(shares->months) * sqrt((1.0 - s) * (1.0 - s) + squares - s * s);
    }
}

static void fit_drift(struct contrasts *c, struct ins_shares *shares)
{
    gsl_vector *at = gsl_vector_alloc(2);
    if (!at)
        return;
    gsl_vector_set(at, 0, 1.0);
    gsl_vector_set(at, 1, -3.0);
    minimise(c, at);
    double best = misfit(at, c), found = gsl_vector_get(at, 1);
    gsl_vector_set(at, 1, -9.0);
    shares->drifts = misfit(at, c) > best + 0.5;
    gsl_vector_set(at, 1, found);
    if (shares->drifts)
        read_errors(c, at, shares);
    gsl_vector_free(at);
}

void ins_shares_fit(const struct ins_cases *cases, double noise, struct ins_shares *shares)
{
    static _Thread_local struct contrasts contrasts;
    bool   active[INS_TRACKS];
    int    count   = find_active(cases, active);
    double squares = 0.0;
    *shares = (struct ins_shares){.tracks = cases->tracks};
    for (int k = 0; k < cases->tracks; k++)
        shares->share[k] = shares->se[k] = cases->tracks == 1 ? 1.0 - k : NAN;
    shares->noise = noise;
    if (cases->tracks == 1) {
        shares->se[0] = 0.0;
        return;
    }
    measure_shares(cases, active, count, shares);
    for (int k = 0; k < cases->tracks; k++)
        squares += shares->share[k] * shares->share[k];
    shares->noise = noise / squares; /* tracks are drawn each on its own */
    if (count > 1 && shares->months >= LEAST_MONTHS) {
        lay_contrasts(cases, active, count, shares, &contrasts);
        fit_drift(&contrasts, shares);
    }
    share_errors(shares);
}
