/* sample.c - antithetic and Sobol futures, control variates: the same mean, an honest error.
 *
 * The known mean: with counts "none", normal shocks and no ceiling in reach, the expected
 * inflow of month t is level x exp(phi^(t+1) x_0 + Var(x_t) / 2), Var(x_t) = s^2 (1 - phi^(2t+2))
 * / (1 - phi^2); the inflow of a horizon is their sum. */
#include <criterion/criterion.h>
#include <gsl/gsl_multifit.h>
#include <math.h>
#include <string.h>

#include "answers/control_variates.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "engine/futures.h"
#include "engine/grid.h"
#include "model/covariates.h"
#include "support.h"

#define SHOCKS                                                                                     \
    "inflow.counts='none'", "inflow.ar1.persistence=0.85", "inflow.ar1.innovation_sd=0.15",        \
        "inflow.ar1.initial=0.2", "inflow.ceiling=50.0"

enum { MONTHS = 24, SEEDS = 300 };

static double expected_inflow(double level)
{
    double phi = 0.85, sd = 0.15, sum = 0.0;
    for (int t = 0; t < MONTHS; t++) {
        double left     = pow(phi, 2.0 * (t + 1));
        double variance = sd * sd * (1.0 - left) / (1.0 - phi * phi);
        sum += level * exp(0.2 * pow(phi, t + 1) + 0.5 * variance);
    }
    return sum;
}

static struct ins_mean inflow_of(const char *sampling, const char *controls, int seed, int futures)
{
    const struct ins_case *world =
        WORLD(SHOCKS, sampling, controls, with("seed=%d", seed), with("futures=%d", futures));
    return run(world, 1)->mean[INS_INFLOW_TOTAL];
}

/* The 95 % interval holds the known mean in about 95 of 100 seeds: neither too often nor, above
 * all, too seldom; exact binomial bounds. */
static void expect_coverage(const char *sampling, const char *controls, int futures)
{
    double known = expected_inflow(100.0);
    int    hits  = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
        struct ins_mean mean = inflow_of(sampling, controls, seed, futures);
        hits += fabs(mean.value - known) <= 1.96 * mean.error;
    }
    cr_expect(binomial_to(hits, SEEDS, 0.95) > LEAST_CHANCE, "%s %s: %d of %d", sampling, controls,
              hits, SEEDS);
}

Test(sample, random_futures_cover_the_known_inflow)
{
    expect_coverage("sampling='random'", "control_variates=false", 256);
}

Test(sample, antithetic_futures_cover_the_known_inflow)
{
    expect_coverage("sampling='antithetic'", "control_variates=false", 256);
}

Test(sample, sobol_futures_cover_the_known_inflow)
{
    expect_coverage("sampling='sobol'", "control_variates=false", 256);
}

Test(sample, control_variates_cover_the_known_inflow)
{
    expect_coverage("sampling='random'", "control_variates=true", 256);
}

Test(sample, antithetic_control_variates_cover_the_known_inflow)
{
    expect_coverage("sampling='antithetic'", "control_variates=true", 512);
}

/* On a smooth answer each of them must be worth its name: less variance at the same number. */
Test(sample, narrows_the_error_of_a_smooth_answer)
{
    double plain  = inflow_of("sampling='random'", "control_variates=false", 1, 4096).error;
    double mirror = inflow_of("sampling='antithetic'", "control_variates=false", 1, 4096).error;
    double points = inflow_of("sampling='sobol'", "control_variates=false", 1, 4096).error;
    double known  = inflow_of("sampling='random'", "control_variates=true", 1, 4096).error;
    cr_expect_lt(mirror, 0.5 * plain, "antithetic: %g of %g", mirror, plain);
    cr_expect_lt(points, 0.5 * plain, "Sobol: %g of %g", points, plain);
    cr_expect_lt(known, 0.3 * plain, "control variates: %g of %g", known, plain);
}

/* The first 2^m points of a Sobol sequence, the origin among them, lie in each dimension one in
 * each of the 2^m equal parts of [0, 1), at its lower end (Sobol, 1967) (7.3). */
Test(sample, puts_one_sobol_point_into_each_part)
{
    enum { POINTS = 64 };
    struct ins_error story = {0};
    double          *value = ins_grid_create(POINTS, &story);
    cr_assert_not_null(value, "%s", story.text);
    for (int d = 0; d < INS_GRID_DIMENSIONS; d++) {
        int found[POINTS] = {0};
        for (int p = 0; p < POINTS; p++) {
            double part = value[p * INS_GRID_DIMENSIONS + d] * POINTS;
            cr_assert(part >= 0.0 && part < POINTS && part == floor(part), "%g", part);
            found[(int)part]++;
        }
        for (int i = 0; i < POINTS; i++)
            cr_expect_eq(found[i], 1, "dimension %d: %d points in part %d", d, found[i], i);
    }
    ins_memory_free(value);
}

/* Pairs are mirrored: with symmetric shocks and no other chance, partners' log inflows lie
 * as far above as below what is expected (7.2). */
Test(sample, mirrors_the_shocks_of_a_pair)
{
    const struct ins_case *world = WORLD(SHOCKS, "inflow.ar1.initial=0.0", "sampling='antithetic'",
                                         "futures=64", "months=12");
    const struct ins_path *one = play(world, 7), *other = play(world, 8);
    for (int t = 0; t < 12; t++) {
        double up = log(at(one, "inflow", t) / 100.0), down = log(at(other, "inflow", t) / 100.0);
        cr_expect(fabs(up + down) < 1e-12, "month %d: %g and %g", t, up, down);
        cr_expect_neq(up, 0.0);
    }
}

/* A future played alone is the one that the run had, whatever the sampling. */
Test(sample, plays_a_future_again_under_every_sampling)
{
    static const char *const samplings[] = {"sampling='random'", "sampling='antithetic'",
                                            "sampling='sobol'"};
    for (int s = 0; s < 3; s++) {
        const struct ins_case *world = SERVICE(samplings[s], "futures=100");
        const struct ins_run  *all   = run(world, 2);
        for (int future = 1; future <= 100; future += 33) {
            const struct ins_path *path = play(world, future);
            double                 sum  = 0.0;
            for (int t = 0; t < path->months; t++)
                sum += at(path, "inflow", t);
            cr_expect(apart(sum, all->result[INS_INFLOW_TOTAL][future - 1]) < 1e-12, "%s future %d",
                      samplings[s], future);
        }
    }
}

/* --- what is known of the covariates --------------------------------------------------------------- */

enum { FUTURES = 20000 };

static double covariates[INS_COVARIATES][FUTURES];

static void collect(void *context, const struct ins_played *played)
{
    (void)context;
    for (int d = 0; d < INS_COVARIATES; d++)
        memcpy(&covariates[d][played->first], played->covariates[d].lane,
               (size_t)played->count * sizeof(double));
}

static void draw_covariates(const struct ins_scenario *s)
{
    static struct ins_plan        plan;
    static struct ins_inflow_plan inflow;
    const struct ins_plan        *plans[] = {&plan};
    ins_plan_init(&plan, s);
    ins_inflow_init(&inflow, s);
    struct ins_play job = {.inflow = &inflow, .plan = plans, .plans = 1, .seed = 5,
                           .futures = FUTURES, .covariates = true, .collect = collect};
    cr_assert_eq(ins_futures_play(&job, NULL), INS_DONE);
}

static void expect_known(const struct ins_scenario *s)
{
    static double         product[FUTURES];
    struct ins_covariates known;
    draw_covariates(s);
    ins_covariates_expect(s, &known);
    for (int p = 0; p < INS_PARTS; p++) {
        for (int kind = 0; kind < 4; kind++) {
            int    d = ins_covariate(p, kind);
            double z = z_of_mean(covariates[d], FUTURES, known.mean[d]);
            cr_expect(fabs(z) <= WIDEST_Z, "part %d, kind %d: z %g", p, kind, z);
        }
        for (int q = 0; q <= p; q++) {
            for (int f = 0; f < FUTURES; f++)
                product[f] =
                    covariates[ins_covariate(p, 0)][f] * covariates[ins_covariate(q, 0)][f];
            double z = z_of_mean(product, FUTURES, known.product[p][q]);
            cr_expect(fabs(z) <= WIDEST_Z, "parts %d and %d: z %g", p, q, z);
        }
    }
}

#define DRIVEN "inflow.ar1.persistence=0.9", "inflow.ar1.innovation_sd=0.2", \
               "inflow.ar1.initial=0.3", "inflow.surge.probability=0.05", \
               "inflow.surge.mean_log_size=0.4", "inflow.surge.half_life=4.0"

/* Tests (1.41), (1.42), (1.43), (1.44). */
Test(sample, knows_what_the_drivers_come_to_on_average)
{
    expect_known(ins_case_scenario(WORLD(
        DRIVEN, "inflow.burn_in=5",
        "inflow.regimes=({name='a';mean_months=9.0;},{name='b';volatility=2.0;mean_months=4.0;})")));
}

/* Tests (1.13) and (1.45). */
Test(sample, knows_what_a_walk_and_an_unknown_regime_add)
{
    expect_known(ins_case_scenario(WORLD(
        DRIVEN, "inflow.walk.innovation_sd=0.15", "inflow.walk.persistence=0.95",
        "inflow.regimes=({name='a';mean_months=30.0;},"
        "{name='b';volatility=3.0;mean_months=20.0;initial=0.6;})")));
}

Test(sample, refuses_sobol_points_with_a_regression)
{
    struct ins_error error = {0};
    struct ins_run  *made  = NULL;
    const struct ins_case *world = WORLD(SHOCKS, "sampling='sobol'", "control_variates=true");
    cr_expect_eq(ins_run_create(world, NULL, &made, &error), INS_WRONG);
    cr_expect_not_null(strstr(error.text, "too few for a regression"), "%s", error.text);
}

Test(sample, refuses_a_buffer_of_futures_that_are_not_independent)
{
    struct ins_error   error = {0};
    struct ins_buffer *made  = NULL;
    const struct ins_case *world = SERVICE("sampling='antithetic'");
    cr_expect_eq(ins_buffer_create(world, NULL, &made, &error), INS_WRONG);
    cr_expect_not_null(strstr(error.text, "independent futures"), "%s", error.text);
}

/* --- few of them ------------------------------------------------------------------------------- */

/* A regression needs futures, and covariates that vary: without, the plain mean and error stand. */
Test(sample, leaves_the_plain_mean_where_a_regression_has_nothing_to_go_by)
{
    static const char *const none[] = {"inflow.ar1.innovation_sd=0", "futures=20", "months=1"};
    for (int i = 0; i < 3; i++) {
        const struct ins_run *plain = run(WORLD(SHOCKS, "inflow.counts='poisson'", "futures=200", none[i]), 1);
        const struct ins_run *known = run(WORLD(SHOCKS, "inflow.counts='poisson'", "futures=200", none[i],
                                                "control_variates=true"), 1);
        double a = plain->mean[INS_INFLOW_TOTAL].value, b = known->mean[INS_INFLOW_TOTAL].value;
        double e = plain->mean[INS_INFLOW_TOTAL].error, f = known->mean[INS_INFLOW_TOTAL].error;
        if (i < 2)
            cr_expect(apart(a, b) < 1e-12 && apart(e, f) < 1e-12, "%s: %g %g, %g %g", none[i], a, b, e, f);
        else
            cr_expect(f < e, "one month has one control that tells: %g %g", e, f);
    }
    const struct ins_run *one = run(WORLD(SHOCKS, "futures=1", "control_variates=true"), 1);
    cr_expect(isnan(one->mean[INS_INFLOW_TOTAL].error), "of one future no error is known");
}

/* Surges, regimes and light tails are controls too: what is left over is less, and the mean agrees
 * with the plain one within their errors. */
Test(sample, controls_for_surges_and_for_tails_that_are_light)
{
#define SURGES SHOCKS, "inflow.ar1.tail=12.0", "inflow.surge.probability=0.1",                      \
    "inflow.surge.mean_log_size=0.4", "inflow.surge.half_life=3.0", "futures=4000"
    struct ins_mean plain = run(WORLD(SURGES), 1)->mean[INS_INFLOW_TOTAL];
    struct ins_mean known = run(WORLD(SURGES, "seed=12", "control_variates=true"), 1)->mean[INS_INFLOW_TOTAL];
    cr_expect(known.error < 0.5 * plain.error, "%g of %g", known.error, plain.error);
    cr_expect(fabs(known.value - plain.value) < WIDEST_Z * hypot(known.error, plain.error));
}

/* 33 values are a block and one more, 65 antithetic ones 32 pairs and one that stands for two
 * (6.16). */
Test(sample, takes_what_is_left_of_a_block_or_a_pair)
{
    double value[65], sum = 0.0, square = 0.0;
    for (int i = 0; i < 65; i++)
        value[i] = (i * 37) % 64;
    for (int p = 0; p < 33; p++) {
        double pair = p < 32 ? 0.5 * (value[2 * p] + value[2 * p + 1]) : value[64];
        sum += pair / 33.0;
        square += pair * pair / 33.0;
    }
    struct ins_mean mean = ins_sample_mean(INS_ANTITHETIC, value, 65);
    cr_expect(apart(mean.value, sum) < 1e-12);
    cr_expect(apart(mean.error, sqrt((square - sum * sum) / 32.0)) < 1e-9);
    /* a digest knows it as the run does */
    const struct ins_run *r = run(SERVICE("futures=65", "sampling='antithetic'"), 1);
    cr_expect(apart(r->digest.phase[INS_PHASE_SUMMARIES - 1].cost.value, r->mean[INS_COST_TOTAL].value) < 1e-9);
    /* one block alone knows no error */
    struct ins_estimate q;
    cr_assert_eq(ins_sample_quantile(INS_CLUSTERED, 0.5, value, 32, &q, NULL), INS_DONE);
    cr_expect(isnan(q.low) && isnan(q.high), "%g to %g", q.low, q.high);
    cr_expect(isnan(ins_sample_mean(INS_CLUSTERED, value, 32).error));
    /* nor do replicates of one point each */
    cr_expect(isnan(ins_sample_mean(INS_SCRAMBLED, value, 40).error));
}

/* Blocks of which each holds the same share tell no less than independent futures would; blocks in
 * which all agree tell as much as their number; one block tells what one future would (6.17). */
Test(sample, knows_what_clusters_are_worth_at_the_edges)
{
    struct ins_moments same = {0}, one = {0}, all = {0}, odd = {0};
    for (int b = 0; b < 40; b++) {
        ins_moments_add(&same, 0.25);
        ins_moments_add(&all, 1.0);
        ins_moments_add(&odd, b == 0 ? 1.0 : 0.0);
    }
    ins_moments_add(&one, 0.25);
    cr_expect_eq(ins_sample_worth(&same, 320, 1280), 1280);
    cr_expect_eq(ins_sample_worth(&all, 1280, 1280), 40);
    cr_expect_eq(ins_sample_worth(&same, 0, 1280), 40);
    cr_expect_eq(ins_sample_worth(&one, 8, 32), 1);
    /* one block of 40: p (1 - p) / error^2 is 39, with Student's law a little less */
    int64_t worth = ins_sample_worth(&odd, 32, 1280);
    cr_expect(worth >= 35 && worth <= 39, "%lld", (long long)worth);
    /* an error beyond any that a share could have is worth one future */
    struct ins_moments wild = {0};
    ins_moments_add(&wild, -5.0);
    ins_moments_add(&wild, 5.0);
    cr_expect_eq(ins_sample_worth(&wild, 32, 64), 1);
}

/* --- errors, worked out again ------------------------------------------------------------------- */

/* The value of a least-squares fit where all controls are as expected, `left_out` left out (-1: none);
 * x[future][control], less what is expected. */
static double fitted(int n, int k, double (*x)[INS_PARTS], const double *y, int left_out)
{
    int         rows = n - (left_out >= 0), row = 0;
    double      square;
    gsl_matrix *design = gsl_matrix_alloc((size_t)rows, (size_t)k + 1);
    gsl_matrix *spread = gsl_matrix_alloc((size_t)k + 1, (size_t)k + 1);
    gsl_vector *answer = gsl_vector_alloc((size_t)rows), *slope = gsl_vector_alloc((size_t)k + 1);
    gsl_multifit_linear_workspace *work = gsl_multifit_linear_alloc((size_t)rows, (size_t)k + 1);
    for (int f = 0; f < n; f++) {
        if (f == left_out)
            continue;
        gsl_matrix_set(design, (size_t)row, 0, 1.0);
        for (int c = 0; c < k; c++)
            gsl_matrix_set(design, (size_t)row, (size_t)c + 1, x[f][c]);
        gsl_vector_set(answer, (size_t)row++, y[f]);
    }
    gsl_multifit_linear(design, answer, slope, spread, &square, work);
    double value = gsl_vector_get(slope, 0);
    gsl_multifit_linear_free(work);
    gsl_vector_free(slope);
    gsl_vector_free(answer);
    gsl_matrix_free(spread);
    gsl_matrix_free(design);
    return value;
}

/* Sixty futures, the mean shocks of four quarters as controls: GSL's regression, fitted again
 * without each future in turn (6.19). */
Test(sample, error_of_control_variates_is_that_of_a_jackknife)
{
    enum { N = 60 };
    static double          x[N][INS_PARTS];
    struct ins_covariates     known;
    const struct ins_case *world = WORLD(SHOCKS, "inflow.ar1.tail=4.0", "seed=5", "futures=60",
                                         "control_variates=true");
    const struct ins_run  *r = run(world, 1);
    const double          *y = r->result[INS_INFLOW_TOTAL];
    draw_covariates(ins_case_scenario(world)); /* of seed 5, too */
    ins_covariates_expect(ins_case_scenario(world), &known);
    for (int f = 0; f < N; f++)
        for (int p = 0; p < INS_PARTS; p++)
            x[f][p] = covariates[ins_covariate(p, 0)][f] - known.mean[ins_covariate(p, 0)];
    double all = fitted(N, INS_PARTS, x, y, -1), square = 0.0;
    for (int f = 0; f < N; f++)
        square += pow(fitted(N, INS_PARTS, x, y, f) - all, 2.0);
    struct ins_mean mean = r->mean[INS_INFLOW_TOTAL];
    cr_expect(apart(mean.value, all) < 1e-9, "%.12g %.12g", mean.value, all);
    cr_expect(apart(mean.error, sqrt(square * (N - 1.0) / N)) < 1e-9, "%g %g", mean.error,
              sqrt(square * (N - 1.0) / N));
}

/* 256 replicates' values in 32 batches of 8. Where each batch holds as many below the median as
 * above, the share is known, and its neighbours bound it. Where batch b holds nothing but b, 16 of
 * 32 lie below, the share's error is (1/4 / 31)^(1/2), 2.0395 of them (Student's law) .1832: ranks
 * floor(256 x .3168) = 81 and ceil(256 x .6832) + 1 = 176, in batches 10 and 21; the median, rank
 * 128, in batch 15 (6.18). */
Test(sample, bounds_a_quantile_of_batches_by_the_error_of_the_share_below_it)
{
    double              even[256], odd[256];
    struct ins_estimate q;
    for (int f = 0; f < 256; f++) {
        even[f] = f; /* batch f % 32: 8 values, 32 apart */
        odd[f]  = f % 32;
    }
    cr_assert_eq(ins_sample_quantile(INS_SCRAMBLED, 0.5, even, 256, &q, NULL), INS_DONE);
    cr_expect(q.value == 127.0 && q.low == 127.0 && q.high == 128.0, "%g %g %g", q.low, q.value, q.high);
    cr_assert_eq(ins_sample_quantile(INS_SCRAMBLED, 0.5, odd, 256, &q, NULL), INS_DONE);
    cr_expect(q.value == 15.0 && q.low == 10.0 && q.high == 21.0, "%g %g %g", q.low, q.value, q.high);
    /* antithetic partners share a batch: future f is in batch f / 2 % 32 */
    for (int f = 0; f < 256; f++)
        odd[f] = f / 2 % 32;
    cr_assert_eq(ins_sample_quantile(INS_ANTITHETIC, 0.5, odd, 256, &q, NULL), INS_DONE);
    cr_expect(q.value == 15.0 && q.low == 10.0 && q.high == 21.0, "%g %g %g", q.low, q.value, q.high);
}
