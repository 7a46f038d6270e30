/* Keys that are not known: which world a block of futures plays, what the tower knows of it, and what
 * can be no world. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/lanes.h"
#include "engine/worlds.h"
#include "plan/plan.h"
#include "scenario/key_law.h"
#include "support.h"
#include "sweep/pack.h"

TestSuite(worlds);

enum { BLOCKS = 16, FUTURES = BLOCKS * INS_LANES };

/* A file of this text, that is gone with the test. */
static const char *file(const char *text)
{
    static char name[8][64];
    static int  made;
    char       *own = name[made++ % 8];
    (void)snprintf(own, sizeof name[0], "/tmp/instroom-worlds-%d-%d.csv", (int)getpid(), made);
    FILE *to = fopen(own, "w");
    cr_assert(to && fputs(text, to) >= 0 && fclose(to) == 0);
    return own;
}

static const struct ins_case *service(const char *text, const char *more)
{
    const char *path = file(text);
    const struct ins_case *made = SERVICE(with("futures=%d", FUTURES), "inflow.ar1.innovation_sd=0.2",
                                          "inflow.ar1.persistence=0.8",
                                          with("ensemble='%s'", path), more);
    (void)unlink(path);
    return made;
}

/* The same service with its keys given: no worlds. */
static const struct ins_run *known(const char *one, const char *other)
{
    return run(SERVICE(with("futures=%d", FUTURES), "inflow.ar1.innovation_sd=0.2",
                       "inflow.ar1.persistence=0.8", one, other), 2);
}

static bool same_block(const struct ins_run *a, const struct ins_run *b, int block)
{
    for (int r = 0; r < INS_RESULTS; r++)
        if (memcmp(&a->result[r][block * INS_LANES], &b->result[r][block * INS_LANES],
                   INS_LANES * sizeof(double)) != 0)
            return false;
    return true;
}

/* The i-th van der Corput point, the first coordinate of (7.4): the digits of i in base 2, mirrored. */
static double mirrored(int i)
{
    double u = 0.0, unit = 0.5;
    for (; i > 0; i /= 2, unit /= 2.0)
        u += i % 2 * unit;
    return u;
}

/* --- which world a block plays ------------------------------------------------------------------ */

/* A key that no expected workload hangs on: a world is then the plain run with this value. Rows are
 * sorted: .004 weighs 1, .008 3 and .02 4 of 8. */
Test(worlds, block_i_plays_the_world_at_the_ith_van_der_corput_point_of_the_weights)
{
    const struct ins_run *all = run(service("staff.attrition,weight\n.008,3\n.02,4\n.004,1\n", "seed=5"), 2);
    const char *given[] = {"staff.attrition=.004", "staff.attrition=.008", "staff.attrition=.02"};
    const struct ins_run *one[3];
    int met[3] = {0};
    for (int w = 0; w < 3; w++)
        one[w] = known(given[w], "seed=5");
    for (int b = 0; b < BLOCKS; b++) {
        double u = mirrored(b);
        int    w = u < 1.0 / 8.0 ? 0 : u < 4.0 / 8.0 ? 1 : 2;
        cr_assert(same_block(all, one[w], b), "block %d", b);
        cr_assert(!same_block(all, one[(w + 1) % 3], b), "block %d", b);
        met[w]++;
    }
    cr_assert(met[0] == 2 && met[1] == 6 && met[2] == 8);
}

/* Tracks follow the noise of the inflow in every world, and not in the first one of a thread alone: each block is the
 * plain run with its own, whoever plays it. */
Test(worlds, the_noise_of_each_world_is_its_own_on_any_threads)
{
    static const char COUNTS[] = "inflow.counts='negative-binomial'";
    const struct ins_case *world = service("inflow.dispersion\n2\n500\n", COUNTS);
    const struct ins_run  *low = known("inflow.dispersion=2", COUNTS), *high = known("inflow.dispersion=500", COUNTS);
    for (int threads = 1; threads <= 3; threads++) {
        const struct ins_run *all = run(world, threads);
        for (int b = 0; b < BLOCKS; b++)
            cr_assert(same_block(all, b % 2 ? high : low, b), "block %d of %d threads", b, threads);
    }
}

Test(worlds, keys_of_a_row_go_together)
{
    const struct ins_run *all = run(service("flex.pool,academie.lead_time\n10,12\n40,6\n", "seed=2026"), 2);
    const struct ins_run *slow = known("flex.pool=10", "academie.lead_time=12");
    const struct ins_run *fast = known("flex.pool=40", "academie.lead_time=6");
    for (int b = 0; b < BLOCKS; b++)
        cr_assert(same_block(all, b % 2 ? slow : fast, b), "block %d", b);
}

Test(worlds, neither_the_order_of_rows_nor_that_of_columns_nor_threads_matter)
{
    const struct ins_run *one = run(service("staff.attrition,flex.pool,weight\n"
                                            ".004,30,1\n.004,20,2\n.01,25,1.5\n", "seed=3"), 1);
    const struct ins_run *other = run(service("# a comment\nweight;flex.pool;staff.attrition\n"
                                              "1,5;25;0,01\n2;20;.004;\n1;30;,004\n\n", "seed=3"), 3);
    for (int r = 0; r < INS_RESULTS; r++)
        cr_assert_arr_eq(one->result[r], other->result[r], FUTURES * sizeof(double));
}

Test(worlds, one_row_with_the_scenario_s_own_values_is_the_plain_run)
{
    const struct ins_case *plain = SERVICE(with("futures=%d", FUTURES), "inflow.ar1.innovation_sd=0.2",
        "inflow.ar1.persistence=0.8", "inflow.season=[2,1,1,1,1,1,1,1,1,1,1,.5]");
    const struct ins_scenario *w = ins_case_written(plain);
    const struct ins_run *all = run(service(
        with("inflow.level_per_month,inflow.season[0],tracks.asylum.hours,tracks.asylum.share,"
             "budget.annual[0],tower.patience,inflow.ar1.persistence\n"
             "%.17g,2,%.17g,%.17g,%.17g,%d,.8\n", w->inflow.level_per_month, w->tracks[0].hours,
             w->tracks[0].share, w->budget.annual[0], w->tower.patience),
        "inflow.season=[2,1,1,1,1,1,1,1,1,1,1,.5]"), 2);
    const struct ins_run *one = run(plain, 2);
    for (int r = 0; r < INS_RESULTS; r++)
        cr_assert_arr_eq(one->result[r], all->result[r], FUTURES * sizeof(double));
}

Test(worlds, a_future_played_alone_is_the_one_of_the_run)
{
    const struct ins_case *world = service("staff.attrition\n.004\n.02\n.03\n", "seed=4");
    const struct ins_run  *all   = run(world, 2);
    for (int64_t f = 1; f <= FUTURES; f += 77) {
        const struct ins_path *path = play(world, f);
        double peak = 0.0;
        for (int t = 0; t < 48; t++)
            peak = fmax(peak, at(path, "backlog", t));
        cr_assert_eq(peak, all->result[INS_PEAK_BACKLOG][f - 1], "future %d", (int)f);
    }
}

/* Two files: each row of one meets each row of the other alike. */
Test(worlds, several_files_are_drawn_independently)
{
    const char *hours = file("staff.attrition\n.004\n.02\n"), *pool = file("flex.pool\n10\n40\n");
    const struct ins_case *both = SERVICE(with("futures=%d", FUTURES), "seed=6",
                                          with("ensemble=['%s','%s']", hours, pool));
    const struct ins_scenario *s = ins_case_scenario(both);
    static struct ins_world_points points;
    double u[INS_WORLD_CUBE], value[INS_WORLD_KEYS];
    int    met[2][2] = {{0}};
    cr_assert_eq(ins_world_points_init(s, 63, &points, NULL), INS_DONE);
    for (int b = 0; b < 64; b++) {
        ins_world_point(&points, b, u);
        cr_assert_eq(u[0], mirrored(b));
        ins_worlds_values(s, u, value);
        met[value[0] > .01][value[1] > 20.0]++;
    }
    cr_assert(met[0][0] == 16 && met[0][1] == 16 && met[1][0] == 16 && met[1][1] == 16);
    (void)unlink(hours);
    (void)unlink(pool);
}

/* --- laws --------------------------------------------------------------------------------------- */

/* Of the first 2^k blocks each 2^k-th part of a law has one, but for the parts that the shift of
 * (7.5) cuts. */
Test(worlds, the_first_blocks_are_a_fair_sample_of_each_law)
{
    const struct ins_scenario *s = ins_case_scenario(SERVICE(
        "uncertain=({key='staff.attrition';from=0.0;to=0.1;},{key='flex.pool';from=0.0;to=80.0;},"
        "{key='tower.patience';from=1;to=8;})", "seed=11"));
    static struct ins_world_points points, more;
    double u[INS_WORLD_CUBE], again[INS_WORLD_CUBE], value[INS_WORLD_KEYS];
    cr_assert_eq(ins_world_points_init(s, 63, &points, NULL), INS_DONE);
    cr_assert_eq(ins_world_points_init(s, 5000, &more, NULL), INS_DONE);
    for (int n = 8; n <= 64; n *= 2) {
        int met[3][64] = {{0}};
        for (int b = 0; b < n; b++) {
            ins_world_point(&points, b, u);
            ins_world_point(&more, b, again);
            cr_assert_arr_eq(u, again, 3 * sizeof *u);
            ins_worlds_values(s, u, value);
            met[0][(int)(value[0] / 0.1 * n)]++;
            met[1][(int)(value[1] / 80.0 * n)]++;
            met[2][(int)value[2] - 1]++;
        }
        for (int i = 0; i < n; i++)
            cr_assert(abs(met[0][i] - 1) <= 1 && abs(met[1][i] - 1) <= 1); /* the shift cuts a part */
        for (int i = 0; i < 8; i++)
            cr_assert(abs(met[2][i] - n / 8) <= 1);
    }
}

Test(worlds, quantiles_in_the_place_of_parameters_are_met)
{
    enum ins_distribution laws[] = {INS_UNIFORM, INS_NORMAL, INS_LOGNORMAL, INS_TRIANGULAR,
                                    INS_BY_PARAMETERS};
    for (size_t i = 0; i < sizeof laws / sizeof laws[0]; i++) {
        struct ins_key_law law = {laws[i], NAN, NAN, NAN, NAN, NAN, 26.0, 34.0};
        cr_assert_null(ins_key_law_lacks(&law));
        ins_key_law_settle(&law);
        cr_assert(apart(ins_key_law_quantile(&law, false, 0.1), 26.0) < 1e-9, "law %zu", i);
        cr_assert(apart(ins_key_law_quantile(&law, false, 0.9), 34.0) < 1e-9, "law %zu", i);
    }
}

Test(worlds, another_seed_draws_other_worlds_of_a_law_and_the_same_rows)
{
    const char *law = "uncertain=({key='staff.attrition';p10=.005;p90=.02;})";
    static struct ins_world_points points;
    double first, u[INS_WORLD_CUBE];
    cr_assert_eq(ins_world_points_init(ins_case_scenario(SERVICE(law, "seed=1")), 9, &points, NULL),
                 INS_DONE);
    ins_world_point(&points, 5, u);
    first = u[0];
    cr_assert_eq(ins_world_points_init(ins_case_scenario(SERVICE(law, "seed=2")), 9, &points, NULL),
                 INS_DONE);
    ins_world_point(&points, 5, u);
    cr_assert_neq(u[0], first);
}

/* --- what is known of a world ------------------------------------------------------------------- */

/* With another level of the inflow and longer hours, tower and budget expect what the scenario says
 * (7.6). */
Test(worlds, tower_and_budget_expect_the_workload_of_the_scenario)
{
    const struct ins_case *world = service("inflow.level_per_month,tracks.asylum.hours\n900,60\n",
                                           "inflow.counts=none");
    const struct ins_case *plain = SERVICE("inflow.ar1.innovation_sd=0.2", "inflow.counts=none",
                                           "inflow.ar1.persistence=0.8");
    double factor = 900.0 / ins_case_scenario(plain)->inflow.level_per_month;
    cr_assert(apart(at(play(world, 1), "level", 0), at(play(plain, 1), "level", 0)) < 1e-12);
    for (int k = 0; k < 2; k++) {
        const char *column = with("inflow.%s", ins_case_scenario(plain)->tracks[k].name);
        double primary = at(play(plain, 1), column, 0);
        cr_assert(k > 0 || apart(at(play(world, 1), column, 0), factor * primary) < 1e-12);
    }
}

Test(worlds, what_the_command_line_names_has_one_value_in_all_worlds)
{
    const char *path = file("staff.attrition,flex.pool\n.004,10\n.02,40\n");
    const struct ins_case *made = SERVICE(with("futures=%d", FUTURES), with("ensemble='%s'", path));
    const struct ins_case *fixed = NULL;
    struct ins_case       *own;
    struct ins_error       error = {{0}};
    char *text = ins_case_text(made, 0);
    const char *set[] = {"staff.attrition=.01"};
    cr_assert_eq(ins_case_read(text, "test", ".", set, 1, &own, &error), INS_DONE, "%s", error.text);
    fixed = case_keep(own);
    double u[1] = {0.0}, value[2];
    cr_assert(!ins_case_scenario(made)->move[1].fixed && ins_case_scenario(fixed)->move[1].fixed);
    ins_worlds_values(ins_case_scenario(fixed), u, value);
    static struct ins_scenario laid;
    laid = *ins_case_scenario(fixed);
    cr_assert_eq(ins_worlds_lay(ins_case_scenario(fixed), value, false, &laid, &error), INS_DONE);
    cr_assert_eq(laid.staff.attrition, .01);
    cr_assert_eq(laid.flex.pool, 10.0);
    char *warnings = ins_case_warnings(fixed);
    cr_assert(strstr(warnings, "staff.attrition") && strstr(warnings, "one value in all worlds"));
    free(warnings);
    free(text);
    (void)unlink(path);
}

/* (7.7), twice. */
Test(worlds, a_step_moves_a_key_in_each_world)
{
    const struct ins_case *made = service("flex.pool\n10\n40\n", "seed=1");
    static struct ins_scenario s;
    double u[1] = {0.0}, value[1];
    s = *ins_case_scenario(made);
    ins_worlds_step(&s, offsetof(struct ins_scenario, flex.pool), 1.0, 5.0);
    ins_worlds_step(&s, offsetof(struct ins_scenario, flex.pool), 2.0, 1.0);
    ins_worlds_values(&s, u, value);
    cr_assert_eq(value[0], 2.0 * (10.0 + 5.0) + 1.0);
    u[0] = 0.5;
    ins_worlds_values(&s, u, value);
    cr_assert_eq(value[0], 2.0 * (40.0 + 5.0) + 1.0);
}

/* --- no world ------------------------------------------------------------------------------------- */

Test(worlds, a_world_that_is_no_scenario_is_named_with_its_line_and_key)
{
    const struct ins_case *world = service("flex.pool\n40\n90\n5\n", "flex.active=20");
    struct ins_options     options = {.threads = 2};
    struct ins_error       error   = {{0}};
    struct ins_run        *made;
    cr_assert_eq(ins_run_create(world, &options, &made, &error), INS_WRONG);
    cr_assert(strstr(error.text, "line 4") && strstr(error.text, "flex.active"), "%s", error.text);
}

Test(worlds, intervals_know_that_futures_of_a_block_share_a_world)
{
    const char *spread = "staff.attrition\n0\n.002\n.004\n.006\n.008\n.02\n.03\n.04\n";
    const struct ins_run *all = run(service(spread, "inflow.ar1.innovation_sd=0.01"), 2);
    struct ins_mean naive = ins_summary_mean(all->result[INS_MEAN_BACKLOG], FUTURES);
    cr_assert(all->mean[INS_MEAN_BACKLOG].error > 2.0 * naive.error);
}

/* --- elsewhere ------------------------------------------------------------------------------------- */

/* What a sweep carries to other machines holds its worlds, to the last bit; a point keeps its own. */
Test(worlds, travel_with_the_scenario_of_a_sweep)
{
    const struct ins_case *one = service("staff.attrition,flex.pool,weight\n.004,30,.1\n.013,20,.2\n",
                                         "parameter_uncertainty=true");
    struct ins_case *other = NULL;
    struct ins_error error = {{0}};
    const char *set[] = {"flex.pool=25"};
    char *text = ins_sweep_pack(one), *same[2];
    cr_assert_eq(ins_sweep_unpack(text, "pack", set, 1, &other, &error), INS_DONE, "%s", error.text);
    cr_assert(ins_case_scenario(other)->move[0].fixed && !ins_case_scenario(other)->move[1].fixed);
    const struct ins_ensemble *a = ins_case_scenario(one)->worlds->ensemble[0];
    const struct ins_ensemble *b = ins_case_scenario(other)->worlds->ensemble[0];
    cr_assert(b->rows == 2 && b->columns == 2);
    cr_assert_arr_eq(a->value, b->value, 4 * sizeof *a->value);
    cr_assert_arr_eq(a->edge, b->edge, 2 * sizeof *a->edge);
    same[0] = ins_case_identity(one);
    cr_assert(strstr(same[0], "world ") != NULL);
    free(same[0]);
    free(text);
    ins_case_free(other);
}
