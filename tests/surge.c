/* surge.c - what scaling up and down for one surge costs.
 *
 * Expected numbers of (6.54) and (6.55) come from fluid arithmetic by hand, and from runs of the two
 * scenarios by themselves. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "decide/surge.h"
#include "support.h"

static struct ins_error story;

static struct ins_surges *surges_of(const struct ins_case *world, int threads)
{
    struct ins_surges *made    = NULL;
    struct ins_options options = {.threads = threads};
    cr_assert_eq(ins_surges_create(world, &options, &made, &story), INS_DONE, "%s", story.text);
    return made;
}

static const struct ins_scaled_surge *surge_of(const struct ins_surges *all, double size, int months)
{
    for (int i = 0; i < all->count; i++)
        if (all->surge[i].size == size && all->surge[i].months == months)
            return &all->surge[i];
    cr_assert_fail("no surge of %g for %d months", size, months);
    return NULL;
}

/* 100 cases a month and 100 officers; a flexible shell that is there in the month in which it is called
 * and gone in the next. Of a surge of half as much from month 12 on the tower knows in month 13: 150 come
 * and 50 wait, so 100 are called; from month 14 on 50, and in the month after the surge 50 too many. So 100
 * FTE are called and let go, and 50 hours are idle. */
Test(surge, costs_what_a_shell_costs_that_is_called_and_let_go)
{
    const struct ins_case *world =
        WORLD("futures=64", "months=48", "tower.policy=tower", "tower.forecast=level", "tower.smoothing=1",
              "tower.reporting_lag=0", "tower.clear_months=1", "tower.target_months=0", "tower.patience=0",
              "flex.pool=1000", "flex.min_term=1", "flex.productivity=1", "academie.max_intake=0",
              "costs.experienced=5000", "costs.severance=700");
    struct ins_surges *all = surges_of(world, 1);
    cr_expect_eq(all->begins, 12);
    cr_expect_eq(all->count, INS_SCALED_SURGES);
    static const int months[] = {6, 12, 24};
    for (int i = 0; i < 3; i++) {
        const struct ins_scaled_surge *s = surge_of(all, 0.5, months[i]);
        cr_expect_lt(apart(s->cases.value, 50.0 * months[i]), 1e-9);
        cr_expect_lt(apart(s->item[INS_FLEX_CALLED].value, 100.0), 1e-9);
        cr_expect_lt(apart(s->item[INS_FLEX_LET_GO].value, 100.0), 1e-9);
        cr_expect_lt(apart(s->item[INS_SEVERANCE].value, 70000.0), 1e-9);
        cr_expect_lt(apart(s->item[INS_IDLE_HOURS].value, 50.0), 1e-9);
        cr_expect_lt(apart(s->item[INS_IDLE_COST].value, 250000.0), 1e-9);
        cr_expect_lt(apart(s->idle_after.value, 250000.0), 1e-9);
        cr_expect_lt(apart(s->item[INS_TRAINING_COST].value, 0.0), 1e-9);
        cr_expect_lt(apart(s->item[INS_SCALING_COST_TOTAL].value, 320000.0), 1e-9);
        cr_expect_lt(apart(s->item[INS_SCALING_COST_TOTAL].high, 320000.0), 1e-9);
        cr_expect_lt(apart(s->a_case, 320000.0 / (50.0 * months[i])), 1e-9);
        cr_expect_lt(apart(s->peak, 100.0), 1e-9);
        cr_expect_lt(apart(s->left, 0.0), 1e-9);
        cr_expect_eq(s->first, 13);
        cr_expect_eq(s->last, 12 + months[i]);
        cr_expect(s->ends);
    }
    ins_surges_free(all);
}

/* Ten trainees a month are ordered from the month after the surge began until it is over, begin in the
 * next, pay 2,000 of tuition and 300 a month for four months, and stay. */
Test(surge, costs_what_recruits_cost_that_stay)
{
    const struct ins_case *world =
        WORLD("futures=64", "months=48", "tower.policy=tower", "tower.forecast=level", "tower.smoothing=1",
              "tower.reporting_lag=0", "tower.clear_months=1200", "tower.target_months=0",
              "academie.max_intake=10", "academie.recruitment_months=1", "academie.lead_time=4",
              "academie.productivity=[0.0]", "academie.dropout=0", "academie.mentoring=0.1",
              "costs.experienced=5000", "costs.tuition=2000", "costs.trainee=300");
    struct ins_surges      *all = surges_of(world, 1);
    const struct ins_scaled_surge *s   = surge_of(all, 1.0, 6);
    double hired = s->item[INS_HIRED].value;
    cr_expect_gt(hired, 59.0);
    cr_expect_lt(apart(s->item[INS_TRAINING_COST].value, hired * (2000 + 4 * 300)), 1e-9);
    cr_expect_lt(apart(s->item[INS_COACHING].value, hired * 4 * 0.1 * 5000), 1e-9);
    cr_expect_lt(apart(s->left, hired), 1e-9);
    cr_expect_not(s->ends);
    cr_expect_eq(s->first, 14);
    ins_surges_free(all);
}

/* On chance, and whatever the threads: what two runs by themselves say. */
Test(surge, is_the_difference_of_two_runs)
{
    const struct ins_case *world = SERVICE("futures=96", "months=252"),
                          *with_it = SERVICE("futures=96", "months=252", "inflow.events[0].start='2027-07'",
                                             "inflow.events[0].months=12", "inflow.events[0].multiply=1.25");
    const struct ins_run  *one = run(world, 1), *two = run(with_it, 1);
    struct ins_surges     *all = surges_of(SERVICE("futures=96"), 3), *again = surges_of(world, 1);
    cr_expect_eq(ins_case_scenario(all->played)->months, 252, "from the thirteenth month twenty years");
    const struct ins_scaled_surge *s = surge_of(all, 0.25, 12);
    for (int k = 0; k < INS_SCALING_COST; k++) {
        double more = two->digest.scaling_cost[k].value - one->digest.scaling_cost[k].value;
        cr_expect_lt(apart(s->item[k].value, more), 1e-9, "%s", ins_scaling_cost_name[k]);
    }
    double mean = 0.0, square = 0.0;
    for (int f = 0; f < 96; f++)
        mean += (two->result[INS_OVERDUE_CASE_MONTHS][f] - one->result[INS_OVERDUE_CASE_MONTHS][f]) / 96;
    for (int f = 0; f < 96; f++)
        square += pow(two->result[INS_OVERDUE_CASE_MONTHS][f] - one->result[INS_OVERDUE_CASE_MONTHS][f] - mean, 2);
    cr_expect_lt(apart(s->overdue.high, mean + 1.96 * sqrt(square / 95 / 96)), 1e-9);
    for (int i = 0; i < INS_SCALED_SURGES && i < all->count; i++) {
        cr_expect_eq(memcmp(all->surge[i].item, again->surge[i].item, sizeof all->surge[i].item), 0);
        cr_expect_eq(all->surge[i].peak, again->surge[i].peak);
    }
    ins_surges_free(all);
    ins_surges_free(again);
}

/* Where money buys nobody and no tower calls, a surge costs nothing to scale. However short the horizon
 * is, a surge is played to its end. */
Test(surge, costs_nothing_where_nobody_comes)
{
    struct ins_surges *all = surges_of(WORLD("futures=64", "months=5"), 1);
    cr_expect_eq(all->count, INS_SCALED_SURGES);
    for (int i = 0; i < all->count; i++) {
        cr_expect_lt(apart(all->surge[i].item[INS_SCALING_COST_TOTAL].value, 0.0), 1e-9);
        cr_expect_eq(all->surge[i].first, -1);
    }
    ins_surges_free(all);
}
