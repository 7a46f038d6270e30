/* What a record is made to tell: likelihoods against dense and enumerated ones, and records of a
 * simulator of GSL's (not of this program) whose parameters must come out again. */
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fit/fit.h"
#include "often.h"
#include "support.h"

TestSuite(fit);

static const struct ins_law calm = {
    .level = 1000.0, .season = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
    .persistence = 0.8, .innovation_sd = 0.15, .regimes = 1,
    .volatility = {1.0, 1.0}, .multiplier = {1.0, 1.0}, .stay = {1.0, 1.0}};

/* --- likelihoods ------------------------------------------------------------------------------ */

/* log density of a normal vector of mean 0 by Cholesky's root, written out. */
static double dense(const double *value, double (*covariance)[40], int count)
{
    double root[40][40] = {{0}}, solved[40], sum = 0.0;
    for (int i = 0; i < count; i++) {
        for (int j = 0; j <= i; j++) {
            double s = covariance[i][j];
            for (int k = 0; k < j; k++)
                s -= root[i][k] * root[j][k];
            root[i][j] = i == j ? sqrt(s) : s / root[j][j];
        }
        double s = value[i];
        for (int k = 0; k < i; k++)
            s -= root[i][k] * solved[k];
        solved[i] = s / root[i][i];
        sum -= log(root[i][i]) + 0.5 * solved[i] * solved[i] + 0.5 * log(2.0 * M_PI);
    }
    return sum;
}

/* AR(1) and counting noise: covariance s^2 / (1 - phi^2) phi^|t - s|, plus h on the diagonal. So
 * many cases that only the dispersion makes noise; months 7 and 20-23 are not known. */
Test(fit, likelihood_of_normal_shocks_is_the_dense_one)
{
    struct ins_law law = calm;
    double log_count[40], known[40], covariance[40][40];
    int    at[40], count = 0;
    law.level = 1e12;
    law.noise = 0.01;
    for (int t = 0; t < 40; t++) {
        log_count[t] = t == 7 || (t >= 20 && t <= 23) ? NAN : log(1e12) + 0.4 * sin(1.7 * t * t);
        if (!isnan(log_count[t]))
            at[count++] = t;
    }
    for (int i = 0; i < count; i++) {
        known[i] = log_count[at[i]] - log(1e12) + 0.005;
        for (int j = 0; j < count; j++)
            covariance[i][j] = 0.15 * 0.15 / (1.0 - 0.64) * pow(0.8, abs(at[i] - at[j])) +
                               (i == j ? 0.01 : 0.0);
    }
    double expected = dense(known, covariance, count);
    double found    = ins_filter(&law, log_count, 40, 3, NULL);
    cr_assert(apart(found, expected) < 1e-9, "%.12f, dense %.12f", found, expected);
}

/* Given the path of the regimes before and in each month, a scalar normal filter. */
static double along(const struct ins_law *law, const double *log_count, int months, unsigned path,
                    double noise)
{
    double phi = law->persistence, s2 = law->innovation_sd * law->innovation_sd;
    double leave0 = 1.0 - law->stay[0], leave1 = 1.0 - law->stay[1];
    double second = leave0 / (leave0 + leave1);
    double v0 = law->volatility[0], v1 = law->volatility[1];
    double mean = 0.0;
    double variance = ((1.0 - second) * v0 * v0 + second * v1 * v1) * s2 / (1.0 - phi * phi);
    int    from = path & 1;
    double density = from ? second : 1.0 - second;
    for (int t = 0; t < months; t++) {
        int to = path >> (t + 1) & 1;
        density *= to == from ? law->stay[from] : 1.0 - law->stay[from];
        mean *= phi;
        variance = phi * phi * variance + law->volatility[to] * law->volatility[to] * s2;
        double total = variance + noise;
        double miss  = log_count[t] - log(law->level * law->multiplier[to]) + noise / 2 - mean;
        density *= exp(-0.5 * miss * miss / total) / sqrt(2.0 * M_PI * total);
        mean += variance / total * miss;
        variance *= noise / total;
        from = to;
    }
    return density;
}

static double enumerated(const struct ins_law *law, const double *log_count, int months,
                         double noise)
{
    double sum = 0.0;
    for (unsigned path = 0; path < 1u << (months + 1); path++)
        sum += along(law, log_count, months, path, noise);
    return log(sum);
}

static double difference(double volatility, double multiplier, double noise)
{
    struct ins_law law = calm;
    double         log_count[12];
    law.level         = 1e14;
    law.regimes       = 2;
    law.volatility[1] = volatility;
    law.multiplier[1] = multiplier;
    law.stay[0]       = 0.9;
    law.stay[1]       = 0.7;
    law.noise         = noise;
    for (int t = 0; t < 12; t++)
        log_count[t] = log(1e14) + 0.5 * cos(2.3 * t * t) * (t % 3);
    return ins_filter(&law, log_count, 12, 0, NULL) - enumerated(&law, log_count, 12, noise + 1e-14);
}

Test(fit, likelihood_of_regimes_is_the_sum_over_all_their_paths)
{
    double volatility = difference(3.0, 1.0, 0.0), level = difference(1.0, 1.8, 0.0);
    cr_assert(fabs(volatility) < 1e-7, "volatility: %g apart", volatility);
    cr_assert(fabs(level) < 1e-7, "level: %g apart", level);
}

/* With counting errors one normal a regime is an approximation: a tenth of a log unit in twelve
 * months with errors a third of the shocks would be felt, a twentieth is not. */
Test(fit, one_normal_a_regime_loses_little_where_counts_err)
{
    double volatility = difference(3.0, 1.0, 0.0025), level = difference(1.0, 1.8, 0.0025);
    cr_assert(fabs(volatility) < 0.05 && fabs(level) < 0.05, "%g, %g", volatility, level);
}

/* The density of one month when the month before is known exactly. */
static double one_month(const struct ins_law *law, double shock)
{
    struct ins_shocks shocks;
    struct ins_belief belief = {.weight = {1.0, 0.0}};
    ins_shocks_init(law, &shocks);
    return ins_filter_month(law, &shocks, 0, log(law->level) + shock, &belief, NULL);
}

Test(fit, mixture_of_normals_is_students_law)
{
    const double tails[] = {2.3, 3.0, 5.0, 30.0};
    for (int i = 0; i < 4; i++) {
        struct ins_law law = calm;
        law.level = 1e14;
        law.tail  = tails[i];
        double unit = law.innovation_sd * sqrt((law.tail - 2.0) / law.tail);
        for (double e = -8.0; e <= 8.0; e += 0.5) {
            double shock    = e * law.innovation_sd;
            double expected = log(gsl_ran_tdist_pdf(shock / unit, law.tail) / unit);
            double allowed  = law.tail > 20.0 && fabs(e) > 5.0 ? 0.5 : 0.02;
            double found    = one_month(&law, shock);
            cr_assert(fabs(found - expected) < allowed, "nu %g at %g sd: %g, exact %g", law.tail, e,
                      found, expected);
        }
    }
}

/* Normal plus exponential has a closed density: exp(s^2/2m^2 - e/m) Phi(e/s - s/m) / m. */
Test(fit, a_month_with_surges_has_the_closed_density)
{
    struct ins_law law = calm;
    double m = 0.5, q = 0.1, s = law.innovation_sd;
    law.level             = 1e14;
    law.surge_probability = q;
    law.surge_mean        = m;
    for (double e = -0.6; e <= 2.5; e += 0.1) {
        double surge = exp(s * s / (2 * m * m) - e / m) * gsl_cdf_ugaussian_P(e / s - s / m) / m;
        double exact = (1.0 - q) * gsl_ran_gaussian_pdf(e, s) + q * surge;
        double found = exp(one_month(&law, e));
        cr_assert(fabs(found - exact) < 1e-9 * (1.0 + exact), "at %g: %g, exact %g", e, found, exact);
    }
}

/* What is foretold adds up to its density: the slope of the distribution function, and its
 * quantiles back. */
Test(fit, what_is_foretold_has_the_density_it_is_scored_by)
{
    struct ins_law     law = calm;
    struct ins_shocks  shocks;
    struct ins_outlook outlook;
    law.noise             = 0.01;
    law.surge_probability = 0.2;
    law.surge_mean        = 0.5;
    ins_shocks_init(&law, &shocks);
    for (double y = 5.5; y < 9.0; y += 0.25) {
        struct ins_belief belief;
        ins_belief_init(&law, &belief);
        double density = exp(ins_filter_month(&law, &shocks, 0, y, &belief, &outlook));
        double slope   = (ins_outlook_below(&outlook, y + 1e-4) - ins_outlook_below(&outlook, y - 1e-4)) / 2e-4;
        cr_assert(fabs(slope - density) < 1e-6, "at %g: %g, scored %g", y, slope, density);
    }
    for (double p = 0.01; p < 1.0; p += 0.07)
        cr_assert(fabs(ins_outlook_below(&outlook, ins_outlook_quantile(&outlook, p)) - p) < 1e-7);
}

/* --- a simulator that is not this program's --------------------------------------------------- */

struct truth {
    double level, persistence, sd, dispersion, volatility, stay[2], tail;
};

static void simulate(const struct truth *truth, int months, unsigned long seed,
                     struct ins_cases *cases)
{
    static const double season[] = {.98, .85, .91, .84, .81, .85, 1.01, 1.13, 1.24, 1.25, 1.19, .96};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    double   x   = 0.0;
    int      regime = 0;
    gsl_rng_set(rng, seed);
    *cases = (struct ins_cases){.first = ins_date_read("2008-01"), .months = months,
                                .known = months, .tracks = 1};
    for (int t = -200; t < months; t++) {
        double v = regime ? truth->volatility : 1.0, r = truth->dispersion;
        double e = truth->tail > 0.0 ? gsl_ran_tdist(rng, truth->tail) *
                                           sqrt((truth->tail - 2.0) / truth->tail)
                                     : gsl_ran_ugaussian(rng);
        x = truth->persistence * x + v * truth->sd * e;
        if (truth->volatility > 0.0 && gsl_rng_uniform(rng) > truth->stay[regime])
            regime = 1 - regime;
        double mean = truth->level * exp(x) * season[((t % 12) + 12) % 12];
        double mixed = r > 0.0 ? mean * gsl_ran_gamma(rng, r, 1.0 / r) : mean;
        if (t >= 0)
            cases->total[t] = fmax((double)gsl_ran_poisson(rng, mixed), 1.0);
    }
    gsl_rng_free(rng);
}

static const struct ins_figure_of *figure(const struct ins_figure_of *keys, int count,
                                          const char *name)
{
    for (int q = 0; q < count; q++)
        if (strcmp(keys[q].key, name) == 0)
            return &keys[q];
    cr_assert_fail("no %s", name);
    return NULL;
}

/* Whether the 95 % interval of a key holds the truth. */
static bool holds(const struct ins_figure_of *key, double floor, double truth)
{
    double apart_by = ins_scaled(key->scale, floor, key->value) - ins_scaled(key->scale, floor, truth);
    return fabs(apart_by) <= 1.96 * key->scaled_se;
}

static int fit_one(const char *family, const struct ins_cases *cases, struct ins_fitted *fitted,
                   struct ins_figure_of keys[7])
{
    double correlation[7][7];
    cr_assert_eq(ins_estimate(ins_family_named(family), cases, fitted, NULL), INS_DONE);
    cr_assert_eq(ins_estimate_errors(cases, NULL, fitted, NULL), INS_DONE);
    return ins_estimate_keys(fitted, keys, correlation);
}

/* Asymptotic errors of an AR(1): persistence (1 - phi^2)^(1/2) / T^(1/2), on Fisher's scale over
 * (1 - phi^2); log sd (2T)^(-1/2). */
Test(fit, errors_of_a_long_record_are_the_textbooks)
{
    static struct ins_cases    cases;
    static struct ins_fitted   fitted;
    struct ins_figure_of       keys[7];
    const struct truth         truth = {.level = 1e6, .persistence = 0.7, .sd = 0.2};
    simulate(&truth, 1000, 5, &cases);
    int    count = fit_one("normal", &cases, &fitted, keys);
    double phi   = figure(keys, count, "inflow.ar1.persistence")->scaled_se;
    double sd    = figure(keys, count, "inflow.ar1.innovation_sd")->scaled_se;
    double slack = 1.25; /* the noise of counts is estimated too, from the same months */
    cr_assert(phi > 0.9 / sqrt(1000 * 0.51) && phi < slack / sqrt(1000 * 0.51), "%g", phi);
    cr_assert(sd > 0.9 / sqrt(2000.0) && sd < slack / sqrt(2000.0), "%g", sd);
}

/* P(Bin(n, .95) <= hits) must not be absurd: what is tested is that intervals are wide enough. */
static void expect_coverage(const char *what, int hits, int records)
{
    cr_assert(binomial_to(hits, records, 0.95) > LEAST_CHANCE, "%s: held in %d of %d", what, hits,
              records);
}

Test(fit, known_shocks_come_out_of_forty_records)
{
    static struct ins_cases  cases;
    static struct ins_fitted fitted;
    const struct truth truth = {.level = 1500, .persistence = 0.85, .sd = 0.2, .dispersion = 100};
    int    level = 0, phi = 0, sd = 0;
    double sum = 0.0;
    for (unsigned i = 0; i < 40; i++) {
        struct ins_figure_of keys[7];
        simulate(&truth, 180, 100 + i, &cases);
        int count = fit_one("normal", &cases, &fitted, keys);
        level += holds(figure(keys, count, "inflow.level_per_month"), 0.0,
                       truth.level * 1.001667 /* the season's mean */);
        phi += holds(figure(keys, count, "inflow.ar1.persistence"), 0.0, truth.persistence);
        sd += holds(figure(keys, count, "inflow.ar1.innovation_sd"), 0.0, truth.sd);
        sum += fitted.law.persistence - truth.persistence;
    }
    expect_coverage("level", level, 40);
    expect_coverage("persistence", phi, 40);
    expect_coverage("innovation sd", sd, 40);
    /* Kendall's bias -(1 + 3 phi) / T = -.020, and its own error .53 / (180 x 40)^(1/2) = .006 */
    cr_assert(sum / 40 > -0.020 - 0.035 && sum / 40 < 0.03, "bias of persistence %g", sum / 40);
}

Test(fit, regimes_of_volatility_are_told_from_records_with_them)
{
    static struct ins_cases  cases;
    static struct ins_fitted fitted, plain;
    const struct truth truth = {.level = 1500, .persistence = 0.9, .sd = 0.12, .volatility = 3.0,
                                .stay = {0.95, 0.9}};
    int volatility = 0, sd = 0, better = 0;
    for (unsigned i = 0; i < 8; i++) {
        struct ins_figure_of keys[7];
        simulate(&truth, 200, 300 + i, &cases);
        int count = fit_one("volatility", &cases, &fitted, keys);
        volatility += holds(figure(keys, count, "inflow.regimes.turbulent.volatility"), 0.0, 3.0);
        sd += holds(figure(keys, count, "inflow.ar1.innovation_sd"), 0.0, 0.12);
        (void)fit_one("normal", &cases, &plain, keys);
        better += fitted.aic < plain.aic;
    }
    expect_coverage("volatility", volatility, 8);
    expect_coverage("innovation sd", sd, 8);
    cr_assert_geq(better, 7, "AIC took the regimes in %d of 8", better);
}

Test(fit, normal_records_show_no_tail_and_poisson_ones_no_noise)
{
    static struct ins_cases  cases;
    static struct ins_fitted fitted;
    struct ins_figure_of     keys[7];
    const struct truth       truth = {.level = 5000, .persistence = 0.8, .sd = 0.2};
    int fixed = 0, heavy = 0;
    for (unsigned i = 0; i < 4; i++) {
        simulate(&truth, 200, 500 + i, &cases);
        int count = fit_one("student", &cases, &fitted, keys);
        fixed += figure(keys, count, "inflow.dispersion")->fixed ||
                 figure(keys, count, "inflow.dispersion")->value > 400.0;
        heavy += fitted.law.tail < 5.0;
    }
    cr_assert_eq(heavy, 0, "a tail under five degrees of freedom in %d of 4", heavy);
    cr_assert_geq(fixed, 3, "no noise in %d of 4", fixed);
}

/* --- shares ----------------------------------------------------------------------------------- */

Test(fit, drifting_shares_come_out)
{
    static struct ins_cases cases;
    struct ins_shares shares;
    const double share[] = {0.5, 0.3, 0.2};
    double y[3] = {0};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 77);
    cases = (struct ins_cases){.first = 24096, .months = 400, .known = 400, .tracks = 3};
    for (int t = 0; t < 400; t++) {
        double sum = 0.0;
        for (int k = 0; k < 3; k++) {
            y[k] = 0.7 * y[k] + 0.1 * gsl_ran_ugaussian(rng);
            sum += share[k] * exp(y[k]);
        }
        for (int k = 0; k < 3; k++)
            cases.cases[t][k] = gsl_ran_poisson(rng, 3000.0 * share[k] * exp(y[k]) / sum);
    }
    gsl_rng_free(rng);
    ins_shares_fit(&cases, 0.0, &shares);
    cr_assert(shares.drifts);
    cr_assert(fabs(shares.persistence - 0.7) < 4.75 * shares.persistence_se, "%g +/- %g",
              shares.persistence, shares.persistence_se);
    cr_assert(fabs(shares.innovation_sd - 0.1) < 4.75 * shares.innovation_se, "%g +/- %g",
              shares.innovation_sd, shares.innovation_se);
    /* two contrasts of 400 months: errors of AR(1) again */
    cr_assert(shares.innovation_se > 0.8 * 0.1 / sqrt(1600) && shares.innovation_se < 0.1 / sqrt(600));
    for (int k = 0; k < 3; k++)
        cr_assert(fabs(shares.share[k] - share[k]) < 4.75 * shares.se[k], "%d: %g +/- %g", k,
                  shares.share[k], shares.se[k]);
}

/* --- backtest --------------------------------------------------------------------------------- */

/* Law i gave i + t / 8 to month t; the wandering level foretold from month 60 on, the others from month 72. */
static void foretell(int months, struct ins_foretold *foretold)
{
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        for (int h = 0; h < INS_WEIGH_HORIZONS; h++)
            for (int t = 0; t < INS_MONTHS; t++)
                foretold->density[i][h][t] =
                    h == 0 && t >= (i ? 72 : 60) && t < months ? i + t / 8.0 : (double)NAN;
}

/* Shocks that are gone within a year: forecasts a year apart are independent, and of those every
 * half year neighbours share next to nothing (.3^6). */
Test(fit, bands_foretold_hold_what_they_say)
{
    static struct ins_cases    cases;
    static struct ins_foretold foretold;
    static struct ins_backtest test;
    const struct truth truth = {.level = 2000, .persistence = 0.3, .sd = 0.3, .dispersion = 200};
    struct ins_options one = {.threads = 2};
    simulate(&truth, as_often(480, 240), 900, &cases);
    foretell(cases.months, &foretold);
    cr_assert_eq(ins_backtest_run(&cases, NULL, false, 1, &foretold, &one, &test, NULL), INS_DONE);
    const struct ins_backtest_tally(*ours)[INS_BACKTEST_KINDS] =
        (const void *)test.tally[INS_BACKTEST_OURS];
    for (int h = 0; h < INS_BACKTEST_HORIZONS; h++)
        for (int b = 0; b < INS_BACKTEST_BANDS; b++)
            cr_assert(chance_of_hits(ours[h][0].inside[b], ours[h][0].forecasts,
                                     ins_backtest_band[b]) > LEAST_CHANCE,
                      "%d months ahead, band %g: %d of %d", ins_backtest_ahead[h],
                      ins_backtest_band[b], ours[h][0].inside[b], ours[h][0].forecasts);
    /* Scores are means over what all laws foretold: months 72 and later. */
    cr_expect_eq(test.scored, cases.months - 72);
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        cr_expect(fabs(test.score[i] - (i + (72 + cases.months - 1) / 16.0)) < 1e-9);
    /* The CRPS of the true law is half of E|X - X'|: of a lognormal, its mean times 2 Phi(s 2^(-1/2))
     * - 1, s that of the long run. A score spreads no more than it is large. */
    double wide = sqrt(0.09 / 0.91 + 1.0 / 200 + 1.0 / 2000), count = ours[0][0].forecasts;
    double crps = 2000.0 * exp(0.5 * wide * wide) * (2.0 * gsl_cdf_ugaussian_P(wide / sqrt(2.0)) - 1.0);
    double far  = 4.75 * crps / sqrt(count);
    cr_assert(fabs(ours[0][0].crps / count - crps) < far, "%g, exact %g", ours[0][0].crps / count, crps);
    for (int rival = INS_BACKTEST_NAIVE; rival < INS_BACKTEST_FORECASTERS; rival++)
        cr_assert_lt(ours[0][0].crps / count,
                     test.tally[rival][0][0].crps / test.tally[rival][0][0].forecasts);
}
