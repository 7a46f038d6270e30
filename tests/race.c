/* race.c - the best of many settings: races whose winner is known, and mixes against whole grids.
 *
 * Expected numbers come from functions with a known least, from GSL's normal law, and from every mix
 * of a grid, each with all its sizes of the buffer played and counted (decide/mix_trial.c). */
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "decide/mix.h"
#include "decide/race.h"
#include "often.h"
#include "support.h"

static struct ins_error story;

/* --- a known winner ---------------------------------------------------------------------------- */

/* Noise of future f that setting and setting share but for a part: a wave of no pattern. */
static double noise(int64_t f, double at)
{
    return sin(12.9898 * (double)f + 78.233 * at) * 3.0 + 100.0 * sin(4.1414 * (double)f);
}

/* A bowl around x = 0.62, y = 3.1, in which a step of x away from .4 costs .3 for each unit. */
static enum ins_status bowl(void *context, struct ins_racer *const *racer, int count, int64_t futures,
                            struct ins_error *error)
{
    (void)context;
    (void)error;
    for (int i = 0; i < count; i++) {
        double x = racer[i]->value[0], y = racer[i]->value[1], sum = 0.0;
        double bowl_at = 900.0 * pow(x - 0.62, 2) + 25.0 * pow(y - 3.1, 2) +
                         30.0 * fabs(x - 0.4) - 60.0 * (x - 0.62) * (y - 3.1);
        for (int64_t f = 0; f < futures; f++) {
            racer[i]->cost[f]   = bowl_at + noise(f, x + y);
            racer[i]->strain[f] = 0.0;
            sum += racer[i]->cost[f];
        }
        racer[i]->mean  = sum / (double)futures;
        racer[i]->keeps = true;
        racer[i]->size  = 0.0;
    }
    return INS_DONE;
}

static struct ins_race race_of_two(void)
{
    return (struct ins_race){.keys   = 2,
                             .axis   = {{0.0, 1.0, 0.01, 0.4}, {0.0, 10.0, 0.1, 5.0}},
                             .levels = 3,
                             .level  = {{200, 0, {0.16, 0.08}, 2, 4, 2, false},
                                        {1000, 8, {0.08, 0.04}, 2, 6, 2, false},
                                        {4000, 6, {0.02, 0.0}, 2, 9, 2, false}},
                             .spread = 20,
                             .play   = bowl};
}

/* By hand: 1800 u - 60 v + 30 = 0 and 50 v - 60 u = 0 with u = x - .62, v = y - 3.1: u = -30 / 1728. */
Test(race, finds_the_least_of_a_bowl_with_a_kink)
{
    struct ins_race race = race_of_two();
    cr_assert_eq(ins_race_run(&race, &story), INS_DONE);
    const struct ins_racer *best = &race.racer[race.best];
    cr_expect_eq(best->futures, 4000);
    cr_expect_lt(fabs(best->value[0] - 0.6026), 0.02, "%f", best->value[0]);
    cr_expect_lt(fabs(best->value[1] - 3.079), 0.16, "%f", best->value[1]);
    cr_expect_lt(race.count, 500); /* of 10,201 */
    ins_race_clear(&race);
}

/* Of two settings the one that is better by d paired errors is the cheapest in Phi(d) of samples. */
Test(race, chance_of_the_better_of_two_is_that_of_the_normal_law)
{
    enum { FUTURES = 4096 };
    static double           row[4 * FUTURES];
    static double           room[FUTURES];
    struct ins_racer        a = {.futures = FUTURES, .cost = row, .strain = &row[2 * FUTURES]};
    struct ins_racer        b = {.futures = FUTURES, .cost = &row[FUTURES], .strain = &row[3 * FUTURES]};
    struct ins_racer *const both[] = {&a, &b};
    struct ins_race         race   = {.sampling = INS_RANDOM};
    double                  chance[2];
    for (int f = 0; f < FUTURES; f++) {
        a.cost[f] = 100.0 * sin(4.1414 * f);
        double u  = fmod(fabs(sin(12.9898 * (f + 1)) * 43758.5453), 1.0);
        b.cost[f] = a.cost[f] + gsl_cdf_ugaussian_Pinv(0.999 * u + 0.0005) * 8.0 + 0.1;
    }
    struct ins_mean less = ins_race_difference(&race, &b, &a, room);
    cr_expect_lt(fabs(less.error - 8.0 / 64.0), 0.02);
    cr_assert_eq(ins_race_chances(&race, both, 2, chance, &story), INS_DONE);
    double expected = gsl_cdf_ugaussian_P(less.value / less.error);
    cr_expect_lt(fabs(chance[0] - expected), 0.05, "%f against %f", chance[0], expected);
    cr_expect_lt(fabs(chance[0] + chance[1] - 1.0), 1e-9);
}

/* --- mixes against whole grids ------------------------------------------------------------------ */

/* Three of the small service, and three of scenarios that are shipped, with a norm of their own. */
static const struct {
    const char *file, *mix; /* no file: the service */
} grid[] = {
    {NULL, "mix=({ key=\"flex.lead_time\"; from=0; to=3; price=300000; },"
           " { key=\"academie.lead_time\"; from=7; to=10; price=2000000; })"},
    {NULL, "mix=({ key=\"flex.min_term\"; from=3; to=8; price=100000; },"
           " { key=\"academie.recruitment_months\"; from=2; to=5; price=700000; })"},
    {NULL, "mix=({ key=\"academie.lead_time\"; from=8; to=12; price=1500000; },"
           " { key=\"academie.intake_every\"; from=1; to=4; price=200000; })"},
    {"scenarios/netherlands-2026.cfg", "mix=({ key=\"flex.lead_time\"; from=1; to=4; price=300000; },"
                                       " { key=\"academie.lead_time\"; from=9; to=12; price=2000000; })"},
    {"scenarios/falling-budget.cfg", "mix=({ key=\"flex.min_term\"; from=3; to=8; price=100000; },"
                                     " { key=\"academie.recruitment_months\"; from=2; to=5; price=700000; })"},
    {"scenarios/lead-time-9.cfg", "mix=({ key=\"academie.lead_time\"; from=7; to=10; price=1500000; },"
                                  " { key=\"academie.intake_every\"; from=1; to=4; price=200000; })"}};

enum { FUTURES = 480, GRIDS = sizeof grid / sizeof grid[0] };

/* With `more` settings, NULL last. */
static const struct ins_case *world_with(int which, int seed, const char *const *more)
{
    const char *setting[16] = {with("futures=%d", FUTURES), with("seed=%d", seed), grid[which].mix};
    int         count       = 3;
    if (!grid[which].file) {
        setting[count++] = "norm.confidence=0.75";
        setting[count++] = "norm.limit=3500";
    }
    for (; *more; more++)
        setting[count++] = *more;
    if (!grid[which].file)
        return world_create(world_service, setting);
    struct ins_case *made = NULL;
    cr_assert_eq(ins_case_load(grid[which].file, setting, count, &made, &story), INS_DONE, "%s", story.text);
    return case_keep(made);
}

static const struct ins_case *world_of(int which, int seed)
{
    return world_with(which, seed, (const char *const[]){NULL});
}

/* The loss (6.66) of a mix with a buffer in each future; the price of the norm from a tenth more. */
static void losses_of(const struct ins_mix *mix, int which, const double *value, double buffer,
                      double *loss)
{
    const struct ins_run *with_it[2];
    for (int i = 0; i < 2; i++) {
        double size = buffer * (1.0 + 0.1 * i);
        const char *const more[] = {"funding=\"gated\"", with("buffer.initial=%.17g", size),
                                    with("buffer.cap=%.17g", size),
                                    with("%s=%.17g", mix->axis[0].key, value[0]),
                                    with("%s=%.17g", mix->axis[1].key, value[1]), NULL};
        with_it[i]  = run(world_with(which, (int)mix->scenario.seed, more), 1);
    }
    double prices = ins_mix_price(mix, value, buffer);
    double rise   = with_it[1]->mean[INS_SOCIAL_COST_TOTAL].value -
                  with_it[0]->mean[INS_SOCIAL_COST_TOTAL].value +
                  ins_mix_price(mix, value, 1.1 * buffer) - prices;
    double more  = with_it[1]->p_norm.value - with_it[0]->p_norm.value;
    double price = more > 0.0 ? fmax(0.0, rise / more) : 0.0, asked = mix->scenario.norm.confidence;
    for (int f = 0; f < FUTURES; f++)
        loss[f] = with_it[0]->result[INS_SOCIAL_COST_TOTAL][f] + prices +
                  price * (asked - with_it[0]->result[INS_NORM_MET][f]);
}

/* Every mix of the grid with all its sizes: the cheapest. */
static double cheapest_of_grid(const struct ins_mix *mix, double *value, double *buffer)
{
    struct ins_trial_room *room = NULL;
    double                 best = INFINITY;
    cr_assert_eq(ins_trial_room_create(mix, FUTURES, NULL, &room, &story), INS_DONE);
    for (double x = mix->axis[0].from; x <= mix->axis[0].to; x++)
        for (double y = mix->axis[1].from; y <= mix->axis[1].to; y++) {
            double                  at[INS_MIX_KEYS] = {x, y};
            struct ins_trial_result result;
            cr_assert_eq(ins_mix_try(room, at, 6, true, &result, &story), INS_DONE);
            if (!result.keeps || result.total >= best)
                continue;
            best = result.total;
            memcpy(value, at, sizeof at);
            *buffer = result.buffer;
        }
    ins_trial_room_free(room);
    return best;
}

static void hold_against_grid(int which, int seed)
{
    static double    mine[FUTURES], theirs[FUTURES];
    struct ins_mix  *mix = NULL;
    double           value[INS_MIX_KEYS], buffer = 0.0;
    cr_assert_eq(ins_mix_create(world_of(which, seed), NULL, &mix, &story), INS_DONE, "%s", story.text);
    double best = cheapest_of_grid(mix, value, &buffer);
    losses_of(mix, which, mix->best.value, mix->best.buffer, mine);
    losses_of(mix, which, value, buffer, theirs);
    for (int f = 0; f < FUTURES; f++)
        mine[f] -= theirs[f];
    double error = ins_summary_mean(mine, FUTURES).error;
    cr_expect_leq(mix->best.total.value - best, 1.96 * error + 1000.0,
                  "grid %d, seed %d: %.0f against %.0f (+/- %.0f)", which, seed,
                  mix->best.total.value, best, 1.96 * error);
    ins_mix_free(mix);
}

Test(race, no_mix_of_a_whole_grid_is_better_by_more_than_the_paired_error)
{
    for (int which = 0; which < as_often(GRIDS, 1); which++)
        for (int seed = 1; seed <= as_often(10, 1); seed++)
            hold_against_grid(which, seed);
}

/* Rivals share one chance; what is as good costs no more than its error tells, and a key that only its
 * price holds would be cheaper elsewhere without it. */
Test(race, of_all_that_are_compared_on_fresh_futures_one_is_the_cheapest)
{
    struct ins_mix *mix = NULL;
    int             good = 0;
    cr_assert_eq(ins_mix_create(world_of(0, 1), NULL, &mix, &story), INS_DONE);
    double sum = mix->chance;
    cr_assert_gt(mix->rivals, 1);
    for (int i = 0; i < mix->rivals; i++) {
        const struct ins_mix_rival *rival = &mix->rival[i];
        sum += rival->chance;
        good += rival->more.low <= 0.0;
        cr_expect_eq(rival->prices, ins_mix_price(mix, rival->value, 0.0) -
                                        ins_mix_price(mix, mix->best.value, 0.0));
    }
    cr_expect_lt(fabs(sum - 1.0), 1e-9);
    cr_expect_leq(mix->as_good, good);
    for (int k = 0; k < mix->keys; k++) {
        bool end = mix->best.value[k] == mix->axis[k].from || mix->best.value[k] == mix->axis[k].to;
        enum ins_mix_hold hold = ins_mix_holds(mix, k);
        cr_expect_eq(end, hold == INS_MIX_BOUND || hold == INS_MIX_BOTH);
        if (mix->best.value[k] != mix->axis[k].present)
            cr_expect(hold == INS_MIX_FREE || hold == INS_MIX_BOUND);
    }
    ins_mix_free(mix);
}
