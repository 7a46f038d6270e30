/* From which size on does money change nothing in a future? The trials work it out while they play
 * without gates (ins_tower_watch()), and then spare themselves every larger size. Here the same is
 * asked of whole runs that know nothing of it: with a little more than that size, full at the
 * start, a gated service does what one without gates does; with a little less it does not. */
#include "support.h"

#include <criterion/criterion.h>

#include "answers/run.h"
#include "answers/trials.h"

/* One future, in which nothing is left to chance, that wants more people than its budget pays. */
#define STEADY                                                                                     \
    "futures=1", "inflow.counts=none", "inflow.ar1.innovation_sd=0", "inflow.regimes=()",           \
        "inflow.composition.innovation_sd=0", "budget.volume_share=0"

static double reach_of(const struct ins_case *world)
{
    struct ins_error    error  = {{0}};
    struct ins_trials  *trials = NULL;
    struct ins_scenario scenario = *ins_case_scenario(world);
    cr_assert_eq(ins_trials_create(&scenario, NULL, &trials, &error), INS_DONE, "%s", error.text);
    double top = trials->top;
    ins_trials_free(trials);
    return top;
}

static double cost_of(const struct ins_case *world)
{
    return run(world, 1)->result[INS_SOCIAL_COST_TOTAL][0];
}

#define FULL(size, ...)                                                                            \
    cost_of(SERVICE(STEADY, __VA_ARGS__, "funding=gated", with("buffer.cap=%.9g", size),           \
                    with("buffer.initial=%.9g", size), with("buffer.top_up=%.9g", again * (size))))

/* A thousandth more and three hundredths less: what the orders of one month claim differs little from
 * that of the next. Filled once, and filled up to itself again each January. */
#define REACHES(...)                                                                               \
    for (int again = 0; again < 2; again++) {                                                      \
        const char *rule = again ? "buffer.top_up=1.0" : "buffer.top_up=0.0";                      \
        double size = reach_of(SERVICE(STEADY, __VA_ARGS__, rule));                                \
        double free = cost_of(SERVICE(STEADY, __VA_ARGS__, "funding=unlimited"));                  \
        cr_assert_gt(size, 1e5, "nothing is wanted of the buffer");                                \
        cr_assert_eq(FULL(1.001 * size, __VA_ARGS__), free, "%g should be enough", size);          \
        cr_assert_neq(FULL(0.97 * size, __VA_ARGS__), free, "%g is more than enough", size);       \
    }

#define NO_HIRES    "academie.max_intake=0"
#define NO_FLEX     "flex.pool=0", "flex.active=0"
/* Each call counts, and in its own month. */
#define PROMPT      "tower.patience=0", "flex.lead_time=0", "flex.min_term=1"
#define NO_OVERTIME "overtime.max=0"

Test(reach, is_what_hires_claim)
{
    REACHES(NO_FLEX, NO_OVERTIME, "budget.annual=[50.0e6]");
}

Test(reach, is_what_flex_claims)
{
    REACHES(NO_HIRES, NO_OVERTIME, PROMPT, "flex.pool=120", "budget.annual=[42.0e6]");
}

Test(reach, is_what_overtime_claims)
{
    REACHES(NO_HIRES, NO_FLEX, "overtime.max=0.3", "budget.annual=[40.0e6]");
}

Test(reach, is_what_overtime_claims_beside_flex)
{
    REACHES(NO_HIRES, PROMPT, "flex.pool=25", "overtime.max=0.3", "budget.annual=[41.0e6]");
}

/* Tests (6.32). */
Test(reach, falls_with_a_surplus_and_with_each_january)
{
    REACHES(NO_FLEX, NO_OVERTIME, "budget.annual=[38.0e6, 60.0e6, 45.0e6, 44.0e6, 43.0e6]");
    REACHES(NO_HIRES, NO_OVERTIME, PROMPT, "budget.annual=[34.0e6, 52.0e6, 41.0e6, 40.0e6, 39.0e6]");
}
