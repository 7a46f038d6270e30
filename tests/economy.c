/* economy.c - the economic buffer and the sizes that are as good, with pencil and paper. */
#include "answers/economy.h"

#include <criterion/criterion.h>
#include <math.h>

#include "support.h"

enum { SIZES = 5 };

/* Social cost at a size, known to +/- `error` (1.96 standard errors of five values). */
static struct ins_trial trial_of(double size, double cost, double error)
{
    double deviation = error / 1.96;
    struct ins_trial trial = {.size = size};
    trial.total[INS_TOTAL_SOCIAL_COST] = (struct ins_moments){5.0, cost, 20.0 * deviation * deviation};
    return trial;
}

static struct ins_estimate range_of(const double (*cost)[2], double error, double rate)
{
    struct ins_trial trial[SIZES];
    for (int i = 0; i < SIZES; i++)
        trial[i] = trial_of(cost[i][0], cost[i][1], error);
    struct ins_trials trials = {.count = SIZES, .room = SIZES, .trial = trial};
    trials.scenario.months              = 12;
    trials.scenario.buffer.holding_rate = rate;
    struct ins_estimate range = {.value = ins_economy_best(&trials, INS_TOTAL_SOCIAL_COST)->size};
    ins_economy_range(&trials, INS_TOTAL_SOCIAL_COST, &range);
    return range;
}

/* A euro held through two years at 2 % a year, a year's money worth 21 % less the year after: the
 * months' worth in month 0 is a geometric series. */
Test(economy, holds_money_at_what_its_months_are_worth)
{
    static struct ins_scenario s;
    double month = pow(1.21, -1.0 / 12.0);
    s.months              = 24;
    s.buffer.holding_rate = 0.02;
    cr_expect_lt(fabs(ins_economy_holding(&s) - 0.04), 1e-15);
    s.costs.discount_rate = 0.21;
    cr_expect_lt(fabs(ins_economy_holding(&s) - 0.02 / 12.0 * (1.0 - 1.0 / 1.4641) / (1.0 - month)), 1e-12);
}

#define EXPECT_RANGE(found, v, l, h)                                                              \
    do {                                                                                          \
        struct ins_estimate f = found;                                                            \
        cr_expect_eq(f.value, v);                                                                 \
        cr_expect(fabs(f.low - (l)) < 1e-9, "low %.12g", f.low);                                  \
        cr_expect(fabs(f.high - (h)) < 1e-9, "high %.12g", f.high);                               \
    } while (0)

/* Least 2 at 25. Up to 2.5 is as good: from 10 (5) to 25 (2) the line is at 2.5 when 5/6 of the way
 * is gone, at 22.5; from 25 (2) to 45 (3) after one half of it, at 35. */
Test(economy, takes_the_sizes_within_the_error_of_the_least)
{
    static const double cost[SIZES][2] = {{0, 9}, {10, 5}, {25, 2}, {45, 3}, {70, 4}};
    EXPECT_RANGE(range_of(cost, 0.5, 0.0), 25.0, 22.5, 35.0);
}

/* Up to 2 + 1.6 the size 45 lies inside, and the line from 45 (3) to 70 (4) is left at 3.6: 60. */
Test(economy, goes_on_over_sizes_that_are_as_good)
{
    static const double cost[SIZES][2] = {{0, 9}, {10, 5}, {25, 2}, {45, 3}, {70, 4}};
    EXPECT_RANGE(range_of(cost, 1.6, 0.0), 25.0, 17.0, 60.0);
}

/* Beside no buffer at all there is nothing; beyond the largest size holding alone counts: at 0.02 a
 * euro the 1.5 that is left is paid for 75 more. Where holding is free there is no end. */
Test(economy, ends_at_none_and_where_holding_eats_what_is_left)
{
    static const double dear[SIZES][2]  = {{0, 1}, {10, 5}, {25, 6}, {45, 7}, {70, 8}};
    static const double cheap[SIZES][2] = {{0, 9}, {10, 8}, {25, 7}, {45, 6}, {70, 1}};
    EXPECT_RANGE(range_of(dear, 2.0, 0.0), 0.0, 0.0, 5.0);
    struct ins_estimate last = range_of(cheap, 1.5, 0.02);
    cr_expect_eq(last.value, 70.0);
    cr_expect(fabs(last.high - 145.0) < 1e-9, "high %.12g", last.high);
    cr_expect(isinf(range_of(cheap, 1.5, 0.0).high));
}

/* Holding counts: without it 70 is the cheapest, at 0.1 a euro 25 (4.5 against 7.5 and 8). */
Test(economy, counts_what_holding_costs)
{
    static const double cost[SIZES][2] = {{0, 9}, {10, 8}, {25, 2}, {45, 3}, {70, 1}};
    EXPECT_RANGE(range_of(cost, 0.0, 0.1), 25.0, 25.0, 25.0);
    cr_expect_eq(range_of(cost, 0.0, 0.0).value, 70.0);
}
