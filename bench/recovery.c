/* recovery.c - do known parameters come out of simulated records?
 *
 *   recovery [RECORDS] [MONTHS]
 *
 * A simulator that shares nothing with the program but the model's page (GSL's generators) writes
 * records of each law; instroom's fit reads them. One line a parameter, as CSV: the truth, the mean
 * of the estimates and their bias, their spread, the mean of the standard errors that the fit gave,
 * and how often its 95 % interval held the truth. Spread, errors and coverage are those on the
 * parameter's own scale (log, Fisher's z, logit), where the intervals are made.
 */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fit/estimate.h"

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

int main(int count, char **argument)
{
    int records = count > 1 ? atoi(argument[1]) : 200;
    int months  = count > 2 ? atoi(argument[2]) : 180;
    if (records < 1 || records > MOST_RECORDS || months < 60 || months > 1200)
        return 2;
    printf("law,key,records,truth,mean,bias,spread,mean_se,held\n");
    for (int i = 0; i < LAWS; i++)
        recover(&truths[i], records, months);
    return 0;
}
