/* recovery.c - do known parameters come out of simulated records?
 *
 *   recovery [RECORDS] [MONTHS]
 *   recovery ranks [RECORDS]     of the level that wanders: where the truth lies among the draws
 *
 * A simulator that shares nothing with the program but the model's page (GSL's generators) writes
 * records of each law; instroom's fit reads them. One line a parameter, as CSV: the truth, the mean
 * of the estimates and their bias, their spread, the mean of the standard errors that the fit gave,
 * and how often its 95 % interval held the truth. Spread, errors and coverage are those on the
 * parameter's own scale (log, Fisher's z, logit), where the intervals are made.
 *
 * "ranks" is simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman, 2018): each record
 * of ten years is simulated from parameters that were drawn from the prior, and where the truth lies among the
 * draws of the fit is uniform. A line a parameter: the p-value of chi square over ten bins, and how often the
 * middle 95 and 50 % of the draws held the truth.
 */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fit/estimate.h"
#include "fit/posterior.h"

enum { MOST_RECORDS = 5000 };

struct truth {
    const char *law;
    double      persistence, sd, dispersion, tail, volatility, multiplier, stay[2], q, size;
};

/* Near what the Dutch record says. */
static const struct truth truths[] = {
    {"normal", .90, .20, 150, 0, 1, 1, {1, 1}, 0, 0},
    {"student", .90, .20, 0, 4, 1, 1, {1, 1}, 0, 0},
    {"volatility", .92, .11, 0, 0, 3.4, 1, {.976, .92}, 0, 0},
    {"level", .80, .12, 0, 0, 1, 2.2, {.97, .97}, 0, 0},
    {"surges", .88, .12, 0, 0, 1, 1, {1, 1}, .05, .6},
};
enum { LAWS = sizeof truths / sizeof truths[0], LEVEL = 1500 };

static double innovation(const struct truth *truth, gsl_rng *rng, int regime)
{
    double e = truth->tail > 0 ? gsl_ran_tdist(rng, truth->tail) * sqrt(1 - 2 / truth->tail)
                               : gsl_ran_ugaussian(rng);
    return truth->sd * (regime ? truth->volatility : 1) * e;
}

static void simulate(const struct truth *truth, int months, unsigned long seed,
                     struct ins_cases *cases)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    double   x   = 0, surge = 0;
    int      regime = 0;
    gsl_rng_set(rng, seed);
    *cases = (struct ins_cases){.first = ins_date_read("2008-01"), .months = months,
                                .known = months, .tracks = 1};
    for (int t = -300; t < months; t++) {
        if (truth->stay[0] < 1 && gsl_rng_uniform(rng) > truth->stay[regime])
            regime = 1 - regime;
        x     = truth->persistence * x + innovation(truth, rng, regime);
        surge = truth->persistence * surge;
        if (gsl_rng_uniform(rng) < truth->q)
            surge += gsl_ran_exponential(rng, truth->size);
        double mean = LEVEL * exp(x + surge) * (regime ? truth->multiplier : 1) *
                      (1 + 0.2 * sin(0.5236 * t));
        double r = truth->dispersion;
        double n = gsl_ran_poisson(rng, r > 0 ? mean * gsl_ran_gamma(rng, r, 1 / r) : mean);
        if (t >= 0)
            cases->total[t] = fmax(n, 1);
    }
    gsl_rng_free(rng);
}

static double true_value(const struct truth *truth, const char *key)
{
    static const char *const keys[] = {
        "inflow.level_per_month", "inflow.ar1.persistence", "inflow.ar1.innovation_sd",
        "inflow.dispersion", "inflow.ar1.tail", "inflow.regimes.turbulent.volatility",
        "inflow.regimes.high.multiplier", "inflow.surge.probability",
        "inflow.surge.mean_log_size"};
    const double values[] = {LEVEL, truth->persistence, truth->sd, truth->dispersion, truth->tail,
                             truth->volatility, truth->multiplier, truth->q, truth->size};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (strcmp(keys[i], key) == 0)
            return values[i];
    bool first = strstr(key, ".calm.") || strstr(key, ".low.");
    return 1 / (1 - truth->stay[first ? 0 : 1]);
}

struct sums {
    int    count, held;
    double value, scaled, square, error;
};

static void add(const struct ins_family *family, const struct ins_figure_of *key, int which,
                double truth, struct sums *sums)
{
    double floor = family->parameter[which].floor;
    double apart = ins_scaled(key->scale, floor, key->value) - ins_scaled(key->scale, floor, truth);
    if (key->fixed || !isfinite(key->scaled_se) || !isfinite(apart))
        return;
    sums->count++;
    sums->held += fabs(apart) <= 1.959964 * key->scaled_se;
    sums->value += key->value;
    sums->scaled += apart;
    sums->square += apart * apart;
    sums->error += key->scaled_se;
}

static void recover(const struct truth *truth, int records, int months)
{
    const struct ins_family *family = ins_family_named(truth->law);
    struct sums              sums[7] = {{0}};
    int                      keys    = family->parameters;
#pragma omp parallel for schedule(dynamic, 1)
    for (int i = 0; i < records; i++) {
        struct ins_cases    *cases = malloc(sizeof *cases);
        struct ins_fitted    fitted;
        struct ins_figure_of key[7];
        double               correlation[7][7];
        simulate(truth, months, 1000 + (unsigned long)i, cases);
        (void)ins_estimate(family, cases, &fitted, NULL);
        (void)ins_estimate_errors(cases, NULL, &fitted, NULL);
        (void)ins_estimate_keys(&fitted, key, correlation);
        free(cases);
#pragma omp critical
        for (int q = 0; q < keys; q++)
            add(family, &key[q], q, true_value(truth, key[q].key), &sums[q]);
    }
    for (int q = 0; q < keys; q++) {
        double n = sums[q].count, bias = sums[q].scaled / n, real = true_value(truth, family->parameter[q].key);
        if (sums[q].count > records / 2 && real > 0)
            printf("%s,%s,%d,%.4g,%.4g,%.3f,%.3f,%.3f,%.3f\n", truth->law,
                   family->parameter[q].key, sums[q].count, real, sums[q].value / n, bias,
                   sqrt(sums[q].square / n - bias * bias), sums[q].error / n, sums[q].held / n);
    }
}

/* --- the level that wanders -------------------------------------------------------------------- */

enum { BINS = 10, RANKED = 6, YEARS_OF_MONTHS = 120 };

static const char *const ranked[RANKED] = {
    "inflow.walk.innovation_sd", "inflow.dispersion", "inflow.ar1.persistence",
    "inflow.regimes.turbulent.volatility", "inflow.regimes.calm.mean_months",
    "inflow.regimes.turbulent.mean_months"};

struct ranks {
    int hits[RANKED][BINS], inside[RANKED][2], records;
};

static void simulate_walk(const struct ins_walk *law, gsl_rng *rng, struct ins_cases *cases)
{
    bool   turbulent = gsl_rng_uniform(rng) < law->leave / (law->leave + law->settle);
    double level = log(5000.0), shock = 0.0, noise = law->noise * law->noise;
    *cases = (struct ins_cases){.first = 2010 * 12, .months = YEARS_OF_MONTHS, .known = YEARS_OF_MONTHS, .tracks = 1};
    for (int t = 0; t < YEARS_OF_MONTHS; t++) {
        bool away = gsl_rng_uniform(rng) < (turbulent ? law->settle : law->leave);
        turbulent = away ? !turbulent : turbulent;
        shock = law->persistence * shock + (turbulent ? law->turbulent : law->calm) * gsl_ran_ugaussian(rng);
        level += law->step * gsl_ran_ugaussian(rng);
        double mean = exp(level + shock + law->season[t % 12]);
        cases->total[t] = gsl_ran_poisson(rng, mean * gsl_ran_gamma(rng, 1.0 / noise, noise));
        cases->cases[t][0] = cases->total[t];
    }
}

static void rank(const struct ins_walk *law, const struct ins_posterior *posterior, struct ranks *ranks)
{
    const double truth[RANKED] = {law->step, 1.0 / (law->noise * law->noise), law->persistence, law->turbulent,
                                  1.0 / law->leave, 1.0 / law->settle};
    for (int q = 0; q < RANKED; q++) {
        int below = 0;
        for (int d = 0; d < INS_POSTERIOR_DRAWS; d++) {
            const struct ins_inflow_draw *w = &posterior->draw[d];
            const double drawn[RANKED] = {w->step, w->dispersion, w->persistence, w->turbulent, w->calm_months,
                                          w->turbulent_months};
            below += drawn[q] < truth[q];
        }
        double share = (below + 0.5) / (INS_POSTERIOR_DRAWS + 1);
        ranks->hits[q][(int)(share * BINS)]++;
        ranks->inside[q][0] += fabs(share - 0.5) < 0.475;
        ranks->inside[q][1] += fabs(share - 0.5) < 0.25;
    }
    ranks->records++;
}

static void print_ranks(const struct ranks *ranks)
{
    printf("key,records,p,held95,held50\n");
    for (int q = 0; q < RANKED; q++) {
        double chi = 0.0, due = (double)ranks->records / BINS;
        for (int b = 0; b < BINS; b++)
            chi += (ranks->hits[q][b] - due) * (ranks->hits[q][b] - due) / due;
        printf("%s,%d,%.3f,%.3f,%.3f\n", ranked[q], ranks->records, gsl_cdf_chisq_Q(chi, BINS - 1),
               (double)ranks->inside[q][0] / ranks->records, (double)ranks->inside[q][1] / ranks->records);
    }
}

static int rank_walks(int records)
{
    gsl_rng              *rng       = gsl_rng_alloc(gsl_rng_mt19937);
    struct ins_posterior *posterior = calloc(1, sizeof *posterior);
    struct ins_cases     *cases     = calloc(1, sizeof *cases);
    struct ins_prior      prior     = ins_prior_none;
    struct ranks          ranks     = {0};
    bool                  room      = rng && posterior && cases;
    for (int i = 0; i < INS_WALK_PARAMETERS; i++)
        prior.sd[i] = 0.2;
    for (int n = 0; room && n < records; n++) {
        double          theta[INS_WALK_PARAMETERS];
        struct ins_walk law;
        for (int i = 0; i < INS_WALK_PARAMETERS; i++)
            theta[i] = prior.middle[i] + prior.sd[i] * gsl_ran_ugaussian(rng);
        ins_prior_law(&prior, theta, &law);
        memset(law.season, 0, sizeof law.season);
        simulate_walk(&law, rng, cases);
        if (ins_posterior_draw(cases, &prior, (unsigned long)n + 1, posterior, NULL) == INS_DONE)
            rank(&law, posterior, &ranks);
    }
    print_ranks(&ranks);
    free(cases);
    free(posterior);
    gsl_rng_free(rng);
    return room ? 0 : 1;
}

int main(int count, char **argument)
{
    if (count > 1 && strcmp(argument[1], "ranks") == 0)
        return rank_walks(count > 2 ? atoi(argument[2]) : 500);
    int records = count > 1 ? atoi(argument[1]) : 200;
    int months  = count > 2 ? atoi(argument[2]) : 180;
    if (records < 1 || records > MOST_RECORDS || months < 60 || months > 1200)
        return 2;
    printf("law,key,records,truth,mean,bias,spread,mean_se,held\n");
    for (int i = 0; i < LAWS; i++)
        recover(&truths[i], records, months);
    return 0;
}
