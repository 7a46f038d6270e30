/* Sweeps: where points lie, and that their rows are what a run of each would say. What kills and
 * full disks do stands in tests/faults/sweep.sh. */
#include "support.h"

#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_qrng.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "instroom/output.h"
#include "instroom/sweep.h"
#include "sweep/journal.h"
#include "sweep/layout.h"
#include "sweep/pack.h"
#include "sweep/row.h"

#define GRID                                                                                       \
    "sweep.axes=( { key = 'academie.lead_time'; values = [6, 9, 12]; },"                           \
    "             { key = 'flex.pool'; from = 0.0; to = 120.0; steps = 4; } )"

/* --- helpers -------------------------------------------------------------------------------- */

static struct ins_layout *layout_of(const struct ins_case *world)
{
    static struct ins_layout layout;
    struct ins_error         error = {{0}};
    cr_assert_eq(ins_layout_init(&layout, ins_case_written(world), &error), INS_DONE, "%s",
                 error.text);
    return &layout;
}

static double value_at(const struct ins_layout *layout, int64_t point, int axis)
{
    struct ins_cursor cursor = {0};
    double            value[INS_AXES];
    cr_assert_eq(ins_layout_values(layout, &cursor, point, value, NULL), INS_DONE);
    ins_cursor_clear(&cursor);
    return value[axis];
}

/* All values of one axis, in the order of the points. */
static double *column_of(const struct ins_layout *layout, int axis)
{
    struct ins_cursor cursor = {0};
    double            value[INS_AXES], *column = numbers(layout->points);
    for (int64_t p = 0; p < layout->points; p++) {
        cr_assert_eq(ins_layout_values(layout, &cursor, p, value, NULL), INS_DONE);
        column[p] = value[axis];
    }
    ins_cursor_clear(&cursor);
    return column;
}

static int ascending(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* The story of a design that is refused. */
static const char *refusal(const struct ins_case *world)
{
    static struct ins_error  error;
    static struct ins_layout layout;
    cr_assert_eq(ins_layout_init(&layout, ins_case_written(world), &error), INS_WRONG);
    return error.text;
}

static const char *scratch(const char *name)
{
    return with("/tmp/instroom-test-%ld-%s", (long)getpid(), name);
}

static void forget(const char *path)
{
    (void)unlink(path);
    (void)unlink(with("%s-wal", path));
    (void)unlink(with("%s-shm", path));
}

static void sweep_asked(const struct ins_case *world, const struct ins_sweep_settings *settings,
                         int threads)
{
    struct ins_options options = {.threads = threads};
    struct ins_error   error   = {{0}};
    struct ins_sweep  *sweep   = NULL;
    cr_assert_eq(ins_sweep_open(world, settings, &options, &sweep, &error), INS_DONE, "%s",
                 error.text);
    cr_assert_eq(ins_sweep_work(sweep, &error), INS_DONE, "%s", error.text);
    cr_assert_eq(ins_sweep_end(sweep, &error), INS_DONE, "%s", error.text);
    ins_sweep_free(sweep);
}

static void sweep_into(const struct ins_case *world, const char *path, int threads)
{
    struct ins_sweep_settings settings = {.file = path, .keep = 1};
    sweep_asked(world, &settings, threads);
}

/* A column of a row, by its name. */
static double cell(const char *path, int64_t point, const char *name)
{
    struct ins_journal *journal = NULL;
    double              row[INS_ROW_COLUMNS], value = NAN;
    bool                found = false;
    cr_assert_eq(ins_journal_read(path, &journal, NULL), INS_DONE);
    cr_assert_eq(ins_journal_find(journal, point, row, NULL), INS_DONE, "point %lld",
                 (long long)point);
    const struct ins_row_names *names = ins_journal_names(journal);
    for (int c = 0; c < names->count; c++)
        if (strcmp(names->name[c], name) == 0) {
            value = row[c];
            found = true;
        }
    ins_journal_close(journal);
    cr_assert(found, "no column %s", name);
    return value;
}

static int same(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b));
}

static int64_t count_same_rows(const char *one, const char *other)
{
    struct ins_journal *a = NULL, *b = NULL;
    double              x[INS_ROW_COLUMNS], y[INS_ROW_COLUMNS];
    int64_t             p, q, rows = 0;
    cr_assert_eq(ins_journal_read(one, &a, NULL), INS_DONE);
    cr_assert_eq(ins_journal_read(other, &b, NULL), INS_DONE);
    for (; ins_journal_next(a, &p, x, NULL, NULL) == INS_DONE; rows++) {
        cr_assert_eq(ins_journal_next(b, &q, y, NULL, NULL), INS_DONE);
        cr_assert_eq(p, q);
        for (int c = 0; c < ins_journal_names(a)->count; c++)
            cr_assert(same(x[c], y[c]), "point %lld, %s: %.17g and %.17g", (long long)p,
                      ins_journal_names(a)->name[c], x[c], y[c]);
    }
    cr_assert_eq(ins_journal_next(b, &q, y, NULL, NULL), INS_NO);
    ins_journal_close(a);
    ins_journal_close(b);
    return rows;
}

/* --- designs -------------------------------------------------------------------------------- */

Test(sweep, turns_the_last_axis_of_a_grid_fastest)
{
    const double       lead[] = {6, 9, 12}, pool[] = {0, 40, 80, 120};
    struct ins_layout *layout = layout_of(SERVICE(GRID));
    cr_assert_eq(layout->points, 12);
    for (int p = 0; p < 12; p++) {
        cr_assert_eq(value_at(layout, p, 0), lead[p / 4]);
        cr_assert_eq(value_at(layout, p, 1), pool[p % 4]);
    }
}

Test(sweep, works_on_every_point_of_a_grid_once_and_on_shared_inflow_together)
{
    struct ins_layout *layout =
        layout_of(SERVICE("sweep.axes=( { key = 'flex.pool'; from = 0.0; to = 100.0; steps = 5; },"
                          " { key = 'inflow.level_per_month'; values = [1500.0, 1900.0, 2300.0]; },"
                          " { key = 'tower.patience'; values = [1, 2, 3, 4]; } )"));
    int    seen[60] = {0};
    double before   = NAN;
    int    changes  = 0;
    for (int64_t place = 0; place < layout->points; place++) {
        int64_t point = ins_layout_point(layout, place);
        seen[point]++;
        double level = value_at(layout, point, 1);
        changes += level != before;
        before = level;
    }
    for (int p = 0; p < 60; p++)
        cr_assert_eq(seen[p], 1);
    cr_assert_eq(changes, 3); /* three levels of inflow, each met once */
}

/* By the definition of the design: n points, n cells, one point in each, on every axis. */
Test(sweep, meets_every_cell_of_a_latin_hypercube_once)
{
    const int sizes[] = {1, 2, 3, 10, 997, 4096};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct ins_layout *layout =
            layout_of(SERVICE("sweep.design=latin-hypercube", with("sweep.points=%d", sizes[i]),
                              "sweep.axes=( { key = 'flex.pool'; from = 0.0; to = 1.0; },"
                              "             { key = 'tower.smoothing'; from = 0.0; to = 1.0; } )"));
        for (int a = 0; a < 2; a++) {
            double *column = column_of(layout, a), *seen = numbers(sizes[i]);
            for (int p = 0; p < sizes[i]; p++)
                seen[(int)(column[p] * sizes[i])] += 1.0;
            for (int p = 0; p < sizes[i]; p++)
                cr_assert_eq(seen[p], 1.0, "%d points, axis %d, cell %d", sizes[i], a, p);
        }
    }
}

/* Independent axes: the correlation of n pairs has a standard deviation of 1/sqrt(n). */
Test(sweep, shuffles_the_axes_of_a_latin_hypercube_apart)
{
    enum { N = 4096 };
    struct ins_layout *layout =
        layout_of(SERVICE("sweep.design=latin-hypercube", "sweep.points=4096",
                          "sweep.axes=( { key = 'flex.pool'; from = 0.0; to = 1.0; },"
                          "             { key = 'tower.smoothing'; from = 0.0; to = 1.0; } )"));
    double *x = column_of(layout, 0), *y = column_of(layout, 1), sum = 0.0, self = 0.0;
    for (int p = 0; p < N; p++) {
        sum += 12.0 * (x[p] - 0.5) * (y[p] - 0.5);
        if (p > 0)
            self += 12.0 * (x[p] - 0.5) * (x[p - 1] - 0.5);
    }
    cr_assert_lt(fabs(sum / sqrt(N)), WIDEST_Z);
    cr_assert_lt(fabs(self / sqrt(N)), WIDEST_Z);
}

/* A shuffle puts the first point into each of five cells equally often, whatever the seed. */
Test(sweep, puts_a_point_of_a_latin_hypercube_into_any_cell)
{
    enum { SEEDS = 2000, CELLS = 5 };
    int64_t count[CELLS] = {0};
    double  chance[CELLS];
    for (int c = 0; c < CELLS; c++)
        chance[c] = 1.0 / CELLS;
    struct ins_scenario *written = malloc(sizeof *written);
    struct ins_layout    layout;
    *written =
        *ins_case_written(SERVICE("sweep.design=latin-hypercube", "sweep.points=5",
                                  "sweep.axes=( { key = 'flex.pool'; from = 0.0; to = 1.0; } )"));
    for (int seed = 0; seed < SEEDS; seed++) {
        written->seed = seed;
        cr_assert_eq(ins_layout_init(&layout, written, NULL), INS_DONE);
        count[(int)(value_at(&layout, 3, 0) * CELLS)]++;
    }
    free(written);
    cr_assert_lt(fabs(z_of_fit(count, chance, CELLS)), WIDEST_Z);
}

Test(sweep, walks_the_sobol_sequence_of_gsl)
{
    struct ins_layout *layout =
        layout_of(SERVICE("sweep.design=sobol", "sweep.points=300",
                          "sweep.axes=( { key = 'flex.pool'; from = 0.0; to = 2.0; },"
                          " { key = 'tower.smoothing'; from = 0.0; to = 1.0; },"
                          " { key = 'overtime.max'; from = 0.0; to = 1.0; } )"));
    gsl_qrng *sequence = gsl_qrng_alloc(gsl_qrng_sobol, 3);
    double    u[3];
    for (int p = 0; p < 300; p++) {
        gsl_qrng_get(sequence, u);
        cr_assert_eq(value_at(layout, p, 0), 2.0 * u[0]);
        cr_assert_eq(value_at(layout, p, 1), u[1]);
        cr_assert_eq(value_at(layout, p, 2), u[2]);
    }
    gsl_qrng_free(sequence);
}

Test(sweep, reaches_a_sobol_point_from_anywhere)
{
    struct ins_layout *layout =
        layout_of(SERVICE("sweep.design=sobol", "sweep.points=300",
                          "sweep.axes=( { key = 'flex.pool'; from = 0.0; to = 2.0; },"
                          " { key = 'tower.smoothing'; from = 0.0; to = 1.0; } )"));
    double           *column = column_of(layout, 1), value[INS_AXES];
    struct ins_cursor cursor = {0};
    for (int p = 299; p >= 0; p -= 7) {
        cr_assert_eq(ins_layout_values(layout, &cursor, p, value, NULL), INS_DONE);
        cr_assert_eq(value[1], column[p]);
    }
    ins_cursor_clear(&cursor);
}

/* --- laws ----------------------------------------------------------------------------------- */

/* Of n values of a Latin hypercube the i-th smallest lies, by the law's distribution function,
 * between (i-1)/n and i/n. GSL's distribution functions are not those of the program. */
static void check_law(const char *axis, double (*below)(double value))
{
    enum { N = 500 };
    struct ins_layout *layout =
        layout_of(SERVICE("sweep.design=latin-hypercube", "sweep.points=500", axis));
    double *column = column_of(layout, 0);
    qsort(column, N, sizeof *column, ascending);
    for (int i = 0; i < N; i++) {
        double p = below(column[i]);
        cr_assert(p >= (i - 1e-9) / N && p <= (i + 1 + 1e-9) / N, "%s: value %d is at %.9f", axis,
                  i, p);
    }
}

static double below_normal(double value)
{
    return gsl_cdf_gaussian_P(value - 400.0, 30.0);
}

static double below_lognormal(double value)
{
    return gsl_cdf_lognormal_P(value, 5.0, 0.4);
}

/* From 10 to 60, most likely 20. */
static double below_triangular(double value)
{
    return value < 20.0 ? (value - 10.0) * (value - 10.0) / (50.0 * 10.0)
                        : 1.0 - (60.0 - value) * (60.0 - value) / (50.0 * 40.0);
}

static double below_uniform(double value)
{
    return (value - 30.0) / 70.0;
}

Test(sweep, draws_an_axis_from_its_law)
{
    check_law(
        "sweep.axes=( { key = 'flex.pool'; distribution = 'normal'; mean = 400.0; sd = 30.0; } )",
        below_normal);
    check_law(
        "sweep.axes=( { key = 'flex.pool'; distribution = 'lognormal'; mean = 5.0; sd = 0.4; } )",
        below_lognormal);
    check_law(
        "sweep.axes=( { key = 'flex.pool'; distribution = 'triangular'; from = 10.0; mode = 20.0;"
        " to = 60.0; } )",
        below_triangular);
    check_law("sweep.axes=( { key = 'flex.pool'; from = 30.0; to = 100.0; } )", below_uniform);
}

Test(sweep, gives_each_whole_number_its_turn)
{
    struct ins_layout *layout =
        layout_of(SERVICE("sweep.design=latin-hypercube", "sweep.points=600",
                          "sweep.axes=( { key = 'academie.lead_time'; from = 6.0; to = 11.0; } )"));
    double *column    = column_of(layout, 0);
    int     count[12] = {0};
    for (int p = 0; p < 600; p++)
        count[(int)column[p]]++;
    for (int value = 6; value <= 11; value++)
        cr_assert_eq(count[value], 100, "%d came %d times", value, count[value]);
}

/* --- refusals ------------------------------------------------------------------------------- */

Test(sweep, refuses_a_grid_too_large_with_the_arithmetic)
{
    const char *story = refusal(
        SERVICE("sweep.axes=( { key = 'flex.pool'; from = 0.0; to = 100.0; steps = 100001; },"
                " { key = 'tower.smoothing'; from = 0.1; to = 1.0; steps = 100001; } )"));
    cr_assert(strstr(story, "100001 x 100001 = 1e+10 points"), "%s", story);
}

Test(sweep, refuses_a_law_that_leaves_the_range_of_its_key)
{
    const char *story = refusal(SERVICE(
        "sweep.design=latin-hypercube", "sweep.points=100",
        "sweep.axes=( { key = 'flex.pool'; distribution = 'normal'; mean = 10.0; sd = 30.0; } )"));
    cr_assert(strstr(story, "flex.pool") && strstr(story, "from and to"), "%s", story);
    (void)layout_of(
        SERVICE("sweep.design=latin-hypercube", "sweep.points=100",
                "sweep.axes=( { key = 'flex.pool'; distribution = 'normal'; mean = 10.0;"
                " sd = 30.0; from = 0.0; to = 100.0; } )"));
}

Test(sweep, refuses_to_turn_the_number_of_futures)
{
    cr_assert(strstr(refusal(SERVICE("sweep.axes=( { key = 'futures'; values = [10, 20]; } )")),
                     "expected a key of the world"));
}

Test(sweep, says_before_the_start_which_point_is_no_scenario)
{
    struct ins_error      error = {{0}};
    struct ins_sweep     *sweep = NULL;
    struct ins_sweep_settings settings  = {0};
    cr_assert_eq(ins_sweep_open(SERVICE("flex.active=30",
                                        "sweep.axes=( { key = 'flex.pool'; values = [60, 20]; } )"),
                                &settings, NULL, &sweep, &error),
                 INS_WRONG);
    cr_assert(strstr(error.text, "point 2 of the sweep (flex.pool = 20"), "%s", error.text);
    cr_assert(strstr(error.text, "flex.active"), "%s", error.text);
}

/* --- rows ----------------------------------------------------------------------------------- */

static void compare_with_run(const char *path, int64_t point)
{
    struct ins_case *world = NULL;
    struct ins_run  *play  = NULL;
    cr_assert_eq(ins_sweep_case(path, point, NULL, 0, &world, NULL), INS_DONE);
    cr_assert_eq(ins_run_create(world, NULL, &play, NULL), INS_DONE);
    for (int r = 0; r < INS_ROW_RESULTS; r++) {
        int         result = ins_swept[r];
        const char *name   = ins_result[result].name;
        cr_assert(same(cell(path, point, with("%s_mean", name)), play->mean[result].value), "%s",
                  name);
        cr_assert(same(cell(path, point, with("%s_se", name)), play->mean[result].error), "%s",
                  name);
        cr_assert(same(cell(path, point, with("%s_p50", name)), play->median[result].value), "%s",
                  name);
        cr_assert(same(cell(path, point, with("%s_p95", name)), play->p95[result].value), "%s",
                  name);
    }
    cr_assert(same(cell(path, point, "p_norm"), play->p_norm.value));
    ins_run_free(play);
    ins_case_free(world);
}

static void compare_with_buffer(const char *path, int64_t point)
{
    struct ins_case   *world  = NULL;
    struct ins_buffer *buffer = NULL;
    cr_assert_eq(ins_sweep_case(path, point, NULL, 0, &world, NULL), INS_DONE);
    cr_assert_leq(ins_buffer_create(world, NULL, &buffer, NULL), INS_NO);
    cr_assert(same(cell(path, point, "liquidity_buffer"), buffer->liquidity.value));
    cr_assert(same(cell(path, point, "liquidity_buffer_low"), buffer->liquidity.low));
    cr_assert(same(cell(path, point, "liquidity_buffer_high"), buffer->liquidity.high));
    ins_buffer_free(buffer);
    ins_case_free(world);
}

/* The same futures by another way: ins_run_create() knows nothing of blocks, groups, shared
 * inflow or points that are played for others. */
Test(sweep, writes_the_row_that_a_run_of_the_point_would_give)
{
    const char *path = scratch("row.db");
    forget(path);
    sweep_into(SERVICE("futures=300", "funding=gated",
                       "sweep.axes=( { key = 'buffer.initial'; values = [0.0, 2.0e6, 2.0e7]; },"
                       " { key = 'inflow.level_per_month'; values = [1700.0, 2100.0]; },"
                       " { key = 'academie.lead_time'; values = [6, 10]; },"
                       " { key = 'months'; values = [30, 48]; } )"),
               path, 2);
    for (int point = 1; point <= 24; point++)
        compare_with_run(path, point);
    compare_with_buffer(path, 3);
    compare_with_buffer(path, 24);
    forget(path);
}

Test(sweep, plays_points_that_differ_in_an_idle_buffer_as_one_and_right)
{
    const char *path = scratch("idle.db");
    forget(path);
    sweep_into(SERVICE("futures=200",
                       "sweep.axes=( { key = 'buffer.initial'; values = [0.0, 1.0e7]; },"
                       " { key = 'buffer.keep'; values = [0.5, 1.0]; },"
                       " { key = 'norm.confidence'; values = [0.8, 0.9]; } )"),
               path, 1);
    for (int point = 1; point <= 8; point++)
        compare_with_run(path, point);
    compare_with_buffer(path, 2);
    compare_with_buffer(path, 7);
    forget(path);
}

Test(sweep, solves_the_norm_buffer_that_buffer_finds)
{
    const char           *path = scratch("solve.db");
    struct ins_sweep_settings settings = {.file = path, .solve = 1};
    struct ins_case      *world;
    struct ins_buffer    *buffer;
    forget(path);
    sweep_asked(SERVICE("futures=200", "funding=gated",
                         "sweep.axes=( { key = 'flex.pool'; values = [40, 120]; } )"),
                 &settings, 2);
    for (int point = 1; point <= 2; point++) {
        cr_assert_eq(ins_sweep_case(path, point, NULL, 0, &world, NULL), INS_DONE);
        cr_assert_leq(ins_buffer_create(world, NULL, &buffer, NULL), INS_NO);
        double value = buffer->reachable ? buffer->norm.value : NAN;
        cr_assert(same(cell(path, point, "norm_buffer"), value));
        cr_assert(same(cell(path, point, "p_norm_max"), buffer->p_norm_max.value));
        ins_buffer_free(buffer);
        ins_case_free(world);
    }
    forget(path);
}

Test(sweep, gives_the_same_rows_on_any_number_of_threads_and_in_shards)
{
    const char *one = scratch("one.db"), *many = scratch("many.db"), *all = scratch("all.db");
    const char *part[3]          = {scratch("a.db"), scratch("b.db"), scratch("c.db")};
    const struct ins_case *world = SERVICE("futures=150", GRID);
    char                  *story = NULL;
    forget(one), forget(many), forget(all);
    sweep_into(world, one, 1);
    sweep_into(world, many, 3);
    cr_assert_eq(count_same_rows(one, many), 12);
    for (int k = 0; k < 3; k++) {
        struct ins_sweep_settings settings = {.file = part[k], .shard = k + 1, .shards = 3};
        forget(part[k]);
        sweep_asked(world, &settings, 1);
    }
    cr_assert_eq(ins_sweep_merge(all, part, 2, &story, NULL), INS_NO);
    cr_assert(strstr(story, "missing: points 9-12 (4 in all)\nnot complete: shard 3 of 3\n"), "%s", story);
    free(story);
    cr_assert_eq(ins_sweep_merge(all, part, 3, &story, NULL), INS_DONE);
    free(story);
    cr_assert_eq(count_same_rows(one, all), 12);
    for (int k = 0; k < 3; k++)
        forget(part[k]);
    forget(one), forget(many), forget(all);
}

Test(sweep, adds_futures_and_comes_to_the_rows_of_all_at_once)
{
    const char *grown = scratch("grown.db"), *whole = scratch("whole.db");
    forget(grown), forget(whole);
    for (int futures = 100; futures <= 230; futures += 65)
        sweep_into(SERVICE(with("futures=%d", futures), "funding=gated", GRID), grown, 2);
    sweep_into(SERVICE("futures=230", "funding=gated", GRID), whole, 2);
    cr_assert_eq(count_same_rows(grown, whole), 12);
    forget(grown), forget(whole);
}

Test(sweep, adds_points_to_a_sobol_design)
{
    const char *axes  = "sweep.axes=( { key = 'flex.pool'; from = 20.0; to = 100.0; } )";
    const char *grown = scratch("more.db"), *whole = scratch("most.db");
    forget(grown), forget(whole);
    sweep_into(SERVICE("futures=50", "sweep.design=sobol", "sweep.points=20", axes), grown, 1);
    sweep_into(SERVICE("futures=50", "sweep.design=sobol", "sweep.points=90", axes), grown, 1);
    sweep_into(SERVICE("futures=50", "sweep.design=sobol", "sweep.points=90", axes), whole, 1);
    cr_assert_eq(count_same_rows(grown, whole), 90);
    forget(grown), forget(whole);
}

/* The rows of a grid that grew are to the bit those of the larger one, and none was played twice. */
Test(sweep, adds_values_to_the_axes_of_a_grid)
{
    const char *grown = scratch("wider.db"), *whole = scratch("widest.db");
    const char *few   = "sweep.axes=( { key = 'academie.lead_time'; values = [6, 12]; },"
                        "             { key = 'flex.pool'; from = 0.0; to = 120.0; steps = 3; } )";
    const char *most  = "sweep.axes=( { key = 'academie.lead_time'; values = [9, 6, 10, 12]; },"
                        "             { key = 'flex.pool'; from = 0.0; to = 120.0; steps = 5; } )";
    forget(grown), forget(whole);
    sweep_into(SERVICE("futures=50", "funding=gated", few), grown, 1);
    struct ins_sweep_settings settings = {.file = grown};
    struct ins_sweep         *sweep    = NULL;
    struct ins_sweep_state    state;
    const struct ins_case    *larger = SERVICE("futures=50", "funding=gated", most);
    cr_assert_eq(ins_sweep_open(larger, &settings, NULL, &sweep, NULL), INS_DONE);
    ins_sweep_look(sweep, &state);
    cr_assert_eq(state.points, 20);
    cr_assert_eq(state.found, 6);
    cr_assert_eq(state.replayed, 0);
    ins_sweep_free(sweep);
    sweep_into(SERVICE("futures=90", "funding=gated", most), grown, 1); /* with the kept values */
    sweep_into(SERVICE("futures=90", "funding=gated", most), whole, 1);
    cr_assert_eq(count_same_rows(grown, whole), 20);
    forget(whole);
    sweep_into(SERVICE("futures=90", "funding=gated", few), whole, 1); /* and never back */
    struct ins_error error = {{0}};
    const struct ins_case *fewer = SERVICE("futures=90", "funding=gated", few);
    cr_assert_eq(ins_sweep_open(fewer, &settings, NULL, &sweep, &error), INS_WRONG);
    cr_assert(strstr(error.text, "--restart"), "%s", error.text);
    forget(grown), forget(whole);
}

Test(sweep, counts_the_months_of_every_point)
{
    struct ins_sweep_settings settings = {.file = NULL};
    struct ins_sweep         *sweep    = NULL;
    struct ins_sweep_state    state;
    const struct ins_case *axes = SERVICE("futures=50", "sweep.axes=( { key = 'months'; values = [24, "
                                          "60, 120]; }, { key = 'flex.pool'; values = [0, 9]; } )");
    cr_assert_eq(ins_sweep_open(axes, &settings, NULL, &sweep, NULL), INS_DONE);
    ins_sweep_look(sweep, &state);
    cr_assert_eq(state.future_months, 2.0 * (24 + 60 + 120) * 50);
    ins_sweep_free(sweep);
}

/* What is read ends where a stop was asked for; what is written does not. */
Test(sweep, ends_a_query_when_it_is_told_to)
{
    const char         *path    = scratch("stop.db");
    struct ins_journal *journal = NULL;
    volatile int        stop    = 0;
    forget(path);
    const struct ins_case *many =
        SERVICE("futures=10", "months=24", "norm.from=6", "sweep.design=sobol", "sweep.points=300",
                "sweep.axes=( { key = 'flex.pool'; from = 20.0; to = 100.0; } )");
    ins_sweep_heed(&stop);
    sweep_into(many, path, 1);
    cr_assert_eq(ins_journal_read(path, &journal, NULL), INS_DONE);
    ins_journal_close(journal);
    stop = 1;
    cr_assert_eq(ins_journal_read(path, &journal, NULL), INS_STOPPED);
    ins_sweep_heed(NULL);
    cr_assert_eq(ins_journal_read(path, &journal, NULL), INS_DONE);
    ins_journal_close(journal);
    forget(path);
}

Test(sweep, plays_a_value_that_is_listed_twice_once)
{
    struct ins_layout *layout = layout_of(
        SERVICE("sweep.axes=( { key = 'academie.lead_time'; values = [6, 9, 6, 12, 9]; } )"));
    cr_assert_eq(layout->points, 3);
    cr_assert_eq(value_at(layout, 0, 0), 6.0);
    cr_assert_eq(value_at(layout, 1, 0), 9.0);
    cr_assert_eq(value_at(layout, 2, 0), 12.0);
}

Test(sweep, refuses_to_go_on_with_another_scenario)
{
    const char           *path  = scratch("other.db");
    struct ins_sweep_settings settings  = {.file = path};
    struct ins_sweep     *sweep = NULL;
    struct ins_error      error = {{0}};
    forget(path);
    sweep_into(SERVICE("futures=50", GRID), path, 1);
    cr_assert_eq(ins_sweep_open(SERVICE("futures=50", "flex.lead_time=3", GRID), &settings, NULL,
                                &sweep, &error),
                 INS_WRONG);
    cr_assert(strstr(error.text, "--restart"), "%s", error.text);
    cr_assert_eq(ins_sweep_open(SERVICE("futures=40", GRID), &settings, NULL, &sweep, &error),
                 INS_WRONG);
    cr_assert(strstr(error.text, "50 futures"), "%s", error.text);
    forget(path);
}

/* --- checksums ------------------------------------------------------------------------------ */

Test(sweep, sees_every_bit_of_a_row_that_turns_over)
{
    double  row[3] = {12.5, NAN, -3.0e8};
    int64_t sum    = ins_row_sum(7, row, 3);
    cr_assert_neq(ins_row_sum(8, row, 3), sum);
    for (int c = 0; c < 3; c += 2)
        for (int bit = 0; bit < 64; bit++) {
            double   old = row[c];
            uint64_t bits;
            memcpy(&bits, &row[c], sizeof bits);
            bits ^= (uint64_t)1 << bit;
            memcpy(&row[c], &bits, sizeof bits);
            cr_assert_neq(ins_row_sum(7, row, 3), sum, "value %d, bit %d", c, bit);
            row[c] = old;
        }
}

/* --- reading -------------------------------------------------------------------------------- */

static int gather(void *context, const char *bytes, size_t length)
{
    char **text  = context;
    size_t there = *text ? strlen(*text) : 0;
    *text        = realloc(*text, there + length + 1);
    memcpy(*text + there, bytes, length);
    (*text)[there + length] = '\0';
    return 0;
}

Test(sweep, writes_csv_as_rfc_4180_and_dutch_spreadsheets_have_it)
{
    const char *path = scratch("csv.db");
    char       *text = NULL, *dutch = NULL;
    forget(path);
    sweep_into(SERVICE("futures=50", "sweep.axes=( { key = 'flex.pool'; values = [40.5, 80]; } )"),
               path, 1);
    cr_assert_eq(ins_sweep_csv(path, NULL, gather, &text, NULL), INS_DONE);
    cr_assert_eq(ins_sweep_csv(path, "excel-nl", gather, &dutch, NULL), INS_DONE);
    cr_assert_eq(strncmp(text, "point,flex.pool,futures,peak_backlog_mean,peak_backlog_se,", 57),
                 0);
    cr_assert(strstr(text, "\r\n1,40.5,50,"), "%s", text);
    cr_assert(strstr(text, "\r\n2,80,50,"));
    cr_assert(strstr(dutch, "\r\n1;40,5;50;"), "%s", dutch);
    cr_assert_eq(strcmp(text + strlen(text) - 2, "\r\n"), 0);
    cr_assert_null(strchr(dutch, '.') > strstr(dutch, "\r\n") ? strchr(dutch, '.') : NULL);
    free(text);
    free(dutch);
    forget(path);
}

Test(sweep, carries_a_record_in_the_text_of_its_scenario)
{
    const char *csv = scratch("record.csv");
    FILE       *out = fopen(csv, "w");
    cr_assert(out);
    (void)fputs("month,asylum,family\n2026-07,1500,200\n2026-08,1700.5,250\n", out);
    cr_assert_eq(fclose(out), 0);
    /* A title may look like what stands behind the scenario: it is the user's text all the same. */
    const struct ins_case *world = SERVICE(with("inflow.history.file=%s", csv), "title=\"Plan #+2, #= and #~\"");
    struct ins_case       *back  = NULL;
    struct ins_error       error = {{0}};
    char one[INS_SHA256_TEXT], other[INS_SHA256_TEXT], *text = ins_sweep_pack(world);
    (void)unlink(csv);
    cr_assert_eq(ins_sweep_unpack(text, "text", NULL, 0, &back, &error), INS_DONE, "%s",
                 error.text);
    const struct ins_record *record = ins_case_scenario(back)->record;
    cr_assert(record);
    cr_assert_eq(record->cases[0], 1500.0);
    cr_assert_eq(record->cases[3], 250.0);
    cr_assert_eq(record->cases[2], 1700.5);
    cr_assert(isnan(record->cases[4]));
    cr_assert_eq(ins_pack_fingerprint(ins_case_written(world), 0, one, NULL), INS_DONE);
    cr_assert_eq(ins_pack_fingerprint(ins_case_written(back), 0, other, NULL), INS_DONE);
    cr_assert_str_eq(one, other);
    free(text);
    ins_case_free(back);
}
