/* inflow.c - who asks for asylum: the inflow against laws that are known in closed form.
 *
 * Expected numbers come from the formulas beside them, from GSL's distribution functions and
 * from textbook moments; nothing here asks the program what it thinks. Statistical bounds are
 * 4.75 standard errors at fixed seeds. */
#include <Random123/threefry.h>
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scenario/case.h"
#include "support.h"

static const double ROUNDING = 1e-12;

static double cell(const struct diary *d, int64_t future, int month)
{
    return d->value[future * d->months + month];
}

static struct diary arrivals(const struct ins_case *world)
{
    return diary_keep(ins_case_scenario(world), "inflow");
}

/* What becomes of each future's inflow in two months. */
typedef double look(double now, double next);

static double now_itself(double now, double next)
{
    return (void)next, now;
}

/* z of the mean of `look` over all futures of months 0 and 1. */
static double z_of(const struct diary *d, look *what, double expected)
{
    double *value = numbers(d->futures);
    for (int64_t f = 0; f < d->futures; f++)
        value[f] = what(cell(d, f, 0), cell(d, f, d->months > 1));
    return z_of_mean(value, d->futures, expected);
}

/* --- without chance ------------------------------------------------------------------------ */

/* lambda_t = m (1+g)^(t/12) season_t, the season rescaled to mean 1 and named from January
 * (1.1). */
Test(inflow, grows_and_follows_the_calendar)
{
    const struct ins_path *p =
        play(WORLD("start=2026-07", "months=30", "inflow.growth_per_year=0.04",
                   "inflow.season=[1,2,3,4,5,6,7,8,9,10,11,12]"), 1);
    for (int t = 0; t < 30; t++) {
        double season = ((t + 6) % 12 + 1) / 6.5; /* the mean of 1 ... 12 is 6.5 */
        cr_expect(apart(at(p, "inflow", t), 100.0 * pow(1.04, t / 12.0) * season) < ROUNDING);
    }
}

/* x_{-1} = 0.8, x_t = phi^(t+1) 0.8. */
Test(inflow, lets_an_initial_shock_fade)
{
    const struct ins_path *p = play(
        WORLD("inflow.ar1.persistence=0.7", "inflow.ar1.initial=0.8"), 1);
    for (int t = 0; t < 24; t++)
        cr_expect(apart(at(p, "inflow", t), 100.0 * exp(0.8 * pow(0.7, t + 1))) < ROUNDING);
}

/* Tests (1.2). */
Test(inflow, never_rises_above_its_ceiling)
{
    const struct ins_path *p = play(
        WORLD("inflow.ar1.persistence=0.9", "inflow.ar1.initial=3.0", "inflow.ceiling=2.5"), 1);
    for (int t = 0; t < 24; t++) /* min(m exp(x), 2.5 m) */
        cr_expect(apart(at(p, "inflow", t), fmin(100.0 * exp(3.0 * pow(0.9, t + 1)), 250.0)) <
                  ROUNDING);
}

Test(inflow, splits_by_shares_of_any_sum)
{
    const struct ins_path *p = play(
        WORLD("tracks=({name='asylum'; share=0.3; hours=1.0; legal_term=6;},"
              "{name='b'; share=0.5; hours=1.0; legal_term=6;},"
              "{name='c'; share=0.0; hours=1.0; legal_term=6;})"), 1);
    cr_expect(apart(at(p, "inflow.asylum", 5), 37.5) < ROUNDING); /* 100 x 0.3 / 0.8 */
    cr_expect(apart(at(p, "inflow.b", 5), 62.5) < ROUNDING);
    cr_expect_eq(at(p, "inflow.c", 5), 0.0);
}

/* --- events -------------------------------------------------------------------------------- */

#define TWO_TRACKS "tracks=({name='asylum'; share=0.6; hours=1.0; legal_term=6;}," \
                   "{name='b'; share=0.4; hours=1.0; legal_term=6;})"

/* All factors first, then all additions, whatever the order in the file; before the split (1.7). */
Test(inflow, multiplies_before_it_adds)
{
    const struct ins_path *p = play(
        WORLD(TWO_TRACKS,
              "inflow.events=({start='2026-03'; months=2; add=40.0;},"
              "{start='2026-04'; months=3; multiply=1.5;},"
              "{start='2026-04'; months=1; multiply=2.0; add=-10.0;})"), 1);
    const double expected[] = {100.0, 100.0, 140.0, 100.0 * 3.0 + 30.0, 150.0, 150.0, 100.0};
    for (int t = 0; t < 7; t++) {
        cr_expect(apart(at(p, "inflow", t), expected[t]) < ROUNDING, "month %d", t);
        cr_expect(apart(at(p, "inflow.b", t), 0.4 * expected[t]) < ROUNDING, "month %d", t);
    }
}

/* Tests (1.10). */
Test(inflow, lets_an_event_work_on_one_track_after_those_on_all)
{
    const struct ins_path *p = play(
        WORLD(TWO_TRACKS,
              "inflow.events=({start='2026-02'; months=1; multiply=3.0; add=5.0; track='b';},"
              "{start='2026-02'; months=2; add=50.0;})"), 1);
    cr_expect(apart(at(p, "inflow.asylum", 1), 90.0) < ROUNDING);             /* 0.6 x 150 */
    cr_expect(apart(at(p, "inflow.b", 1), 3.0 * 60.0 + 5.0) < ROUNDING); /* 0.4 x 150 = 60 */
    cr_expect(apart(at(p, "inflow.b", 2), 60.0) < ROUNDING);
}

/* Five months from November 2025: two lie before month 0, three (0, 1, 2) count. */
Test(inflow, counts_the_part_of_an_event_inside_the_horizon)
{
    const struct ins_path *p = play(
        WORLD("inflow.events=({start='2025-11'; months=5; multiply=2.0;},"
              "{start='2025-01'; months=12; multiply=50.0;},"   /* over before month 0 */
              "{start='2027-12'; months=9; add=7.0;},"          /* month 23 is the last */
              "{start='2028-01'; months=9; multiply=50.0;})"), 1);
    for (int t = 0; t < 24; t++)
        cr_expect(apart(at(p, "inflow", t), t < 3 ? 200.0 : t == 23 ? 107.0 : 100.0) < ROUNDING,
                  "month %d", t);
}

Test(inflow, never_falls_below_zero)
{
    const struct ins_path *p = play(
        WORLD(TWO_TRACKS, "inflow.events=({start='2026-02'; months=1; add=-500.0;},"
                          "{start='2026-03'; months=1; add=-50.0; track='b';},"
                          "{start='2026-02'; months=1; add=4.0; track='asylum';})"), 1);
    cr_expect_eq(at(p, "inflow.b", 1), 0.0);
    cr_expect(apart(at(p, "inflow.asylum", 1), 4.0) < ROUNDING); /* 0, floored, + 4 */
    cr_expect_eq(at(p, "inflow.b", 2), 0.0);
    cr_expect(apart(at(p, "inflow.asylum", 2), 60.0) < ROUNDING);
}

/* Events come after the ceiling: 100 x 2 x 3 passes it. */
Test(inflow, holds_the_ceiling_against_the_weather_and_not_against_events)
{
    const struct ins_path *p = play(
        WORLD("inflow.ceiling=2.0", "inflow.ar1.persistence=0.9", "inflow.ar1.initial=9.0",
              "inflow.events=({start='2026-02'; months=1; multiply=3.0;})"), 1);
    cr_expect(apart(at(p, "inflow", 1), 600.0) < ROUNDING);
}

Test(inflow, takes_a_ceiling_in_cases_in_the_place_of_one_in_levels)
{
    const struct ins_path *p = play(
        WORLD("inflow.ceiling=2.0", "inflow.ceiling_per_month=730", "inflow.ar1.persistence=0.9",
              "inflow.ar1.initial=9.0"), 1);
    cr_expect(apart(at(p, "inflow", 1), 730.0) < ROUNDING);
}

/* --- shocks -------------------------------------------------------------------------------- */

#define LOG_AR1 "inflow.level_per_month=2000", "inflow.ar1.persistence=0.85", \
                "inflow.ar1.innovation_sd=0.15", "inflow.burn_in=150"
static const double AR1_MEAN = 2082.747, AR1_SD = 605.284, AR1_CORRELATION = 0.844783;

static double ar1_square(double now, double next)
{
    return (void)next, (now - AR1_MEAN) * (now - AR1_MEAN);
}

static double ar1_product(double now, double next)
{
    return (now - AR1_MEAN) * (next - AR1_MEAN);
}

/* x is normal with variance v = .15^2 / (1 - .85^2) in the long run (0.85^150 is 1e-11), so
 * exp(x) is lognormal: mean 2000 e^(v/2), variance mean^2 (e^v - 1), covariance at lag 1
 * mean^2 (e^(.85 v) - 1). The printed figures have seven digits (1.3). */
Test(inflow, has_the_stationary_moments_of_log_ar1_shocks)
{
    struct diary d = arrivals(WORLD(LOG_AR1, "months=2", "futures=60000"));
    cr_expect(fabs(z_of(&d, now_itself, AR1_MEAN)) < WIDEST_Z);
    cr_expect(fabs(z_of(&d, ar1_square, AR1_SD * AR1_SD)) < WIDEST_Z);
    cr_expect(fabs(z_of(&d, ar1_product, AR1_CORRELATION * AR1_SD * AR1_SD)) < WIDEST_Z);
}

/* Yearly sums: sd 5,486.46, not sqrt(12) times the monthly 605.28. */
Test(inflow, has_the_spread_of_a_year_of_correlated_months)
{
    struct diary d = arrivals(WORLD(LOG_AR1, "months=12", "futures=30000"));
    double *square = numbers(d.futures);
    for (int64_t f = 0; f < d.futures; f++) {
        double sum = 0.0;
        for (int t = 0; t < 12; t++)
            sum += cell(&d, f, t) - AR1_MEAN;
        square[f] = sum * sum;
    }
    cr_expect(fabs(z_of_mean(square, d.futures, 5486.46 * 5486.46)) < WIDEST_Z);
}

/* Counts of a value's distribution function in `bins` equal parts. */
static double z_of_uniform(const double *p, int64_t count, int bins)
{
    int64_t *hits  = calloc((size_t)bins, sizeof *hits);
    double  *share = numbers(bins);
    for (int64_t i = 0; i < count; i++)
        hits[(int)fmin(p[i] * bins, bins - 1)]++;
    for (int b = 0; b < bins; b++)
        share[b] = 1.0 / bins;
    double z = z_of_fit(hits, share, bins);
    free(hits);
    return z;
}

/* --- a level that wanders -------------------------------------------------------------------- */

/* log(lambda_t / m) after n steps is normal with variance omega^2 (1 - kappa^(2n)) / (1 - kappa^2)
 * (1.12): ten steps of .1 with kappa .9 give .0462 = .01 (1 - .9^20) / .19; of a walk that never
 * returns .1. Burning in moves nothing. */
static double z_of_walk(const struct ins_case *world, double variance)
{
    struct diary d = arrivals(world);
    double      *p = numbers(d.futures);
    for (int64_t f = 0; f < d.futures; f++)
        p[f] = gsl_cdf_ugaussian_P(log(cell(&d, f, 9) / 100.0) / sqrt(variance));
    return z_of_uniform(p, d.futures, 50);
}

Test(inflow, lets_the_level_walk_from_that_of_today)
{
    const char *walk = "inflow.walk.innovation_sd=0.1", *size = "futures=50000", *long_ = "months=10";
    double slow = 0.01 * (1.0 - pow(0.9, 20)) / 0.19;
    cr_expect(fabs(z_of_walk(WORLD(walk, size, long_), 0.1)) < WIDEST_Z);
    cr_expect(fabs(z_of_walk(WORLD(walk, size, long_, "inflow.walk.persistence=0.9",
                                   "inflow.burn_in=30"), slow)) < WIDEST_Z);
}

/* Of (1.13): a quarter begins in the second regime, which is then left by nobody within a month. */
Test(inflow, begins_in_a_regime_with_the_probability_it_is_given)
{
    struct diary d = arrivals(WORLD(
        "months=1", "futures=20000",
        "inflow.regimes=({name='a';mean_months=1000000;},{name='b';mean_months=1000000;multiplier=2;"
        "initial=0.25;})"));
    int64_t in = 0;
    for (int64_t f = 0; f < d.futures; f++)
        in += cell(&d, f, 0) > 150.0;
    double sd = sqrt(0.25 * 0.75 * (double)d.futures);
    cr_expect(fabs((double)in - 0.25 * (double)d.futures) < WIDEST_Z * sd);
}

/* log(lambda / m) / sigma of month 0, whose law is the innovations' own. */
static double *innovations(const struct ins_case *world, double sigma, int64_t *count)
{
    struct diary d = arrivals(world);
    double      *e = numbers(d.futures);
    for (int64_t f = 0; f < d.futures; f++)
        e[f] = log(cell(&d, f, 0) / 100.0) / sigma;
    *count = d.futures;
    return e;
}

Test(inflow, draws_normal_shocks_without_a_tail)
{
    int64_t n;
    double *e = innovations(WORLD("inflow.ar1.innovation_sd=0.2", "months=1", "futures=50000"),
                            0.2, &n);
    for (int64_t i = 0; i < n; i++)
        e[i] = gsl_cdf_ugaussian_P(e[i]);
    cr_expect(fabs(z_of_uniform(e, n, 50)) < WIDEST_Z);
}

/* e sqrt(nu / (nu - 2)) is Student's t with nu degrees of freedom. */
Test(inflow, draws_student_shocks_with_a_tail)
{
    int64_t n;
    double *e = innovations(WORLD("inflow.ar1.innovation_sd=0.1", "inflow.ar1.tail=4",
                                  "months=1", "futures=50000"), 0.1, &n);
    for (int64_t i = 0; i < n; i++)
        e[i] = gsl_cdf_tdist_P(e[i] * sqrt(2.0), 4.0);
    cr_expect(fabs(z_of_uniform(e, n, 100)) < WIDEST_Z);
}

/* nu = 12: unit variance after scaling, E e^4 = 3 (nu - 2) / (nu - 4) = 3.75. */
Test(inflow, gives_student_shocks_unit_variance)
{
    int64_t n;
    double *e = innovations(WORLD("inflow.ar1.innovation_sd=0.1", "inflow.ar1.tail=12",
                                  "months=1", "futures=60000"), 0.1, &n);
    double *square = numbers(n), *fourth = numbers(n);
    for (int64_t i = 0; i < n; i++) {
        square[i] = e[i] * e[i];
        fourth[i] = square[i] * square[i];
    }
    cr_expect(fabs(z_of_mean(e, n, 0.0)) < WIDEST_Z);
    cr_expect(fabs(z_of_mean(square, n, 1.0)) < WIDEST_Z);
    cr_expect(fabs(z_of_mean(fourth, n, 3.75)) < WIDEST_Z);
}

/* --- regimes ------------------------------------------------------------------------------- */

#define TWO_REGIMES "inflow.level_per_month=1500", \
    "inflow.regimes=({name='calm'; mean_months=33.333333333333336;}," \
    "{name='war'; multiplier=3.0; mean_months=8.333333333333334;})"

static double regime_square(double now, double next)
{
    return (void)next, (now - 2100.0) * (now - 2100.0);
}

static double regime_product(double now, double next)
{
    return (now - 2100.0) * (next - 2100.0);
}

/* 1,500 and 4,500 cases, switching with .03 and .12: in the long run .8 and .2 of the months.
 * Mean .8 x 1500 + .2 x 4500 = 2100; variance of the intensity .16 x 3000^2 = 1,440,000, with
 * Poisson counts 1,442,100; the chain forgets .85 a month: covariance at lag 1 1,224,000. */
Test(inflow, has_the_stationary_moments_of_two_regimes)
{
    struct diary d = arrivals(WORLD(TWO_REGIMES, "inflow.counts=poisson", "inflow.burn_in=150",
                                    "months=2", "futures=60000"));
    cr_expect(fabs(z_of(&d, now_itself, 2100.0)) < WIDEST_Z);
    cr_expect(fabs(z_of(&d, regime_square, 1442100.0)) < WIDEST_Z);
    cr_expect(fabs(z_of(&d, regime_product, 1224000.0)) < WIDEST_Z);
}

static int64_t count_near(const struct diary *d, int month, double value)
{
    int64_t hits = 0;
    for (int64_t f = 0; f < d->futures; f++)
        hits += apart(cell(d, f, month), value) < 1e-9;
    return hits;
}

/* Left with 1/4 a month: to "up" with weight 3 of 4, to "down" with 1 of 4; the own weight, 8,
 * is ignored. Month 0 may switch already (1.4). */
Test(inflow, leaves_a_regime_for_the_others_by_their_weights)
{
    struct diary d = arrivals(
        WORLD("months=1", "futures=40000",
              "inflow.regimes=({name='calm'; mean_months=4.0; next=[8.0, 3.0, 1.0];},"
              "{name='up'; multiplier=2.0; mean_months=2.0;},"
              "{name='down'; multiplier=0.5; mean_months=2.0;})"));
    cr_expect(chance_of_hits(count_near(&d, 0, 100.0), d.futures, 0.75) > LEAST_CHANCE);
    cr_expect(chance_of_hits(count_near(&d, 0, 200.0), d.futures, 0.1875) > LEAST_CHANCE);
    cr_expect(chance_of_hits(count_near(&d, 0, 50.0), d.futures, 0.0625) > LEAST_CHANCE);
}

/* From "up" with equal weights: 1/2 stays, 1/4 to each of the two others. */
Test(inflow, starts_in_the_regime_that_is_named)
{
    struct diary d = arrivals(
        WORLD("months=1", "futures=40000", "inflow.initial_regime=up",
              "inflow.regimes=({name='calm'; mean_months=4.0;},"
              "{name='up'; multiplier=2.0; mean_months=2.0;},"
              "{name='down'; multiplier=0.5; mean_months=2.0;})"));
    cr_expect(chance_of_hits(count_near(&d, 0, 200.0), d.futures, 0.5) > LEAST_CHANCE);
    cr_expect(chance_of_hits(count_near(&d, 0, 100.0), d.futures, 0.25) > LEAST_CHANCE);
}

Test(inflow, never_leaves_a_single_regime)
{
    struct diary d = arrivals(WORLD("months=24", "futures=200",
        "inflow.regimes=({name='only'; multiplier=1.5; mean_months=1.0;})"));
    cr_expect_eq(count_near(&d, 23, 150.0), 200);
}

/* A regime left every month with certainty: the volatility of month 0 is that of the new one,
 * and so are the shares. */
Test(inflow, takes_volatility_and_shares_from_the_regime_of_the_month)
{
    const struct ins_case *world =
        WORLD(TWO_TRACKS, "months=1", "futures=30000", "inflow.ar1.innovation_sd=0.1",
              "inflow.regimes=({name='calm'; mean_months=1.0;},"
              "{name='wild'; mean_months=1.0; volatility=3.0; shares=[0.25, 0.75];})");
    struct diary d = arrivals(world), b = diary_keep(ins_case_scenario(world), "inflow.b");
    double *square = numbers(d.futures);
    for (int64_t f = 0; f < d.futures; f++) {
        double x  = log(cell(&d, f, 0) / 100.0);
        square[f] = x * x;
        cr_assert(apart(cell(&b, f, 0), 0.75 * cell(&d, f, 0)) < ROUNDING);
    }
    cr_expect(fabs(z_of_mean(square, d.futures, 0.09)) < WIDEST_Z); /* (3 x 0.1)^2 */
}

/* --- surges -------------------------------------------------------------------------------- */

#define SURGES "inflow.surge.mean_log_size=0.5", "inflow.surge.half_life=3", "futures=40000"

/* In month 0 a surge stands with probability q = .2; its size is exponential with mean .5 (1.5). */
Test(inflow, draws_surges_of_exponential_size)
{
    struct diary d     = arrivals(WORLD(SURGES, "inflow.surge.probability=0.2", "months=1"));
    int64_t      began = d.futures - count_near(&d, 0, 100.0), kept = 0;
    double      *p     = numbers(d.futures);
    for (int64_t f = 0; f < d.futures; f++) {
        double j = log(cell(&d, f, 0) / 100.0);
        if (j > 1e-9)
            p[kept++] = gsl_cdf_exponential_P(j, 0.5);
    }
    cr_expect(chance_of_hits(began, d.futures, 0.2) > LEAST_CHANCE);
    cr_expect(fabs(z_of_uniform(p, kept, 40)) < WIDEST_Z);
}

/* E j_t = q mu (1 - f^(t+1)) / (1 - f) with f = 2^(-1/3): surges add up and halve in 3 months. */
Test(inflow, adds_surges_up_and_lets_them_halve)
{
    struct diary d = arrivals(WORLD(SURGES, "inflow.surge.probability=0.1", "months=7"));
    double *j = numbers(d.futures), fade = pow(2.0, -1.0 / 3.0);
    for (int t = 0; t < 7; t += 3) {
        for (int64_t f = 0; f < d.futures; f++)
            j[f] = log(cell(&d, f, t) / 100.0);
        cr_expect(fabs(z_of_mean(j, d.futures, 0.05 * (1.0 - pow(fade, t + 1)) / (1.0 - fade))) <
                  WIDEST_Z, "month %d", t);
    }
}

/* --- composition --------------------------------------------------------------------------- */

#define DRIFT TWO_TRACKS, "inflow.composition.persistence=0.8", \
              "inflow.composition.innovation_sd=0.1", "inflow.burn_in=100", "futures=40000"

/* log(share_a / share_b) = log(.6 / .4) + y_a - y_b, normal with variance 2 x .01 / (1 - .64) in
 * the long run, .8 of it as covariance at lag 1 (1.8). */
Test(inflow, lets_shares_wander_with_their_stationary_spread)
{
    const struct ins_case *world = WORLD(DRIFT, "months=2");
    struct diary a = diary_keep(ins_case_scenario(world), "inflow.asylum");
    struct diary b = diary_keep(ins_case_scenario(world), "inflow.b");
    double *log_odds = numbers(a.futures), *square = numbers(a.futures);
    double *product = numbers(a.futures);
    for (int64_t f = 0; f < a.futures; f++) {
        double now  = log(cell(&a, f, 0) / cell(&b, f, 0)) - log(1.5);
        double next = log(cell(&a, f, 1) / cell(&b, f, 1)) - log(1.5);
        log_odds[f] = now;
        square[f]   = now * now;
        product[f]  = now * next;
        cr_assert(apart(cell(&a, f, 0) + cell(&b, f, 0), 100.0) < ROUNDING); /* shares sum to 1 */
    }
    cr_expect(fabs(z_of_mean(log_odds, a.futures, 0.0)) < WIDEST_Z);
    cr_expect(fabs(z_of_mean(square, a.futures, 0.02 / 0.36)) < WIDEST_Z);
    cr_expect(fabs(z_of_mean(product, a.futures, 0.8 * 0.02 / 0.36)) < WIDEST_Z);
}

/* Tests (1.9). */
Test(inflow, keeps_the_sum_of_wandering_shares_at_one_for_eight_tracks)
{
    char tracks[1024] = "tracks=(";
    for (int k = 1; k < 8; k++)
        (void)snprintf(tracks + strlen(tracks), sizeof tracks - strlen(tracks),
                       "%s{name='t%d'; share=%d.0e-1; hours=1.0; legal_term=6;}",
                       k > 1 ? "," : "", k, k);
    struct diary d = arrivals(WORLD(with("%s)", tracks), "months=24", "futures=300",
                                    "inflow.composition.persistence=0.9",
                                    "inflow.composition.innovation_sd=0.3"));
    for (int64_t f = 0; f < d.futures; f++)
        for (int t = 0; t < 24; t++)
            cr_assert(apart(cell(&d, f, t), 100.0) < ROUNDING);
}

/* --- counts -------------------------------------------------------------------------------- */

/* Counts of month 0 from `first` on, one bin a value, with both tails in the outer bins. */
static double z_of_counts(const struct diary *d, int first, int bins, const double *probability)
{
    int64_t *hits = calloc((size_t)bins, sizeof *hits);
    for (int64_t f = 0; f < d->futures; f++) {
        double n = cell(d, f, 0);
        cr_assert_eq(n, floor(n));
        hits[(int)fmin(fmax(n - first, 0.0), bins - 1)]++;
    }
    double z = z_of_fit(hits, probability, bins);
    free(hits);
    return z;
}

/* Mean 12: GSL's Poisson law. */
Test(inflow, draws_poisson_counts)
{
    struct diary d = arrivals(WORLD("inflow.level_per_month=12", "inflow.counts=poisson",
                                    "months=1", "futures=60000"));
    double p[23];
    for (int b = 0; b < 23; b++)
        p[b] = gsl_ran_poisson_pdf((unsigned)b + 2, 12.0);
    p[0]  = gsl_cdf_poisson_P(2, 12.0);
    p[22] = gsl_cdf_poisson_Q(23, 12.0);
    cr_expect(fabs(z_of_counts(&d, 2, 23, p)) < WIDEST_Z);
}

/* Mean 8, r = 2: GSL's negative binomial with success probability r / (r + mean) (1.11). */
Test(inflow, draws_negative_binomial_counts)
{
    struct diary d = arrivals(WORLD("inflow.level_per_month=8", "inflow.counts=negative-binomial",
                                    "inflow.dispersion=2", "months=1", "futures=60000"));
    double p[31];
    for (int b = 0; b < 31; b++)
        p[b] = gsl_ran_negative_binomial_pdf((unsigned)b, 0.2, 2.0);
    p[30] = gsl_cdf_negative_binomial_Q(29, 0.2, 2.0);
    cr_expect(fabs(z_of_counts(&d, 0, 31, p)) < WIDEST_Z);
}

static double nb_square(double now, double next)
{
    return (void)next, (now - 2000.0) * (now - 2000.0);
}

/* Mean 2,000, r 25: variance 2000 + 2000^2 / 25 = 162,000, P(N <= 2,329) just above .8. */
Test(inflow, spreads_large_counts_as_the_negative_binomial_does)
{
    struct diary d = arrivals(WORLD("inflow.level_per_month=2000",
                                    "inflow.counts=negative-binomial", "inflow.dispersion=25",
                                    "months=1", "futures=60000"));
    static const unsigned mark[] = {1500, 1990, 2329, 2705, 3053};
    cr_expect(fabs(z_of(&d, now_itself, 2000.0)) < WIDEST_Z);
    cr_expect(fabs(z_of(&d, nb_square, 162000.0)) < WIDEST_Z);
    for (int m = 0; m < 5; m++) {
        int64_t hits = 0;
        for (int64_t f = 0; f < d.futures; f++)
            hits += cell(&d, f, 0) <= mark[m];
        double p = gsl_cdf_negative_binomial_P(mark[m], 25.0 / 2025.0, 25.0);
        cr_expect(chance_of_hits(hits, d.futures, p) > LEAST_CHANCE, "%u", mark[m]);
    }
}

/* A track's own dispersion goes before that of the inflow: 50 + 50^2 / 4 = 675. */
Test(inflow, takes_the_dispersion_of_the_track)
{
    const struct ins_case *world =
        WORLD("tracks=({name='asylum'; share=0.5; hours=1.0; legal_term=6; dispersion=4.0;},"
              "{name='b'; share=0.5; hours=1.0; legal_term=6;})",
              "inflow.counts=negative-binomial", "inflow.dispersion=100", "months=1",
              "futures=40000");
    static const double variance[] = {675.0, 75.0};
    for (int k = 0; k < 2; k++) {
        struct diary d = diary_keep(ins_case_scenario(world), k ? "inflow.b" : "inflow.asylum");
        double *square = numbers(d.futures);
        for (int64_t f = 0; f < d.futures; f++)
            square[f] = pow(cell(&d, f, 0) - 50.0, 2.0);
        cr_expect(fabs(z_of_mean(square, d.futures, variance[k])) < WIDEST_Z);
    }
}

/* Given the intensity, tracks, months and futures are strangers to each other: products of
 * deviations have mean 0. */
Test(inflow, draws_tracks_months_and_futures_independently)
{
    const struct ins_case *world = WORLD(TWO_TRACKS, "inflow.counts=negative-binomial",
                                         "inflow.dispersion=5", "months=2", "futures=40001");
    struct diary a = diary_keep(ins_case_scenario(world), "inflow.asylum");
    struct diary b = diary_keep(ins_case_scenario(world), "inflow.b");
    int64_t      n = a.futures - 1;
    double      *tracks = numbers(n), *months = numbers(n), *futures = numbers(n);
    for (int64_t f = 0; f < n; f++) {
        double here = cell(&a, f, 0) - 60.0;
        tracks[f]   = here * (cell(&b, f, 0) - 40.0);
        months[f]   = here * (cell(&a, f, 1) - 60.0);
        futures[f]  = here * (cell(&a, f + 1, 0) - 60.0);
    }
    cr_expect(fabs(z_of_mean(tracks, n, 0.0)) < WIDEST_Z);
    cr_expect(fabs(z_of_mean(months, n, 0.0)) < WIDEST_Z);
    cr_expect(fabs(z_of_mean(futures, n, 0.0)) < WIDEST_Z);
}

/* Seeds are strangers too. */
Test(inflow, draws_other_futures_from_another_seed)
{
    const char  *poisson = "inflow.counts=poisson", *many = "futures=20000", *once = "months=1";
    struct diary one     = arrivals(WORLD(poisson, many, once, "seed=11"));
    struct diary two     = arrivals(WORLD(poisson, many, once, "seed=12"));
    double *product = numbers(one.futures);
    for (int64_t f = 0; f < one.futures; f++)
        product[f] = (cell(&one, f, 0) - 100.0) * (cell(&two, f, 0) - 100.0);
    cr_expect(fabs(z_of_mean(product, one.futures, 0.0)) < WIDEST_Z);
}

/* --- common random numbers ----------------------------------------------------------------- */

static void expect_same(const struct diary *a, const struct diary *b, const char *why)
{
    int64_t cells = a->futures * a->months;
    cr_expect(!memcmp(a->value, b->value, (size_t)cells * sizeof(double)), "%s", why);
}

#define ONE_TRACK_MORE "tracks=({name='asylum'; share=0.75; hours=31.0; legal_term=6;}," \
                       "{name='family'; share=0.25; hours=6.5; legal_term=9;}"

/* What has the same inflow section and the same tracks meets the same
 * primary arrivals, whatever is done with them. */
Test(inflow, is_the_same_whatever_the_tower_does)
{
    const char  *plain = "followups=({from='asylum'; to='family'; per_decision=0.0; delay=1;})";
    struct diary base  = arrivals(SERVICE("futures=64", plain));
    static const char *const other[] = {
        "tower.policy=fixed",     "tower.forecast=perfect",   "tracks.asylum.hours=60",
        "tracks.family.priority=7", "tracks.asylum.withdrawal=0.1", "flex.pool=0",
        "staff.experienced=10",   "funding=gated",            "norm.limit=1",
        "tracks.family.backlog=9000", "budget.annual=[1.0]"};
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        struct diary d = arrivals(SERVICE("futures=64", plain, other[i]));
        expect_same(&base, &d, other[i]);
    }
}

/* A third track without a share takes nothing from the others and moves no number of theirs. */
Test(inflow, is_the_same_beside_a_track_that_nobody_takes)
{
    const char  *none = "followups=({from='asylum'; to='family'; per_decision=0.0; delay=1;})";
    struct diary two  = diary_keep(ins_case_scenario(SERVICE(none, "futures=64", ONE_TRACK_MORE ")")),
                                   "inflow.family");
    struct diary three = diary_keep(
        ins_case_scenario(SERVICE(none, "futures=64", "inflow.composition.innovation_sd=0.05",
            ONE_TRACK_MORE ",{name='none'; share=0.0; hours=5.0; legal_term=1;})")),
        "inflow.family");
    expect_same(&two, &three, "a track without a share");
}

#define OF_TRACK(name, share) "{name='" name "'; share=" share "; hours=10.0; legal_term=6;}"

static struct diary arrivals_of(const char *tracks, const char *track, const char *more)
{
    const char *none = "followups=()", *composition = "inflow.composition.innovation_sd=0.1";
    return diary_keep(ins_case_scenario(SERVICE(none, "futures=64", composition, "inflow.burn_in=3", tracks, more)),
                      with("inflow.%s", track));
}

/* Tests (7.8): in another order each track keeps its counts, in every month. */
Test(inflow, is_the_same_with_tracks_in_another_order)
{
    const char *one = "tracks=(" OF_TRACK("asylum", "0.5") "," OF_TRACK("dublin", "0.25") ","
                      OF_TRACK("family", "0.25") ")";
    const char *other = "tracks=(" OF_TRACK("family", "0.25") "," OF_TRACK("asylum", "0.5") ","
                        OF_TRACK("dublin", "0.25") ")";
    static const char *const names[] = {"asylum", "dublin", "family"};
    for (int i = 0; i < 3; i++) {
        struct diary before = arrivals_of(one, names[i], "seed=5"), after = arrivals_of(other, names[i], "seed=5");
        expect_same(&before, &after, names[i]);
    }
}

/* Tests (7.8): a track more, whose cases an event brings, leaves the others' draws as they are wherever
 * it stands, and has draws of its own. */
Test(inflow, keeps_the_draws_of_each_track_when_one_is_added)
{
    const char *two = "tracks=(" OF_TRACK("asylum", "0.75") "," OF_TRACK("family", "0.25") ")";
    const char *three = "tracks=(" OF_TRACK("extra", "0.0") "," OF_TRACK("asylum", "0.75") ","
                        OF_TRACK("family", "0.25") ")";
    const char *brought = "inflow.events=({start='2026-01'; months=12; multiply=1.0; add=50.0; track='extra';})";
    struct diary asylum = arrivals_of(two, "asylum", NULL), beside = arrivals_of(three, "asylum", brought);
    struct diary family = arrivals_of(two, "family", NULL), last = arrivals_of(three, "family", brought);
    struct diary extra  = arrivals_of(three, "extra", brought);
    expect_same(&asylum, &beside, "asylum");
    expect_same(&family, &last, "family");
    cr_expect(extra.value[0] > 0.0);
}

/* Draws that hang on names are shared by scenarios that agree in them: a mix or a sweep plays others apart. */
Test(inflow, is_shared_where_the_names_of_tracks_agree)
{
    static struct ins_scenario one, other;
    one = other = *ins_case_scenario(SERVICE("futures=64"));
    cr_expect(ins_scenario_same_inflow(&one, &other));
    strcpy(other.tracks[1].name, "dublin");
    cr_expect_not(ins_scenario_same_inflow(&one, &other));
}

/* FNV-1a of 32 bits, folded to 29; a count's streams have the upper bit set (7.8). */
static uint32_t stream_by_hand(const char *name)
{
    uint32_t h = 0x811c9dc5u;
    for (; *name; name++)
        h = (h ^ (uint32_t)*name) * 0x01000193u;
    return 0x80000000u | ((h >> 29 ^ h) & 0x1fffffffu);
}

/* The two uniforms of months t and t + 1, t even, from Random123's own headers (7.1), (7.9). */
static void uniforms_by_hand(const char *name, uint32_t future, uint32_t t, double u[2])
{
    threefry4x32_key_t key     = {{5, 0, 0x696e7374, 0x726f6f6d}};
    threefry4x32_ctr_t counter = {{future, 0, t, stream_by_hand(name)}};
    threefry4x32_ctr_t word    = threefry4x32_R(13, counter, key);
    for (int i = 0; i < 2; i++)
        u[i] = ((double)((uint64_t)(word.v[2 * i + 1] >> 12) << 32 | word.v[2 * i]) + 0.5) / 0x1p52;
}

/* Each count of each track is the quantile of GSL's Poisson law at the uniform of its name, future and
 * month (1.11), (7.8), (7.9). */
Test(inflow, draws_each_count_at_the_uniform_of_its_tracks_name)
{
    static const char *const names[] = {"asylum", "family"};
    const char *tracks = "tracks=(" OF_TRACK("asylum", "0.75") "," OF_TRACK("family", "0.25") ")";
    for (int k = 0; k < 2; k++) {
        double mean = k == 0 ? 75.0 : 25.0, u[2];
        struct diary d = diary_keep(ins_case_scenario(WORLD("inflow.counts=poisson", "futures=40", "seed=5",
                                    tracks, "followups=()")), with("inflow.%s", names[k]));
        for (uint32_t f = 0; f < 40; f++)
            for (int t = 0; t < d.months; t++) {
                uniforms_by_hand(names[k], f, (uint32_t)(t - t % 2), u);
                unsigned n = (unsigned)cell(&d, f, t);
                cr_assert(gsl_cdf_poisson_P(n, mean) >= u[t % 2], "%s, future %u, month %d", names[k], f, t);
                cr_assert(n == 0 || gsl_cdf_poisson_P(n - 1, mean) < u[t % 2]);
            }
    }
}

/* A feature that is switched on but does nothing draws numbers of its own and moves no other. */
Test(inflow, keeps_its_draws_when_another_stream_is_opened)
{
    struct diary base  = arrivals(SERVICE("futures=64"));
    struct diary surge = arrivals(SERVICE("futures=64", "inflow.surge.probability=0.3",
                                          "inflow.surge.mean_log_size=0.0"));
    expect_same(&base, &surge, "surges of size 0");
    struct diary event = arrivals(SERVICE("futures=64",
        "inflow.events=({start='2027-01'; months=5; multiply=1.0; track='family';})"));
    expect_same(&base, &event, "an event that multiplies by 1");
}

/* Longer horizons and more futures leave what is there as it is. */
Test(inflow, keeps_its_first_months_and_futures_when_there_are_more)
{
    struct diary few  = arrivals(SERVICE("futures=33", "months=20"));
    struct diary many = arrivals(SERVICE("futures=70", "months=31"));
    for (int64_t f = 0; f < 33; f++)
        for (int t = 0; t < 20; t++)
            cr_assert_eq(cell(&few, f, t), cell(&many, f, t));
}

/* The burn-in is no part of the horizon: month 0 of 5 months of burn-in is the month 5 of none,
 * in law; here the law is that of a shock that only fades. */
Test(inflow, runs_its_burn_in_before_month_0)
{
    const struct ins_path *p = play(
        WORLD("inflow.ar1.persistence=0.7", "inflow.ar1.initial=0.8", "inflow.burn_in=5"), 1);
    cr_expect(apart(at(p, "inflow", 0), 100.0 * exp(0.8 * pow(0.7, 6))) < ROUNDING);
}

/* Twelve months later every month has the same name, number and season. */
Test(inflow, is_the_same_when_everything_begins_a_year_later)
{
    struct diary now   = arrivals(SERVICE("futures=40",
        "inflow.events=({start='2027-03'; months=6; multiply=1.5;})"));
    struct diary later = arrivals(SERVICE("futures=40", "start=2027-07",
        "inflow.events=({start='2028-03'; months=6; multiply=1.5;})"));
    expect_same(&now, &later, "a year later");
}

/* --- histories ----------------------------------------------------------------------------- */

static char record[] = "/tmp/instroom-record-XXXXXX";

static void write_record(const char *text)
{
    int   descriptor = mkstemp(record);
    FILE *file       = descriptor >= 0 ? fdopen(descriptor, "w") : NULL;
    cr_assert(file);
    cr_assert(fputs(text, file) >= 0);
    cr_assert_eq(fclose(file), 0);
}

/* Recorded months come from the record, the others from the model, with the numbers that they
 * would have had; an event does not touch the record; months before the start do not count. */
Test(inflow, replays_a_record_and_draws_the_rest)
{
    const char  *events = "inflow.events=({start='2026-02'; months=3; multiply=2.0;})";
    struct diary free_run = arrivals(WORLD("inflow.counts=poisson", "futures=40", events));
    write_record("month,asylum\n2025-12,9999\n2026-03,7\n2026-04,0\n");
    struct diary replay = arrivals(WORLD("inflow.counts=poisson", "futures=40", events,
                                         with("inflow.history.file=%s", record)));
    (void)unlink(record);
    for (int64_t f = 0; f < 40; f++)
        for (int t = 0; t < 24; t++)
            cr_assert_eq(cell(&replay, f, t), t == 2 ? 7.0 : t == 3 ? 0.0 : cell(&free_run, f, t),
                         "future %d, month %d", (int)f, t);
}

/* Regimes that are all alike change nothing, however many there are: every future keeps its inflow. */
Test(inflow, is_the_same_whatever_the_number_of_equal_regimes)
{
    const char *shocks = "inflow.ar1.innovation_sd=0.2", *surge = "inflow.surge.probability=0.1";
    const struct ins_run *plain = run(WORLD("futures=40", shocks, surge), 1);
    for (int n = 1; n <= INS_REGIMES; n++) {
        char regimes[1024] = "inflow.regimes=(";
        for (int r = 0; r < n; r++)
            strcat(regimes, with("%s{name='r%d';mean_months=%d.5;}", r > 0 ? "," : "", r, 1 + r));
        const struct ins_run *r = run(WORLD("futures=40", shocks, surge, strcat(regimes, ")")), 1);
        for (int f = 0; f < 40; f++)
            cr_expect(apart(r->result[INS_INFLOW_TOTAL][f], plain->result[INS_INFLOW_TOTAL][f]) < 1e-12,
                      "%d regimes, future %d", n, f + 1);
    }
}
