/* decide.c - what a lever is worth, which scenario is better and why, which mix is cheapest.
 *
 * Expected numbers come from fluid arithmetic by hand, from GSL's distribution functions, from
 * answers/ asked about each scenario by itself, and from every point of a small grid. */
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "decide/compare.h"
#include "decide/contrast.h"
#include "decide/groups.h"
#include "decide/levers.h"
#include "instroom/output.h"
#include "support.h"

static struct ins_error story;

static struct ins_levers *levers_of(const struct ins_case *world, int threads)
{
    struct ins_levers *made    = NULL;
    struct ins_options options = {.threads = threads};
    cr_assert_eq(ins_levers_create(world, &options, &made, &story), INS_DONE, "%s", story.text);
    return made;
}

static const struct ins_lever *lever(const struct ins_levers *levers, enum ins_lever_name name)
{
    for (int i = 0; i < levers->count + levers->left_out; i++)
        if (levers->lever[i].name == name)
            return &levers->lever[i];
    return NULL;
}

/* --- levers -------------------------------------------------------------------------------- */

/* Lambda cases a month come, e are decided, the rest waits first in, first out: at the end of
 * month t lambda (t - L + 1) came more than L months ago and e (t + 1) were decided. */
static double overdue_of(double lambda, double e, int term, int months)
{
    double sum = 0.0;
    for (int t = 0; t < months; t++)
        sum += fmax(0.0, lambda * fmax(0.0, t - term + 1) - e * (t + 1));
    return sum;
}

Test(levers, are_worth_what_fluid_arithmetic_says)
{
    /* 80 decide of 100 a month; 24 months at 1,000 euro an FTE against a budget of 600,000. */
    const struct ins_case *world =
        WORLD("futures=100", "staff.experienced=80", "costs.experienced=1000",
              "budget.annual=[600000.0]", "reception.per_case_month=10",
              "tracks.asylum.reception_share=1", "tracks.asylum.legal_term=3");
    struct ins_levers      *all   = levers_of(world, 1);
    const struct ins_lever *staff = lever(all, INS_LEVER_STARTING_STAFF);
    const struct ins_lever *work  = lever(all, INS_LEVER_HOURS_PER_CASE);
    const struct ins_lever *money = lever(all, INS_LEVER_BUDGET);
    double before = overdue_of(100, 80, 3, 24), waits = 24 * 25 / 2;
    cr_expect_lt(apart(all->base[INS_STAND_LIQUIDITY].value, 24 * 30000.0), 1e-12);
    cr_expect_lt(apart(staff->change[INS_STAND_LIQUIDITY].value, 24 * 1000.0), 1e-9);
    cr_expect_lt(apart(staff->change[INS_STAND_COST].value, 24 * 1000.0), 1e-9);
    cr_expect_lt(apart(staff->change[INS_STAND_OVERDUE].value,
                       overdue_of(100, 81, 3, 24) - before), 1e-9);
    cr_expect_lt(apart(staff->change[INS_STAND_SOCIAL_COST].value, 24000 - 10 * waits), 1e-9);
    cr_expect_lt(apart(work->change[INS_STAND_OVERDUE].value,
                       overdue_of(100, 80 / 0.99, 3, 24) - before), 1e-9);
    cr_expect_lt(apart(work->change[INS_STAND_LIQUIDITY].value, 0.0), 1e-9);
    cr_expect_lt(apart(money->change[INS_STAND_LIQUIDITY].value, -24 * 500.0), 1e-9);
    cr_expect_lt(apart(money->change[INS_STAND_LIQUIDITY].low, -24 * 500.0), 1e-9);
    cr_expect_eq(all->lever[0].name, INS_LEVER_STARTING_STAFF); /* the largest comes first */
    ins_levers_free(all);
}

Test(levers, that_cannot_move_are_left_out_with_a_reason)
{
    struct ins_levers *all = levers_of(
        WORLD("futures=100", "academie.lead_time=1", "tower.policy=tower", "tower.forecast=perfect"),
        1);
    cr_expect_eq(lever(all, INS_LEVER_SHORTER_TRAINING)->why, INS_LEVER_AT_END);
    cr_expect_eq(lever(all, INS_LEVER_LONGER_TRAINING)->why, INS_LEVER_MOVES);
    cr_expect_eq(lever(all, INS_LEVER_FORECAST)->why, INS_LEVER_AT_END);
    cr_expect_eq(lever(all, INS_LEVER_ATTRITION)->why, INS_LEVER_AT_END);
    cr_expect_eq(lever(all, INS_LEVER_FLEX_POOL)->why, INS_LEVER_NO_POOL);
    cr_expect_eq(lever(all, INS_LEVER_MAX_INTAKE)->why, INS_LEVER_NO_LIMIT);
    cr_expect_eq(lever(all, INS_LEVER_INFORMATION_LAG)->why, INS_LEVER_NO_VOLUME);
    cr_expect_eq(all->count + all->left_out, INS_LEVERS);
    ins_levers_free(all);
    all = levers_of(WORLD("futures=100", "flex.pool=5"), 1);
    cr_expect_eq(lever(all, INS_LEVER_OVERTIME)->why, INS_LEVER_NO_TOWER);
    cr_expect_eq(lever(all, INS_LEVER_DROPOUT)->why, INS_LEVER_NO_HIRES);
    ins_levers_free(all);
}

Test(levers, move_no_farther_than_their_range)
{
    struct ins_levers      *all  = levers_of(WORLD("futures=100", "staff.attrition=0.0004"), 1);
    const struct ins_lever *left = lever(all, INS_LEVER_ATTRITION);
    cr_expect_eq(left->from, 0.0004);
    cr_expect_eq(left->to, 0.0);
    ins_levers_free(all);
}

/* The scenario with the lever moved, asked by itself. */
static void expect_buffers(const struct ins_levers *all, enum ins_lever_name name,
                           const struct ins_buffer *before, const struct ins_case *moved)
{
    const struct ins_buffer *after  = solve(moved, 1, INS_DONE);
    const struct ins_lever  *found  = lever(all, name);
    double                   narrow = 0.0011 * (before->norm.value + after->norm.value) + 2000.0;
    cr_expect_eq(found->change[INS_STAND_LIQUIDITY].value,
                 after->liquidity.value - before->liquidity.value);
    cr_expect_lt(fabs(found->change[INS_STAND_NORM].value -
                      (after->norm.value - before->norm.value)), narrow, "%s: %g against %g",
                 ins_lever_kind(name)->name, found->change[INS_STAND_NORM].value,
                 after->norm.value - before->norm.value);
    cr_expect_lt(apart(found->change[INS_STAND_P_NORM_MAX].value,
                       after->p_norm_max.value - before->p_norm_max.value), 1e-12);
}

Test(levers, agree_with_the_buffers_of_the_moved_scenario)
{
    const struct ins_case   *world = SERVICE("norm.confidence=0.8", "funding=gated");
    const struct ins_buffer *own   = solve(world, 1, INS_DONE);
    struct ins_levers       *all   = levers_of(world, 2);
    cr_expect_eq(all->base[INS_STAND_LIQUIDITY].low, own->liquidity.low);
    cr_expect_lt(fabs(all->base[INS_STAND_NORM].value - own->norm.value),
                 0.0011 * own->norm.value + 1000.0);
    cr_expect_gt(own->norm.value, 100e3); /* something is compared */
    expect_buffers(all, INS_LEVER_SHORTER_TRAINING, own,
                   SERVICE("norm.confidence=0.8", "funding=gated", "academie.lead_time=8"));
    expect_buffers(all, INS_LEVER_FLEX_POOL, own,
                   SERVICE("norm.confidence=0.8", "funding=gated", "flex.pool=81"));
    expect_buffers(all, INS_LEVER_BUDGET, own,
                   SERVICE("norm.confidence=0.8", "funding=gated", "budget.annual=[52520000.0]"));
    ins_levers_free(all);
}

Test(levers, of_a_norm_out_of_reach_tell_its_best_chance)
{
    struct ins_levers *all = levers_of(SERVICE("norm.confidence=0.95", "norm.limit=1500"), 1);
    const struct ins_lever *shorter = lever(all, INS_LEVER_SHORTER_TRAINING);
    cr_expect(isinf(all->base[INS_STAND_NORM].value));
    cr_expect(isnan(shorter->change[INS_STAND_NORM].value));
    cr_expect_gt(shorter->change[INS_STAND_P_NORM_MAX].value, 0.0);
    char *json = ins_levers_json(all);
    cr_expect_not_null(strstr(json, "\"norm_buffer\": { \"change\": null"));
    cr_expect_not_null(strstr(json, "\"norm_buffer\": { \"value\": null"));
    free(json);
    ins_levers_free(all);
}

Test(levers, are_the_same_bytes_on_any_number_of_threads)
{
    const struct ins_case *world = SERVICE("futures=300", "norm.confidence=0.8");
    struct ins_levers     *one = levers_of(world, 1), *three = levers_of(world, 3);
    char                  *a = ins_levers_json(one), *b = ins_levers_json(three);
    cr_expect_str_eq(a, b);
    free(a);
    free(b);
    ins_levers_free(one);
    ins_levers_free(three);
}

Test(levers, refuse_futures_that_cannot_answer)
{
    struct ins_levers *made = NULL;
    cr_expect_eq(ins_levers_create(WORLD("futures=20"), NULL, &made, &story), INS_WRONG);
    cr_expect_null(made);
    cr_expect_eq(ins_levers_create(WORLD("futures=2000", "sampling=antithetic"), NULL, &made, &story),
                 INS_WRONG);
}

/* --- coverage ------------------------------------------------------------------------------- */

/* Smallest count with a probability of at least p not to be exceeded, and the distribution
 * function itself. */
static double counts_to(double k, double mean, double r)
{
    return k < 0 ? 0.0 : gsl_cdf_negative_binomial_P((unsigned)k, r / (r + mean), r);
}

/* In the third month, January, a budget follows the 10,000 or so cases of November: of a monthly
 * cost C the part v (1 - n / m) is short. Five points more of v bring C .05 (1 - n / m) more,
 * whose 80 % quantile is known from the 20 % quantile of n. */
Test(levers, intervals_hold_the_worth_of_a_volume_share_as_often_as_they_say)
{
    enum { SEEDS = 300 };
    const double mean = 10000, r = 50, C = 1e6;
    int          held = 0;
    double       low = 5000, high = 15000;
    while (high - low > 1) {
        double middle = floor((low + high) / 2);
        *(counts_to(middle, mean, r) >= 0.2 ? &high : &low) = middle;
    }
    double worth = C * 0.05 * (1 - high / mean);
    for (int seed = 1; seed <= SEEDS; seed++) {
        struct ins_levers *all = levers_of(
            WORLD("start='2026-11'", "months=3", "futures=200", with("seed=%d", seed),
                  "inflow.counts='negative-binomial'", "inflow.dispersion=50",
                  "inflow.level_per_month=10000", "tower.smoothing=1.0",
                  "budget.information_lag=1", "budget.volume_share=0.5",
                  "budget.annual=[12000000.0]", "costs.experienced=10000.0",
                  "norm.confidence=0.8"), 1);
        struct ins_estimate c = lever(all, INS_LEVER_VOLUME_SHARE)->change[INS_STAND_LIQUIDITY];
        held += c.low <= worth + 1e-6 && worth - 1e-6 <= c.high;
        ins_levers_free(all);
    }
    cr_log_info("%d of %d intervals held", held, SEEDS);
    /* 95 % were promised; a bootstrap of 200 futures may fall short of it by two points. */
    cr_expect_gt(binomial_to(held, SEEDS, 0.93), 1e-3, "%d of %d", held, SEEDS);
    cr_expect_lt(held, SEEDS); /* nor do they hold everything */
}

static struct ins_stand *drawn(int64_t futures, double confidence)
{
    static struct ins_scenario s;
    struct ins_stand          *stand = NULL;
    s.futures         = (int)futures;
    s.norm.confidence = confidence;
    cr_assert_eq(ins_stand_create(&s, &stand, &story), INS_DONE);
    return stand;
}

/* Two lognormal laws with correlated futures: their quantiles are known. */
Test(contrast, intervals_of_quantiles_and_means_hold_the_truth_as_often_as_they_say)
{
    enum { SEEDS = 400, FUTURES = 500 };
    const double z = gsl_cdf_ugaussian_Pinv(0.8), weight[] = {-1, 1};
    const double worth = exp(0.1 + 0.6 * z) - exp(0.5 * z), gain = exp(0.1 + 0.18) - exp(0.125);
    struct ins_stand     *a = drawn(FUTURES, 0.8), *b = drawn(FUTURES, 0.8);
    struct ins_quantiles *q = calloc(2, sizeof *q);
    gsl_rng              *rng  = gsl_rng_alloc(gsl_rng_mt19937);
    int                   held = 0, means = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
        struct ins_resample *again = NULL;
        for (int f = 0; f < FUTURES; f++) {
            double one = gsl_ran_ugaussian(rng), two = 0.9 * one + sqrt(0.19) * gsl_ran_ugaussian(rng);
            a->row[INS_STAND_NORM][f] = a->row[INS_STAND_COST][f] = exp(0.5 * one);
            b->row[INS_STAND_NORM][f] = b->row[INS_STAND_COST][f] = exp(0.1 + 0.6 * two);
        }
        cr_assert_eq(ins_resample_create(FUTURES, (uint64_t)seed, &again, &story), INS_DONE);
        cr_assert_eq(ins_resample_quantiles(again, a, INS_STAND_NORM, &q[0], &story), INS_DONE);
        cr_assert_eq(ins_resample_quantiles(again, b, INS_STAND_NORM, &q[1], &story), INS_DONE);
        struct ins_estimate c =
            ins_contrast_quantiles((const struct ins_quantiles *[]){&q[0], &q[1]}, weight, 2);
        struct ins_estimate m = ins_contrast_means((const struct ins_stand *[]){a, b}, weight, 2,
                                                   INS_STAND_COST);
        held += c.low <= worth && worth <= c.high;
        means += m.low <= gain && gain <= m.high;
        ins_resample_free(again);
    }
    cr_log_info("%d and %d of %d intervals held", held, means, SEEDS);
    cr_expect_gt(chance_of_hits(held, SEEDS, 0.95), 1e-3, "%d of %d", held, SEEDS);
    cr_expect_gt(chance_of_hits(means, SEEDS, 0.95), 1e-3, "%d of %d", means, SEEDS);
    gsl_rng_free(rng);
    free(q);
    ins_stand_free(a);
    ins_stand_free(b);
}

Test(contrast, of_futures_drawn_again_in_groups_is_that_of_their_quantiles)
{
    /* 40,000 futures are drawn again in groups of three: the spread of the resampled median of a
     * uniform law is 1 / (2 sqrt(N)). */
    enum { FUTURES = 40000 };
    struct ins_stand     *a = drawn(FUTURES, 0.5);
    struct ins_resample  *again = NULL;
    struct ins_quantiles *q   = calloc(1, sizeof *q);
    gsl_rng              *rng = gsl_rng_alloc(gsl_rng_mt19937);
    double                mean = 0, square = 0;
    for (int f = 0; f < FUTURES; f++)
        a->row[INS_STAND_NORM][f] = gsl_rng_uniform(rng);
    cr_assert_eq(ins_resample_create(FUTURES, 5, &again, &story), INS_DONE);
    cr_assert_eq(ins_resample_quantiles(again, a, INS_STAND_NORM, q, &story), INS_DONE);
    for (int i = 0; i < INS_RESAMPLES; i++)
        mean += q->again[i] / INS_RESAMPLES;
    for (int i = 0; i < INS_RESAMPLES; i++)
        square += (q->again[i] - mean) * (q->again[i] - mean) / (INS_RESAMPLES - 1);
    cr_expect_lt(fabs(mean - q->value), 4.75 * 0.5 / sqrt(FUTURES) / 2);
    cr_expect_lt(fabs(sqrt(square) * 2 * sqrt(FUTURES) - 1), 0.2);
    gsl_rng_free(rng);
    free(q);
    ins_resample_free(again);
    ins_stand_free(a);
}

/* --- scenarios side by side ------------------------------------------------------------------ */

static struct ins_compare *compare_of(const struct ins_case *a, const struct ins_case *b,
                                      int waterfall)
{
    const struct ins_case *both[] = {a, b};
    struct ins_compare    *made   = NULL;
    cr_assert_eq(ins_compare_create(both, 2, waterfall, NULL, &made, &story), INS_DONE, "%s",
                 story.text);
    return made;
}

Test(compare, sets_each_scenario_beside_the_first_as_asked_by_itself)
{
    const struct ins_case   *a = SERVICE("norm.confidence=0.8"),
                            *b = SERVICE("norm.confidence=0.8", "inflow.level_per_month=1800.0");
    const struct ins_buffer *one = solve(a, 1, INS_DONE), *two = solve(b, 1, INS_DONE);
    const struct ins_run    *runs[] = {run(a, 1), run(b, 1)};
    struct ins_compare      *c    = compare_of(a, b, 0);
    const struct ins_compared *first = &c->scenario[0], *other = &c->scenario[1];
    cr_expect_eq(first->value[INS_STAND_LIQUIDITY].value, one->liquidity.value);
    cr_expect_eq(other->value[INS_STAND_LIQUIDITY].high, two->liquidity.high);
    cr_expect_eq(other->change[INS_STAND_LIQUIDITY].value, two->liquidity.value - one->liquidity.value);
    cr_expect_eq(first->value[INS_STAND_P_NORM].low, runs[0]->p_norm.low);
    cr_expect_lt(apart(other->change[INS_STAND_SOCIAL_COST].value,
                       runs[1]->mean[INS_SOCIAL_COST_TOTAL].value -
                           runs[0]->mean[INS_SOCIAL_COST_TOTAL].value), 1e-9);
    cr_expect(first->same_inflow && !other->same_inflow);
    cr_expect_null(c->waterfall);
    ins_compare_free(c);
}

/* The error of a difference is that of the differences, future by future. */
Test(compare, pairs_its_errors_future_by_future)
{
    const struct ins_case *a = SERVICE("futures=200"), *b = SERVICE("futures=200", "flex.pool=60");
    const double *x = run(a, 1)->result[INS_COST_TOTAL], *y = run(b, 1)->result[INS_COST_TOTAL];
    struct ins_compare *c = compare_of(a, b, 0);
    double mean = 0.0, square = 0.0, error;
    for (int f = 0; f < 200; f++)
        mean += (y[f] - x[f]) / 200;
    for (int f = 0; f < 200; f++)
        square += (y[f] - x[f] - mean) * (y[f] - x[f] - mean);
    error = sqrt(square / 199 / 200);
    cr_expect_lt(apart(c->scenario[1].change[INS_STAND_COST].low, mean - 1.96 * error), 1e-9);
    cr_expect_lt(apart(c->scenario[1].change[INS_STAND_COST].high, mean + 1.96 * error), 1e-9);
    ins_compare_free(c);
}

Test(compare, refuses_what_shares_no_random_numbers)
{
    struct ins_compare    *made = NULL;
    const struct ins_case *a    = WORLD("futures=100");
    const struct ins_case *other[] = {WORLD("futures=100", "months=23"), WORLD("futures=101"),
                                      WORLD("futures=100", "seed=12"),
                                      WORLD("futures=100", "start='2026-02'")};
    static const char *const told[] = {"months = 23, and 24", "futures = 101, and 100",
                                       "seed = 12, and 11", "start = \"2026-02\", and \"2026-01\""};
    for (int i = 0; i < 4; i++) {
        cr_expect_eq(ins_compare_create((const struct ins_case *[]){a, other[i]}, 2, 0, NULL, &made,
                                        &story), INS_WRONG);
        cr_expect_not_null(strstr(story.text, told[i]), "%s", story.text);
        cr_expect_null(made);
    }
    cr_expect_eq(ins_compare_create((const struct ins_case *[]){a, a, a}, 3, 1, NULL, &made, &story),
                 INS_WRONG); /* no waterfall over three */
    cr_expect_eq(ins_compare_create((const struct ins_case *[]){a}, 1, 0, NULL, &made, &story),
                 INS_WRONG);
}

/* --- waterfalls ------------------------------------------------------------------------------ */

static const struct ins_part *part(const struct ins_waterfall *fall, const char *name)
{
    for (int g = 0; g < fall->parts; g++)
        if (strcmp(fall->part[g].group.name, name) == 0)
            return &fall->part[g];
    cr_assert_fail("no group %s", name);
    return NULL;
}

/* Staff times pay: of 80 x 1,000 to 90 x 1,200 a month the staff moves 10 x 1,000 or 10 x 1,200,
 * whichever comes first, and 10 x 1,100 on average; a budget moves the same before and after. */
Test(waterfall, shares_what_two_groups_do_together)
{
    const struct ins_case *a = WORLD("futures=100", "staff.experienced=80", "costs.experienced=1000"),
                          *b = WORLD("futures=100", "staff.experienced=90", "costs.experienced=1200",
                                     "budget.annual=[120000.0]");
    struct ins_compare         *c    = compare_of(a, b, 1);
    const struct ins_waterfall *fall = c->waterfall;
    cr_assert_eq(fall->parts, 3);
    cr_expect_eq(fall->orders, 6);
    cr_expect(fall->all_orders);
    const struct ins_part *staff = part(fall, "staff"), *pay = part(fall, "costs"),
                          *budget = part(fall, "budget");
    cr_expect_lt(apart(staff->change[INS_STAND_LIQUIDITY].value, 24 * 10 * 1100.0), 1e-9);
    cr_expect_lt(apart(staff->order_low[INS_STAND_LIQUIDITY], 24 * 10 * 1000.0), 1e-9);
    cr_expect_lt(apart(staff->order_high[INS_STAND_LIQUIDITY], 24 * 10 * 1200.0), 1e-9);
    cr_expect_lt(apart(pay->change[INS_STAND_COST].value, 24 * 85 * 200.0), 1e-9);
    cr_expect_lt(apart(budget->change[INS_STAND_LIQUIDITY].value, -24 * 10000.0), 1e-9);
    cr_expect_lt(apart(budget->order_high[INS_STAND_LIQUIDITY], -24 * 10000.0), 1e-9);
    ins_compare_free(c);
}

static void expect_sum(const struct ins_waterfall *fall, enum ins_stand_row row)
{
    double sum = fall->from[row].value;
    for (int g = 0; g < fall->parts; g++)
        sum += fall->part[g].change[row].value;
    cr_expect_lt(apart(sum, fall->to[row].value), 1e-9, "%s", ins_stand_name[row]);
}

Test(waterfall, parts_add_up_whatever_their_number)
{
    const struct ins_case *a = SERVICE("futures=200", "norm.confidence=0.8"),
                          *b = SERVICE("futures=200", "norm.confidence=0.75", "staff.attrition=0.01",
                                       "academie.lead_time=8", "flex.pool=90", "overtime.max=0.1",
                                       "tracks.asylum.hours=30.0", "inflow.level_per_month=1850.0");
    struct ins_compare *c = compare_of(a, b, 1);
    cr_expect_eq(c->waterfall->parts, 7);
    cr_expect_eq(c->waterfall->orders, 2);
    cr_expect_not(c->waterfall->all_orders);
    for (int r = 0; r < INS_STAND_ROWS; r++)
        expect_sum(c->waterfall, r);
    ins_compare_free(c);
    c = compare_of(a, a, 1);
    cr_expect_eq(c->waterfall->parts, 0);
    ins_compare_free(c);
}

/* In a fall of five groups the first in the file is changed on A and on all of B but it. */
Test(waterfall, of_many_groups_is_the_mean_of_two_orders)
{
    const struct ins_case *a = SERVICE("futures=100"),
                          *b = SERVICE("futures=100", "staff.experienced=440", "flex.pool=90",
                                       "overtime.max=0.1", "costs.experienced=8100",
                                       "buffer.initial=6000000");
    double first[] = {
        run(SERVICE("futures=100", "staff.experienced=440"), 1)->mean[INS_COST_TOTAL].value -
            run(a, 1)->mean[INS_COST_TOTAL].value,
        run(b, 1)->mean[INS_COST_TOTAL].value -
            run(SERVICE("futures=100", "flex.pool=90", "overtime.max=0.1", "costs.experienced=8100",
                        "buffer.initial=6000000"), 1)->mean[INS_COST_TOTAL].value};
    struct ins_compare    *c     = compare_of(a, b, 1);
    const struct ins_part *staff = part(c->waterfall, "staff");
    cr_expect_lt(apart(staff->change[INS_STAND_COST].value, (first[0] + first[1]) / 2), 1e-9);
    cr_expect_lt(apart(staff->order_high[INS_STAND_COST], fmax(first[0], first[1])), 1e-9);
    ins_compare_free(c);
}

Test(groups, are_those_of_the_file_and_tracks_by_their_names)
{
    struct ins_group       group[INS_GROUPS];
    struct ins_scenario    laid;
    const struct ins_case *a = SERVICE("tower.patience=4"),
                          *b = SERVICE("tower.patience=5", "tracks.family.hours=7.0",
                                       "inflow.regimes.calm.mean_months=30", "title='another'"),
                          *c = WORLD("futures=500");
    int count = ins_groups_list(ins_case_written(a), ins_case_written(b), group);
    cr_assert_eq(count, 3);
    cr_expect_str_eq(group[0].name, "inflow");
    cr_expect_str_eq(group[1].name, "tracks.family");
    cr_expect_str_eq(group[2].name, "tower");
    laid = *ins_case_written(a);
    for (int g = 0; g < count; g++)
        ins_group_copy(&group[g], ins_case_written(b), &laid);
    cr_expect_eq(ins_groups_list(&laid, ins_case_written(b), group), 0);
    cr_assert_gt(ins_groups_list(ins_case_written(a), ins_case_written(c), group), 1);
    cr_expect_str_eq(group[0].name, "inflow, tracks, followups");
}
