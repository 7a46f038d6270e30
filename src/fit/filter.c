#include "fit/filter.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_erf.h>
#include <gsl/gsl_sf_psi.h>
#include <math.h>
#include <stddef.h>

/* --- innovations ------------------------------------------------------------------------------ */

/* Student's t is a normal whose precision w is Gamma(nu/2) / (nu/2). log w on a grid of steps of
 * 3/4 of its sd, six sd down, where the tail comes from, and three up. */
static void spread_tail(double nu, double variance, struct ins_shocks *shocks)
{
    const double lowest = -6.0, step = 0.75;
    double middle = gsl_sf_psi(nu / 2.0) - log(nu / 2.0), sd = sqrt(gsl_sf_psi_1(nu / 2.0));
    double sum = 0.0, scale = (nu - 2.0) / nu * variance;
    shocks->parts = 13;
    for (int m = 0; m < shocks->parts; m++) {
        double u = middle + sd * (lowest + step * m);
        shocks->weight[m] = exp(nu / 2.0 * (u - exp(u) + 1.0));
        shocks->own[m]    = scale * exp(-u);
        sum += shocks->weight[m];
    }
    for (int m = 0; m < shocks->parts; m++)
        shocks->weight[m] /= sum;
}

void ins_shocks_init(const struct ins_law *law, struct ins_shocks *shocks)
{
    double variance = law->innovation_sd * law->innovation_sd;
    *shocks = (struct ins_shocks){.parts = 1, .weight = {1.0}, .own = {variance}};
    if (law->tail > 0.0)
        spread_tail(law->tail, variance, shocks);
    if (law->surge_probability > 0.0) {
        shocks->parts     = 2;
        shocks->weight[0] = 1.0 - law->surge_probability;
        shocks->weight[1] = law->surge_probability;
        shocks->own[1]    = variance;
        shocks->surge[1]  = law->surge_mean;
    }
}

/* --- one month -------------------------------------------------------------------------------- */

void ins_belief_init(const struct ins_law *law, struct ins_belief *belief)
{
    double q = law->surge_probability, size = law->surge_mean, phi = law->persistence;
    double leave[2] = {1.0 - law->stay[0], 1.0 - law->stay[1]}, volatility = 0.0;
    *belief = (struct ins_belief){.weight = {1.0, 0.0}};
    if (law->regimes == 2 && leave[0] + leave[1] > 0.0) {
        belief->weight[1] = leave[0] / (leave[0] + leave[1]);
        belief->weight[0] = 1.0 - belief->weight[1];
    }
    for (int r = 0; r < law->regimes; r++)
        volatility += belief->weight[r] * law->volatility[r] * law->volatility[r];
    double variance = volatility * law->innovation_sd * law->innovation_sd +
                      q * size * size * (2.0 - q);
    for (int r = 0; r < law->regimes; r++) {
        belief->mean[r]     = q * size / (1.0 - phi);
        belief->variance[r] = variance / (1.0 - phi * phi);
    }
}

/* Beliefs after a month's move, a part for each old regime and each shock, new regime by new
 * regime; `count` of them in each. */
struct parts {
    int    count, regimes;
    double weight[INS_FILTER_PARTS], mean[INS_FILTER_PARTS], variance[INS_FILTER_PARTS];
    double surge[INS_FILTER_PARTS];
};

static double regime_change(const struct ins_law *law, int from, int to)
{
    if (law->regimes == 1)
        return 1.0;
    return from == to ? law->stay[from] : 1.0 - law->stay[from];
}

static void move_parts(const struct ins_law *law, const struct ins_shocks *shocks,
                       const struct ins_belief *belief, struct parts *parts)
{
    double phi = law->persistence;
    int    p   = 0;
    for (int to = 0; to < law->regimes; to++) {
        double square = law->volatility[to] * law->volatility[to];
        for (int from = 0; from < law->regimes; from++) {
            double weight = belief->weight[from] * regime_change(law, from, to);
            for (int m = 0; m < shocks->parts; m++, p++) {
                parts->weight[p]   = weight * shocks->weight[m];
                parts->surge[p]    = shocks->surge[m];
                parts->mean[p]     = phi * belief->mean[from] + shocks->surge[m];
                parts->variance[p] = phi * phi * belief->variance[from] +
                                     square * shocks->own[m] + shocks->surge[m] * shocks->surge[m];
            }
        }
    }
    parts->regimes = law->regimes;
    parts->count   = p / law->regimes;
}

/* Weight and mean of the parts of regime r taken together. */
static double centre(const struct parts *parts, int r, double *weight)
{
    double mean = 0.0;
    int    begin = r * parts->count, end = begin + parts->count;
    *weight = 0.0;
    for (int p = begin; p < end; p++) {
        *weight += parts->weight[p];
        mean += parts->weight[p] * parts->mean[p];
    }
    return *weight > 0.0 ? mean / *weight : parts->mean[begin];
}

/* Weight, mean and variance of the parts of each regime taken together. */
static void join_parts(const struct parts *parts, struct ins_belief *belief)
{
    for (int r = 0; r < parts->regimes; r++) {
        double weight, mean = centre(parts, r, &weight), variance = 0.0;
        int    begin = r * parts->count, end = begin + parts->count;
        for (int p = begin; p < end; p++) {
            double apart = parts->mean[p] - mean;
            variance += parts->weight[p] * (parts->variance[p] + apart * apart);
        }
        belief->weight[r]   = weight;
        belief->mean[r]     = mean;
        belief->variance[r] = weight > 0.0 ? variance / weight : parts->variance[begin];
    }
}

/* What is seen of a month in each regime: base + state + a counting error. */
struct track_terms {
    double base[INS_LAW_REGIMES], error[INS_LAW_REGIMES];
};

static void look_ahead(const struct ins_law *law, int calendar_month, const struct parts *parts,
                       struct track_terms *track_terms)
{
    for (int r = 0; r < law->regimes; r++) {
        double weight, ahead = centre(parts, r, &weight);
        double base     = log(law->level * law->season[calendar_month] * law->multiplier[r]);
        track_terms->error[r] = exp(-base - ahead) + law->noise;
        track_terms->base[r]  = base - 0.5 * track_terms->error[r];
    }
}

/* Minus the log density, but for the factor (2 pi)^(-1/2), of a normal of that variance plus an
 * exponential of mean m, `miss` from the mean of both. */
static double surge_misfit(double miss, double variance, double m)
{
    double apart = miss + m, s = sqrt(variance);
    double log_below = gsl_sf_log_erfc((s / m - apart / s) / sqrt(2.0)) - log(2.0);
    return log(m) + apart / m - 0.5 * variance / (m * m) - log_below - 0.5 * log(2.0 * M_PI);
}

/* Bayes' and Kalman's rules in the parts of a regime that know no surge; a loop without a branch, which the
 * compiler turns into vectors. half[p]: minus the exponent of the density. */
static void learn_plain(double seen, double error, int count, double *restrict weight,
                        double *restrict mean, double *restrict variance, double *restrict half)
{
    for (int p = 0; p < count; p++) {
        double total = variance[p] + error;
        double miss  = seen - mean[p];
        double gain  = variance[p] / total;
        half[p]      = 0.5 * miss * miss / total;
        weight[p] /= sqrt(total);
        mean[p] += gain * miss;
        variance[p] *= 1.0 - gain;
    }
}

/* The same with a surge, which moves the belief by its first two moments. */
static double learn_surge(double seen, double error, int p, struct parts *parts)
{
    double total = parts->variance[p] + error, surge = parts->surge[p];
    double miss  = seen - parts->mean[p];
    double gain  = parts->variance[p] / total;
    parts->mean[p] += gain * miss;
    parts->variance[p] *= 1.0 - gain;
    return surge_misfit(miss, total - surge * surge, surge);
}

/* The parts of regime r: those between two surges learn in a row. */
static void learn_regime(const struct track_terms *track_terms, double log_count, int r,
                         struct parts *parts, double *half)
{
    double seen = log_count - track_terms->base[r], error = track_terms->error[r];
    int    end  = (r + 1) * parts->count;
    for (int p = r * parts->count, until = p; p < end; p = ++until) {
        while (until < end && !(parts->surge[until] > 0.0))
            until++;
        learn_plain(seen, error, until - p, &parts->weight[p], &parts->mean[p], &parts->variance[p],
                    &half[p]);
        if (until < end)
            half[until] = learn_surge(seen, error, until, parts);
    }
}

/* All parts learn; the log density of what was seen. */
static double learn_from_parts(const struct track_terms *track_terms, double log_count,
                               struct parts *parts)
{
    double half[INS_FILTER_PARTS], least = INFINITY, sum = 0.0;
    int    all = parts->regimes * parts->count;
    for (int r = 0; r < parts->regimes; r++)
        learn_regime(track_terms, log_count, r, parts, half);
    for (int p = 0; p < all; p++)
        least = parts->weight[p] > 0.0 && half[p] < least ? half[p] : least;
    for (int p = 0; p < all; p++) {
        parts->weight[p] *= parts->weight[p] > 0.0 ? exp(least - half[p]) : 0.0;
        sum += parts->weight[p];
    }
    if (!(sum > 0.0))
        return -INFINITY; /* no part is left: the law is none */
    for (int p = 0; p < all; p++)
        parts->weight[p] /= sum;
    return log(sum) - least - 0.5 * log(2.0 * M_PI);
}

static void tell_outlook(const struct track_terms *track_terms, const struct parts *parts,
                         struct ins_outlook *outlook)
{
    outlook->parts = parts->regimes * parts->count;
    for (int p = 0; p < outlook->parts; p++) {
        int r = p / parts->count;
        outlook->weight[p] = parts->weight[p];
        double surge       = parts->surge[p];
        outlook->surge[p]  = surge;
        outlook->mean[p]   = track_terms->base[r] + parts->mean[p] - surge;
        outlook->sd[p]     = sqrt(parts->variance[p] - surge * surge + track_terms->error[r]);
    }
}

double ins_filter_month(const struct ins_law *law, const struct ins_shocks *shocks,
                        int calendar_month, double log_count, struct ins_belief *belief,
                        struct ins_outlook *outlook)
{
    struct parts parts;
    struct track_terms track_terms   = {{0.0}, {0.0}};
    double       density = 0.0;
    move_parts(law, shocks, belief, &parts);
    if (outlook || !isnan(log_count))
        look_ahead(law, calendar_month, &parts, &track_terms);
    if (outlook)
        tell_outlook(&track_terms, &parts, outlook);
    if (!isnan(log_count))
        density = learn_from_parts(&track_terms, log_count, &parts);
    join_parts(&parts, belief);
    return density;
}

double ins_filter(const struct ins_law *law, const double *log_count, int months, int first,
                  struct ins_belief *belief)
{
    struct ins_shocks shocks;
    struct ins_belief own;
    double            sum = 0.0;
    ins_shocks_init(law, &shocks);
    ins_belief_init(law, &own);
    for (int t = 0; t < months; t++)
        sum += ins_filter_month(law, &shocks, (first + t) % INS_SEASON, log_count[t], &own, NULL);
    if (belief)
        *belief = own;
    return sum;
}

/* --- what was foretold ------------------------------------------------------------------------ */

/* A normal law, or one with an exponential size of mean m added. */
static double part_below(const struct ins_outlook *outlook, int p, double log_count)
{
    double s = outlook->sd[p], m = outlook->surge[p], apart = log_count - outlook->mean[p];
    double below = gsl_cdf_ugaussian_P(apart / s);
    if (m > 0.0)
        below -= exp(0.5 * s * s / (m * m) - apart / m +
                     gsl_sf_log_erfc((s / m - apart / s) / sqrt(2.0)) - log(2.0));
    return below > 0.0 ? below : 0.0;
}

double ins_outlook_below(const struct ins_outlook *outlook, double log_count)
{
    double sum = 0.0;
    for (int p = 0; p < outlook->parts; p++)
        sum += outlook->weight[p] * part_below(outlook, p, log_count);
    return sum;
}

double ins_outlook_quantile(const struct ins_outlook *outlook, double probability)
{
    double low = INFINITY, high = -INFINITY;
    for (int p = 0; p < outlook->parts; p++) {
        low  = fmin(low, outlook->mean[p] - 9.0 * outlook->sd[p]);
        high = fmax(high, outlook->mean[p] + 9.0 * outlook->sd[p] + 40.0 * outlook->surge[p]);
    }
    while (high - low > 1e-9 * (1.0 + fabs(low))) {
        double middle = 0.5 * (low + high);
        if (ins_outlook_below(outlook, middle) < probability)
            low = middle;
        else
            high = middle;
    }
    return 0.5 * (low + high);
}

double ins_filter_log(double cases)
{
    return log(cases > 0.5 || isnan(cases) ? cases : 0.5);
}
