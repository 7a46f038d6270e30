/* What not knowing the keys does to the answer about the buffer: how a chance differs between worlds,
 * and what the answer says of it beside the scenario's own figures. */
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "answers/unknown.h"
#include "base/lanes.h"
#include "engine/mixing.h"
#include "scenario/worlds.h"
#include "support.h"

TestSuite(unknown);

/* --- chances between worlds ------------------------------------------------------------------- */

/* Laws of a chance over worlds, and the share above .95, in closed form. */
enum { ALIKE_ABOVE, ALIKE_BELOW, BETA, PROBIT, TWO, LAWS };

static double chance_of(gsl_rng *r, int law)
{
    switch (law) {
    case ALIKE_ABOVE: return 0.97;
    case ALIKE_BELOW: return 0.92;
    case BETA: return gsl_ran_beta(r, 8.0, 0.6);
    case PROBIT: return gsl_cdf_ugaussian_P(1.0 + 2.0 * gsl_ran_gaussian(r, 1.0));
    default: return gsl_rng_uniform(r) < 0.3 ? 0.2 : 0.99;
    }
}

static double share_above(int law)
{
    const double above[LAWS] = {1.0, 0.0, gsl_cdf_beta_Q(0.95, 8.0, 0.6),
                                gsl_cdf_ugaussian_Q((gsl_cdf_ugaussian_Pinv(0.95) - 1.0) / 2.0), 0.7};
    return above[law];
}

static void count(gsl_rng *r, int law, int worlds, double hits[INS_LANES + 1])
{
    memset(hits, 0, (INS_LANES + 1) * sizeof *hits);
    for (int w = 0; w < worlds; w++)
        hits[gsl_ran_binomial(r, chance_of(r, law), INS_LANES)] += 1.0;
}

/* (6.82) to (6.84): 2,000 worlds, 20 times. What is left of the law's smoothness is no more than 5
 * points where all worlds agree and 1 point where they differ, beside the error of the mean. */
Test(unknown, what_a_few_futures_add_to_differences_between_worlds_is_taken_out)
{
    gsl_rng *r = gsl_rng_alloc(gsl_rng_mt19937);
    for (int law = 0; law < LAWS; law++) {
        double share[20], hits[INS_LANES + 1], bias = law <= ALIKE_BELOW ? 0.05 : 0.01, sum = 0.0;
        for (int i = 0; i < 20; i++) {
            count(r, law, 2000, hits);
            sum += share[i] = ins_mixing_share(hits, 0.95); /* (6.82), (6.83), (6.84) */
        }
        double mean = sum / 20.0, squares = 0.0;
        for (int i = 0; i < 20; i++)
            squares += (share[i] - mean) * (share[i] - mean);
        cr_assert_lt(fabs(mean - share_above(law)), bias + 4.0 * sqrt(squares / 19.0 / 20.0),
                     "law %d: %g, not %g", law, mean, share_above(law));
    }
    gsl_rng_free(r);
}

/* Counted as they are, a quarter of the worlds that are alike would have no buffer. */
Test(unknown, shares_of_worlds_count_as_worlds_do)
{
    double hits[INS_LANES + 1] = {0}, parts[INS_LANES + 1] = {0};
    for (int k = 20; k <= INS_LANES; k++) {
        hits[k]  = k;
        parts[k] = k * 3.0;
    }
    cr_assert_float_eq(ins_mixing_share(hits, 0.9), ins_mixing_share(parts, 0.9), 0.01);
    cr_assert_lt(ins_mixing_share(hits, 0.95), ins_mixing_share(hits, 0.9));
}

/* --- the answer ------------------------------------------------------------------------------- */

#define UNKNOWN "uncertain=({key='tracks.asylum.hours';p10=28.0;p90=32.0;}," \
                "{key='staff.attrition';from=.004;to=.02;})"

/* The service of these tests with hours that matter. */
static const struct ins_case *service(const char *futures, const char *more, const char *other)
{
    return SERVICE(futures, "seed=11", "inflow.ar1.innovation_sd=0.2", "inflow.ar1.persistence=0.8",
                   "norm.confidence=0.8", more, other);
}

static bool same(struct ins_estimate a, struct ins_estimate b)
{
    return a.value == b.value && a.low == b.low && a.high == b.high;
}

Test(unknown, beside_it_stands_the_answer_for_the_scenario_s_own_figures)
{
    const struct ins_buffer *plain = solve(service("futures=1600", "title='a'", "title='b'"), 2, INS_DONE);
    const struct ins_buffer *both  = solve(service("futures=1600", UNKNOWN, "title='b'"), 2, INS_DONE);
    cr_assert(!plain->unknown && both->unknown);
    cr_assert(same(plain->norm, both->norm) && same(plain->liquidity, both->liquidity));
    cr_assert(same(plain->economic, both->economic) && same(plain->p_norm_max, both->p_norm_max));
    cr_assert_eq(both->unknown->worlds, 50);
}

/* Worlds of the same laws that the test draws, a point a world: one row of an ensemble each, so that
 * the tower knows of each what it knows of a world. */
static double own_norm_buffer(double hours, double attrition, int futures)
{
    char path[64];
    struct ins_estimate norm;
    double              most;
    struct ins_options  options = {.threads = 2};
    (void)snprintf(path, sizeof path, "/tmp/instroom-unknown-%d.csv", (int)getpid());
    FILE *to = fopen(path, "w");
    cr_assert(to && fprintf(to, "tracks.asylum.hours,staff.attrition\n%.17g,%.17g\n", hours, attrition) > 0);
    cr_assert_eq(fclose(to), 0);
    const struct ins_case *one = service(with("futures=%d", futures), with("ensemble='%s'", path), "title='b'");
    (void)unlink(path);
    cr_assert_eq(ins_buffer_norm(ins_case_scenario(one), &options, &norm, &most, NULL), INS_DONE);
    return norm.value;
}

/* The share of the worlds played one by one that need no more than `size`, less the share asked for, in
 * standard errors of both. */
static double off(const double *brute, int worlds, double size, double asked, int64_t ours)
{
    int    within = 0;
    double spread = fmax(asked * (1.0 - asked), 0.01);
    for (int w = 0; w < worlds; w++)
        within += brute[w] <= size;
    return ((double)within / worlds - asked) / sqrt(spread * (1.0 / worlds + 1.0 / (double)ours));
}

Test(unknown, the_spread_over_worlds_is_that_of_worlds_played_one_by_one)
{
    int     worlds = as_often(200, 40), futures = as_often(10000, 1000);
    double *brute = numbers(worlds);
    const struct ins_buffer  *both = solve(service("futures=9600", UNKNOWN, "title='b'"), 2, INS_DONE);
    const struct ins_unknown *u    = both->unknown;
    for (int w = 0; w < worlds; w++) { /* a rank-1 lattice of the golden ratio */
        double x = (w + 0.5) / worlds, y = fmod(0.5 + w * 0.6180339887498949, 1.0);
        brute[w] = own_norm_buffer(30.0 + 2.0 / 1.2815515655446004 * gsl_cdf_ugaussian_Pinv(x),
                                   0.004 + 0.016 * y, futures);
    }
    cr_assert_lt(fabs(off(brute, worlds, u->p05.value, 0.05, u->worlds)), 2.0); /* (6.85) */
    cr_assert_lt(fabs(off(brute, worlds, u->p50.value, 0.5, u->worlds)), 2.0);
    cr_assert(!isfinite(u->p95.value));
    cr_assert_lt(fabs(off(brute, worlds, 1e15, 1.0 - u->none.value, u->worlds)), 2.0);
}

/* --- its errors ------------------------------------------------------------------------------- */

enum { TOLD = 4 };

/* What 50 worlds of a seed say: the norm buffer in 5 and in 50 of 100 worlds, the share with none, and the
 * chance to keep the norm without a buffer. */
static void tell(int seed, struct ins_estimate told[TOLD])
{
    static struct ins_unknown u;
    struct ins_options  options = {.threads = 2};
    struct ins_error    why     = {{0}};
    struct ins_scenario s       = *ins_case_scenario(service("futures=1600", UNKNOWN, "title='b'"));
    s.seed = seed;
    cr_assert_eq(ins_unknown_find(&s, &options, &u, &why), INS_DONE, "%s", why.text);
    cr_assert_eq(u.frontier[0].buffer, 0.0);
    told[0] = u.p05;
    told[1] = u.p50;
    told[2] = u.none;
    told[3] = u.frontier[0].p_norm;
}

/* Around the mean of what is told lie 95 % of the intervals. The bound: a sound program fails it once in a
 * thousand times. A quantile of the worlds that is none tells nothing of itself, and is left out. */
Test(unknown, its_intervals_hold_it, .timeout = 3600)
{
    int                  trials = as_often(1000, 8), held[TOLD] = {0}, known[TOLD] = {0};
    struct ins_estimate *all    = (struct ins_estimate *)numbers(trials * TOLD * 3);
    double               mean[TOLD] = {0};
    for (int i = 0; i < trials; i++) {
        tell(1000 + i, &all[i * TOLD]);
        for (int t = 0; t < TOLD; t++)
            if (isfinite(all[i * TOLD + t].value)) {
                mean[t] += all[i * TOLD + t].value;
                known[t]++;
            }
    }
    for (int i = 0; i < trials * TOLD; i++) {
        double of = mean[i % TOLD] / known[i % TOLD];
        held[i % TOLD] += isfinite(all[i].value) && all[i].low <= of && of <= all[i].high;
    }
    for (int t = 0; t < TOLD; t++) {
        if (as_often(1, 0))
            cr_log_warn("unknown, %d: %d of %d intervals hold", t, held[t], known[t]);
        cr_expect_gt(binomial_to(held[t], known[t], 0.95), 0.001, "%d: %d of %d", t, held[t], known[t]);
    }
}
