/* Parameters drawn block by block: their law, who shares them, and errors that know it. */
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

#include "answers/sample.h"
#include "base/lanes.h"
#include "engine/parameters.h"
#include "support.h"

TestSuite(uncertain);

#define LEVEL "{key=\"inflow.level_per_month\";se=0.2;}"

/* No shocks and no counts: the inflow of a future is its level, month after month. */
#define LEVELS(...)                                                                                \
    WORLD("parameter_uncertainty=true", "inflow.uncertainty=(" LEVEL ")", "months=2", __VA_ARGS__)

/* --- the law ---------------------------------------------------------------------------------- */

/* Tests (1.31). */
Test(uncertain, drawn_parameters_have_the_errors_and_correlations_asked_for)
{
    enum { BLOCKS = 20000 };
    const struct ins_case *world = WORLD(
        "parameter_uncertainty=true", "inflow.ar1.persistence=0.9", "inflow.ar1.innovation_sd=0.1",
        "inflow.surge.probability=0.05",
        "inflow.uncertainty=({key=\"inflow.ar1.persistence\";scale=\"fisher\";se=0.3;},"
        "{key=\"inflow.ar1.innovation_sd\";se=0.2;correlations=[-0.6];},"
        "{key=\"inflow.surge.probability\";scale=\"logit\";se=0.5;correlations=[0.3,0.2];})");
    static struct ins_scenario own;
    double *z[3];
    own = *ins_case_scenario(world);
    for (int i = 0; i < 3; i++)
        z[i] = numbers(BLOCKS);
    for (int b = 0; b < BLOCKS; b++) {
        ins_parameters_draw(ins_case_scenario(world), 9, (uint64_t)b, &own);
        double q = own.inflow.surge.probability;
        z[0][b] = (atanh(own.inflow.ar1.persistence) - atanh(0.9)) / 0.3;
        z[1][b] = log(own.inflow.ar1.innovation_sd / 0.1) / 0.2;
        z[2][b] = (log(q / (1.0 - q)) - log(0.05 / 0.95)) / 0.5;
    }
    const double correlation[3][3] = {{1, -0.6, 0.3}, {-0.6, 1, 0.2}, {0.3, 0.2, 1}};
    double *product = numbers(BLOCKS);
    for (int i = 0; i < 3; i++) {
        cr_assert(fabs(z_of_mean(z[i], BLOCKS, 0.0)) < WIDEST_Z);
        for (int j = 0; j <= i; j++) {
            for (int b = 0; b < BLOCKS; b++)
                product[b] = z[i][b] * z[j][b];
            cr_assert(fabs(z_of_mean(product, BLOCKS, correlation[i][j])) < WIDEST_Z, "%d %d", i, j);
        }
    }
}

/* --- who shares them -------------------------------------------------------------------------- */

Test(uncertain, futures_of_a_block_share_their_parameters_and_blocks_do_not)
{
    const struct ins_run *all = run(LEVELS("futures=320"), 2);
    const double *inflow = all->result[INS_INFLOW_TOTAL];
    for (int f = 1; f < 320; f++)
        if (f % INS_LANES)
            cr_assert_eq(inflow[f], inflow[f - 1], "future %d", f + 1);
        else
            cr_assert_neq(inflow[f], inflow[f - 1], "future %d", f + 1);
}

Test(uncertain, a_future_played_alone_is_the_one_of_the_run)
{
    const struct ins_case *world = LEVELS("futures=100", "inflow.ar1.innovation_sd=0.3");
    const struct ins_run  *all   = run(world, 1);
    for (int64_t f = 1; f <= 100; f += 33) {
        const struct ins_path *path = play(world, f);
        cr_assert_eq(at(path, "inflow", 0) + at(path, "inflow", 1),
                     all->result[INS_INFLOW_TOTAL][f - 1], "future %d", (int)f);
    }
}

/* Futures out of their order meet their own parameters: lanes of several blocks side by side. */
static void collect(void *context, const struct ins_played *played)
{
    double *inflow = context;
    for (int i = 0; i < played->count; i++)
        inflow[played->first + i] = played->tape[0].lane[i];
}

Test(uncertain, futures_in_any_order_meet_their_own_parameters)
{
    const struct ins_scenario *s = ins_case_scenario(LEVELS("futures=256", "inflow.ar1.innovation_sd=0.3"));
    static struct ins_inflow_plan inflow;
    static struct ins_plan        plan;
    const struct ins_plan        *plans[] = {&plan};
    int64_t number[256];
    double  straight[256], shuffled[256];
    size_t  offset = offsetof(struct ins_world, work.inflow);
    for (int i = 0; i < 256; i++)
        number[i] = i * 37 % 256;
    ins_plan_init(&plan, s);
    ins_inflow_init(&inflow, s);
    struct ins_play job = {.inflow = &inflow, .plan = plans, .plans = 1, .seed = 1, .futures = 256,
                           .columns = 1, .offset = &offset, .collect = collect, .context = straight};
    cr_assert_eq(ins_futures_play(&job, NULL), INS_DONE);
    job.number  = number;
    job.context = shuffled;
    cr_assert_eq(ins_futures_play(&job, NULL), INS_DONE);
    for (int i = 0; i < 256; i++)
        cr_assert_eq(shuffled[i], straight[number[i]], "slot %d", i);
}

Test(uncertain, no_error_and_no_uncertainty_are_one)
{
    const char *shocks = "inflow.ar1.innovation_sd=0.3";
    const struct ins_run *known = run(WORLD("months=2", "futures=64", shocks), 1);
    const struct ins_run *drawn = run(WORLD("months=2", "futures=64", shocks, "parameter_uncertainty=true",
        "inflow.uncertainty=({key=\"inflow.level_per_month\";se=0.0;})"), 1);
    for (int f = 0; f < 64; f++)
        cr_assert(apart(drawn->result[INS_INFLOW_TOTAL][f], known->result[INS_INFLOW_TOTAL][f]) < 1e-12);
}

/* --- errors ----------------------------------------------------------------------------------- */

/* The inflow of two months is 200 exp(.2 z), the same in all 32 futures of a block: mean 200
 * exp(.02), median 200, 95 % quantile 200 exp(.2 x 1.645). Were the futures taken as independent,
 * the intervals would be 32^(1/2) times too narrow and hold in a quarter of the seeds. */
Test(uncertain, intervals_of_means_quantiles_and_probabilities_hold_as_often_as_they_say)
{
    enum { SEEDS = 150 };
    int mean = 0, half = 0, most = 0, met = 0;
    double exact = 200.0 * exp(0.02), p95 = 200.0 * exp(0.2 * 1.6448536269514722);
    double kept  = gsl_cdf_ugaussian_P(log(1.1) / 0.2); /* backlog at the end 2 x level - 200 hours */
    for (int seed = 1; seed <= SEEDS; seed++) {
        const struct ins_run *r =
            run(LEVELS("futures=1920", with("seed=%d", seed), "norm.measure=backlog",
                       "norm.limit=20.0"), 1);
        mean += fabs(r->mean[INS_INFLOW_TOTAL].value - exact) <= 1.96 * r->mean[INS_INFLOW_TOTAL].error;
        half += r->median[INS_INFLOW_TOTAL].low <= 200.0 && r->median[INS_INFLOW_TOTAL].high >= 200.0;
        most += r->p95[INS_INFLOW_TOTAL].low <= p95 && !(r->p95[INS_INFLOW_TOTAL].high < p95);
        met += r->p_norm.low <= kept && r->p_norm.high >= kept;
    }
    cr_assert(chance_of_hits(mean, SEEDS, 0.945) > LEAST_CHANCE, "mean: %d of %d", mean, SEEDS);
    cr_assert(binomial_to(half, SEEDS, 0.95) > LEAST_CHANCE, "median: %d of %d", half, SEEDS);
    cr_assert(binomial_to(most, SEEDS, 0.95) > LEAST_CHANCE, "95 %%: %d of %d", most, SEEDS);
    cr_assert(binomial_to(met, SEEDS, 0.95) > LEAST_CHANCE, "norm: %d of %d", met, SEEDS);
    cr_assert(half < SEEDS && met < SEEDS, "never missed: too wide");
}

/* 1,920 futures in 60 blocks that agree inside are worth 60. */
Test(uncertain, futures_that_agree_are_worth_their_blocks)
{
    double             values[1920];
    struct ins_moments blocks = {0};
    for (int f = 0; f < 1920; f++)
        values[f] = f / INS_LANES % 4 == 0 ? 0.0 : 1.0;
    ins_sample_add(INS_CLUSTERED, values, 1920, &blocks);
    int64_t worth = ins_sample_worth(&blocks, 1440, 1920);
    cr_assert(worth >= 53 && worth <= 60, "%d", (int)worth); /* 59 (1.96 / 2.00)^2 */
    struct ins_estimate p = ins_sample_probability(INS_CLUSTERED, values, 1920);
    cr_assert(p.low < 0.64 && p.high > 0.84, "%g to %g", p.low, p.high);
}

Test(uncertain, buffer_answers_with_the_errors_of_blocks)
{
    const char *parameter = "inflow.uncertainty=(" LEVEL ")";
    const struct ins_buffer *known = solve(SERVICE("futures=1600", "inflow.ar1.innovation_sd=0.1"), 2, INS_DONE);
    const struct ins_buffer *drawn  = solve(SERVICE("futures=1600", "inflow.ar1.innovation_sd=0.1",
                                                    "parameter_uncertainty=true", parameter),
                                            2, INS_DONE);
    double narrow = known->liquidity.high - known->liquidity.low;
    cr_assert(drawn->liquidity.value > known->liquidity.value, "a record that tells less asks for more");
    cr_assert(drawn->liquidity.high - drawn->liquidity.low > 2.0 * narrow);
    cr_assert(drawn->p_norm_none.high - drawn->p_norm_none.low >
              2.0 * (known->p_norm_none.high - known->p_norm_none.low));
}

/* A size that is played only where money still changes something is the size played everywhere. */
Test(uncertain, frontier_is_that_of_every_future_played)
{
    const char *parameter = "inflow.uncertainty=(" LEVEL ")";
#define DOUBTED                                                                                    \
    "futures=1000", "norm.confidence=0.8", "inflow.ar1.innovation_sd=0.1", "parameter_uncertainty=true", parameter
    const struct ins_buffer *buffer = solve(SERVICE(DOUBTED), 2, INS_DONE);
    cr_assert_gt(buffer->points, 3);
    for (int i = 1; i < buffer->points; i += 4) {
        const struct ins_frontier_point *point = &buffer->frontier[i];
        const struct ins_run *all = run(SERVICE(DOUBTED, "funding=gated",
            with("buffer.initial=%.17g", point->buffer), with("buffer.cap=%.17g", point->buffer)), 2);
        cr_assert_eq(point->p_norm.value, all->p_norm.value, "at %g", point->buffer);
        cr_assert(apart(point->cost.error, all->mean[INS_COST_TOTAL].error) < 1e-9);
    }
}
