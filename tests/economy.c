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
