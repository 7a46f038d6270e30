/* economy.c - the economic buffer and its interval on a few sizes, with pencil and paper. */
#include "answers/economy.h"

#include <criterion/criterion.h>

#include "support.h"

enum { UNITS = 6, SIZES = 5 };

/* Five sizes at which every unit costs the same, and holding costs nothing: each resample of the
 * bootstrap finds the sum of six equal costs, and chooses as the whole sample does. */
static void expect_interval(const double (*cost)[2], double value, double low, double high)
{
    double           unit[SIZES][UNITS];
    struct ins_trial trial[SIZES] = {0};
    for (int i = 0; i < SIZES; i++) {
        for (int u = 0; u < UNITS; u++)
            unit[i][u] = cost[i][1];
        trial[i] = (struct ins_trial){.size = cost[i][0], .social_cost = {.mean = cost[i][1]},
                                      .unit = unit[i]};
    }
    struct ins_trials trials = {.futures = UNITS, .units = UNITS, .unit_size = 1, .count = SIZES,
                                .room = SIZES, .trial = trial};
    trials.scenario.months = 12;
    struct ins_estimate found = {.value = ins_economy_best(&trials)->size};
    struct ins_error    story = {0};
    cr_assert_eq(ins_economy_interval(&trials, &found, &story), INS_DONE, "%s", story.text);
    cr_expect_eq(found.value, value);
    cr_expect_eq(found.low, low, "low %g", found.low);
    cr_expect_eq(found.high, high, "high %g", found.high);
}

/* The cheapest size of all that there are may lie anywhere between the neighbours tried. */
Test(economy, reaches_to_the_sizes_beside_the_one_that_is_always_chosen)
{
    static const double cost[SIZES][2] = {{0, 9}, {10, 5}, {25, 2}, {45, 3}, {70, 4}};
    expect_interval(cost, 25.0, 10.0, 45.0);
}

/* Beside no buffer at all and beside the largest there is nothing on one side. */
Test(economy, ends_with_the_first_and_the_last_size)
{
    static const double dear[SIZES][2]  = {{0, 1}, {10, 5}, {25, 6}, {45, 7}, {70, 8}};
    static const double cheap[SIZES][2] = {{0, 9}, {10, 8}, {25, 7}, {45, 6}, {70, 1}};
    expect_interval(dear, 0.0, 0.0, 10.0);
    expect_interval(cheap, 70.0, 45.0, 70.0);
}

/* More units than are summed at a time, the last of them few. Without a buffer each costs 100; the
 * largest, which costs nothing but 99 to hold, is 1 % better: a sum that left out a unit or two would
 * have chosen none at all. */
Test(economy, counts_every_unit_of_a_long_sample)
{
    enum { LONG = 3 * 64 + 2 };
    static double    unit[3][LONG];
    struct ins_trial trial[3] = {{.size = 0.0, .unit = unit[0], .social_cost = {.mean = 100.0}},
                                 {.size = 500.0, .unit = unit[1], .social_cost = {.mean = 90.0}},
                                 {.size = 1000.0, .unit = unit[2]}};
    for (int u = 0; u < LONG; u++) {
        unit[0][u] = 100.0;
        unit[1][u] = 90.0;
    }
    struct ins_trials trials = {.futures = LONG, .units = LONG, .unit_size = 1, .count = 3,
                                .room = 3, .trial = trial};
    trials.scenario.months              = 12;
    trials.scenario.buffer.holding_rate = 0.099;
    struct ins_estimate found = {.value = ins_economy_best(&trials)->size};
    struct ins_error    story = {0};
    cr_assert_eq(ins_economy_interval(&trials, &found, &story), INS_DONE, "%s", story.text);
    cr_expect_eq(found.value, 1000.0);
    cr_expect_eq(found.low, 500.0, "low %g", found.low);
    cr_expect_eq(found.high, 1000.0, "high %g", found.high);
}
