/* What happens when memory runs out: at every allocation, one after the other, of every question.
 *
 * Each question is asked again and again; the first time its first allocation fails, then its
 * second, until none is left to fail. Each time it must say so, as a value, and give back all it
 * had taken (the sanitizers look at that); the last time the answer must come. */
#include "support.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/machine.h"
#include "base/memory.h"
#include "failing.h"
#include "instroom/output.h"
#include "instroom/sweep.h"
#include "output/numbers.h"

TestSuite(memory, .timeout = 900);

static const struct ins_case *world; /* what the question is about */
static const struct ins_look  plain;

typedef enum ins_status question(struct ins_error *error);

/* Every allocation, or where `step` > 1 every step-th, from the first on; of questions that take long
 * fewer in make test. `spared`: what goes on
 * without this memory is as good, so that the question may be answered all the same. */
static void runs_out_of(question *ask, int step, enum ins_status spared)
{
    for (long n = 1;; n += step) {
        struct ins_error error = {{0}};
        failing_at(n);
        enum ins_status status = ask(&error);
        long            asked  = failing_count();
        failing_at(0);
        if (asked < n) {
            cr_assert(status == INS_DONE || status == INS_NO, "in the end: %s", error.text);
            cr_assert_gt(n, 1, "nothing was allocated");
            return;
        }
        if (status == spared)
            continue;
        cr_assert_eq(status, INS_WORLD, "allocation %ld of memory failed, and the status was %d (%s)",
                     n, (int)status, error.text);
        cr_assert(strstr(error.text, "memory"), "allocation %ld: \"%s\"", n, error.text);
    }
}

static void runs_out(question *ask, int step)
{
    runs_out_of(ask, step, INS_WORLD);
}

/* The machine tells what it has (proc(5)); twice as much is refused before it is taken, and what is
 * held already counts. */
Test(memory, more_than_the_machine_has_is_refused_with_the_numbers)
{
    struct ins_error error = {{0}};
    double           all   = ins_machine_memory();
    if (all < 4.0 * INS_MACHINE_LARGE)
        return;
    cr_assert_eq(ins_machine_foresee(all / 2.0, &error), INS_DONE);
    cr_assert_eq(ins_machine_foresee(2.0 * all, &error), INS_WORLD);
    cr_assert(strstr(error.text, "out of memory: this takes ") && strstr(error.text, " MB to give"));
    cr_assert_null(ins_memory_create((size_t)(2.0 * all), 1, &error));
    void *held = ins_memory_create((size_t)(0.7 * all), 1, &error);
    cr_assert_eq(ins_machine_foresee(all / 2.0, &error), held ? INS_WORLD : INS_DONE);
    ins_memory_free(held);
    cr_assert_eq(ins_machine_foresee(all / 2.0, &error), INS_DONE);
}

/* What returns text, or NULL. */
static enum ins_status said(char *text, struct ins_error *error)
{
    if (!text)
        (void)snprintf(error->text, sizeof error->text, "out of memory");
    free(text);
    return text ? INS_DONE : INS_WORLD;
}

/* --- scenarios ------------------------------------------------------------------------------ */

static const char *const overlaid[] = {"academie.lead_time=7", "tracks.asylum.hours=30"};

static enum ins_status load(struct ins_error *error)
{
    struct ins_case *made   = NULL;
    enum ins_status  status = ins_case_load("scenarios/replay-2022.cfg", overlaid, 2, &made, error);
    cr_assert_eq(made != NULL, status == INS_DONE);
    ins_case_free(made);
    return status;
}

Test(memory, runs_out_while_a_scenario_is_read)
{
    runs_out(load, 1);
}

static enum ins_status refuse(struct ins_error *error)
{
    struct ins_case *made   = NULL;
    enum ins_status  status = ins_case_load("tests/bad/key_unknown.cfg", NULL, 0, &made, error);
    cr_assert_null(made);
    return status == INS_WRONG ? INS_DONE : status; /* a wrong scenario stays wrong */
}

Test(memory, runs_out_while_mistakes_are_told)
{
    runs_out_of(refuse, 1, INS_DONE);
}

static enum ins_status write_out(struct ins_error *error)
{
    return said(ins_case_text(world, 1), error);
}

static enum ins_status warn(struct ins_error *error)
{
    return said(ins_case_warnings(world), error);
}

static enum ins_status explain(struct ins_error *error)
{
    char           *text   = NULL;
    enum ins_status status = ins_explain("academie", &text, error);
    free(text);
    return status;
}

Test(memory, runs_out_while_a_scenario_is_written)
{
    world = SERVICE("futures=64");
    runs_out(write_out, 1);
    runs_out(warn, 1);
    runs_out(explain, 1);
}

/* --- answers -------------------------------------------------------------------------------- */

static const struct ins_options one_thread = {.threads = 1};

static enum ins_status play_run(struct ins_error *error)
{
    struct ins_run *made   = NULL;
    enum ins_status status = ins_run_create(world, &one_thread, &made, error);
    cr_assert_eq(made != NULL, status == INS_DONE);
    ins_run_free(made);
    return status;
}

Test(memory, runs_out_in_a_run)
{
    world = SERVICE("futures=64");
    runs_out(play_run, as_often(1, 7));
}

Test(memory, runs_out_in_a_run_with_control_variates)
{
    world = SERVICE("futures=256", "sampling=antithetic", "control_variates=true");
    runs_out(play_run, as_often(1, 7));
}

Test(memory, runs_out_in_a_run_of_sobol_points)
{
    world = SERVICE("futures=128", "sampling=sobol");
    runs_out(play_run, as_often(1, 7));
}

static enum ins_status play_path(struct ins_error *error)
{
    struct ins_path *made   = NULL;
    enum ins_status  status = ins_path_create(world, "worst", &one_thread, &made, error);
    cr_assert_eq(made != NULL, status == INS_DONE);
    ins_path_free(made);
    return status;
}

Test(memory, runs_out_in_a_path)
{
    world = SERVICE("futures=64");
    runs_out(play_path, 1);
}

static enum ins_status solve_buffer(struct ins_error *error)
{
    struct ins_buffer *made   = NULL;
    enum ins_status    status = ins_buffer_create(world, &one_thread, &made, error);
    cr_assert_eq(made != NULL, status == INS_DONE || status == INS_NO);
    ins_buffer_free(made);
    return status;
}

Test(memory, runs_out_in_a_buffer)
{
    world = SERVICE("futures=64");
    runs_out(solve_buffer, as_often(1, 17));
}

Test(memory, runs_out_where_no_buffer_helps)
{
    world = SERVICE("futures=72", "norm.confidence=0.95", "norm.limit=2000", "norm.from=3",
                    "academie.max_intake=0", "flex.pool=40");
    solve(world, 1, INS_NO);
    runs_out(solve_buffer, as_often(1, 17));
}

Test(memory, runs_out_in_a_buffer_of_futures_that_share_parameters)
{
    world = SERVICE("futures=960", "months=12", "norm.from=3", "parameter_uncertainty=true",
                    "inflow.uncertainty=({key=\"inflow.level_per_month\";se=0.2;})");
    runs_out(solve_buffer, as_often(3, 17));
}

static enum ins_status find_given(struct ins_error *error)
{
    static struct ins_given given;
    return ins_given_find(ins_case_scenario(world), INS_FILLED_ONCE, 1.0e6, &one_thread, &given, error);
}

Test(memory, runs_out_over_given_paths)
{
    world = SERVICE("futures=64", "months=24", "inflow.paths=\"tests/scenario/paths.csv\"",
                    "inflow.paths_select=\"geo=NL\"");
    cr_assert(ins_given_told(ins_case_scenario(world)));
    runs_out(find_given, as_often(1, 29));
}

static enum ins_status solve_norm(struct ins_error *error)
{
    struct ins_estimate norm;
    double              most;
    return ins_buffer_norm(ins_case_scenario(world), &one_thread, &norm, &most, error);
}

Test(memory, runs_out_in_a_norm_buffer_alone)
{
    world = SERVICE("futures=64", "months=24");
    runs_out(solve_norm, as_often(1, 17));
}

static enum ins_status play_record(struct ins_error *error)
{
    struct ins_backcast *made   = NULL;
    enum ins_status      status = ins_backcast_create(world, "tests/cli/scenarios/record.csv",
                                                      "tests/cli/scenarios/anchors.csv",
                                                      &one_thread, &made, error);
    cr_assert_eq(made != NULL, status == INS_DONE);
    ins_backcast_free(made);
    return status;
}

Test(memory, runs_out_while_a_record_is_replayed)
{
    world = WORLD("months=12");
    runs_out_of(play_record, 1, INS_DONE); /* a file's name, for messages that do not come */
}

/* --- what is said of them ------------------------------------------------------------------- */

static const struct ins_run    *a_run;
static const struct ins_path   *a_path;
static const struct ins_buffer *a_buffer;

static enum ins_status tell_run(struct ins_error *error)
{
    return said(ins_run_text(a_run, &plain), error);
}
static enum ins_status tell_run_json(struct ins_error *error)
{
    return said(ins_run_json(a_run), error);
}
static enum ins_status tell_path(struct ins_error *error)
{
    return said(ins_path_csv(a_path), error);
}
static enum ins_status tell_path_json(struct ins_error *error)
{
    return said(ins_path_json(a_path), error);
}
static enum ins_status tell_buffer(struct ins_error *error)
{
    return said(ins_buffer_text(a_buffer, &plain), error);
}
static enum ins_status tell_buffer_json(struct ins_error *error)
{
    return said(ins_buffer_json(a_buffer), error);
}

Test(memory, runs_out_while_answers_are_told)
{
    static question *const all[] = {tell_run,       tell_run_json, tell_path,
                                    tell_path_json, tell_buffer,   tell_buffer_json};
    world    = SERVICE("futures=64");
    a_run    = run(world, 1);
    a_path   = play(world, 1);
    a_buffer = solve(world, 1, INS_DONE);
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        runs_out(all[i], 1);
}

static const char *place, *beside;

static enum ins_status save_run(struct ins_error *error)
{
    char *note = NULL;
    cr_assert_eq(system(beside), 0); /* what an earlier one has saved goes */
    struct ins_destination to = {.path = place};
    enum ins_status status = ins_run_save(a_run, a_buffer, &to, &note, error);
    cr_assert_eq(access(place, F_OK) == 0, status == INS_DONE, "complete or not there: %d %s",
                 (int)status, error->text);
    free(note);
    return status;
}

Test(memory, runs_out_while_a_folder_is_written)
{
    (void)setenv("PATH", "/nowhere", 1); /* no figures: gnuplot is another program */
    world    = SERVICE("futures=64");
    a_run    = run(world, 1);
    a_buffer = solve(world, 1, INS_DONE);
    place    = with("/tmp/instroom-test-%ld-saved", (long)getpid());
    beside   = with("/bin/rm -rf %s", place);
    runs_out_of(save_run, as_often(1, 17), INS_DONE); /* a note about figures may be lost */
    cr_assert_eq(system(beside), 0);
}

/* --- sweeps --------------------------------------------------------------------------------- */

static const char *const grid =
    "sweep.axes=( { key = 'academie.lead_time'; values = [6, 9, 12]; },"
    "             { key = 'flex.pool'; from = 0.0; to = 120.0; steps = 4; } )";

static void forget(const char *path)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    char                     name[256];
    for (int i = 0; i < 3; i++) {
        (void)snprintf(name, sizeof name, "%s%s", path, ends[i]);
        (void)unlink(name);
    }
}

static enum ins_status find_worth(struct ins_error *error)
{
    struct ins_worth         *made     = NULL;
    struct ins_worth_settings settings = {.fixed = 1};
    enum ins_status status = ins_worth_create(world, &settings, &one_thread, &made, error);
    if (status != INS_DONE)
        return status;
    status = said(ins_worth_json(made), error);
    if (status == INS_DONE)
        status = said(ins_worth_text(made, &plain), error);
    ins_worth_free(made);
    return status;
}

/* A list that bears names and a list that bears none. */
static enum ins_status name_numbers(struct ins_error *error)
{
    struct ins_numbers *made = ins_numbers_create(
        "worth", "{\"best\": 3.0, \"evppi\": [{\"key\": \"flex.pool\", \"value\": 1.0, \"low\": 0.5, \"high\": null}],"
                 " \"groups\": [{\"keys\": 1}, {\"keys\": 2}]}");
    if (!made)
        return ins_fail(error, INS_WORLD, "out of memory");
    const struct ins_number *found = ins_numbers_find(made, "evppi.flex.pool");
    enum ins_status          all   = found && found->value == 1.0 && found->low == 0.5 && isnan(found->high) &&
                                     ins_numbers_find(made, "groups[1].keys") && !ins_numbers_find(made, "groups.keys") &&
                                     ins_numbers_find_row(made, "groups.keys", "value")->number[1] == 2.0
                                         ? INS_DONE : INS_WRONG;
    ins_numbers_free(made);
    return all;
}

Test(memory, runs_out_where_numbers_get_their_names)
{
    runs_out(name_numbers, 1);
}

static enum ins_status seek(struct ins_error *error)
{
    struct ins_buffer       *made     = NULL;
    struct ins_seek_settings settings = {"academie.lead_time", 1.0};
    enum ins_status status = ins_buffer_create_sought(world, &settings, &one_thread, &made, error);
    if (!made)
        return status;
    status = said(ins_seek_json(made), error);
    if (status == INS_DONE)
        status = said(ins_seek_text(made, &plain), error);
    ins_buffer_free(made);
    return status;
}

Test(memory, runs_out_where_a_key_is_sought)
{
    world = SERVICE("futures=64", "months=13", "norm.from=6", "norm.confidence=0.8");
    runs_out(seek, as_often(13, 199));
}

/* As axes, so that the laws are turned, too. */
Test(memory, runs_out_where_knowing_is_weighed)
{
    world = SERVICE("futures=4096", "months=13", "norm.from=6", "sweep.design='sobol'", "sweep.points=8",
                    "sweep.axes=({key='staff.attrition';from=.004;to=.02;},"
                    "{key='tracks.asylum.hours';from=28.0;to=34.0;})");
    runs_out(find_worth, as_often(29, 997));
}

static enum ins_status sweep_all(struct ins_error *error)
{
    struct ins_sweep_settings settings   = {.file = place, .keep = 1, .solve = 0};
    struct ins_sweep     *sweep  = NULL;
    struct ins_error      unsaid = {{0}};
    forget(place);
    enum ins_status status = ins_sweep_open(world, &settings, &one_thread, &sweep, error);
    if (status != INS_DONE)
        return status;
    status                = ins_sweep_work(sweep, error);
    enum ins_status ended = ins_sweep_end(sweep, status == INS_DONE ? error : &unsaid);
    ins_sweep_free(sweep);
    return status == INS_DONE ? ended : status;
}

static enum ins_status write_csv(struct ins_error *error)
{
    struct ins_destination to = {.path = beside};
    enum ins_status status = ins_sweep_csv_file(place, NULL, &to, error);
    cr_assert_eq(access(beside, F_OK) == 0, status == INS_DONE, "complete or not there");
    (void)unlink(beside);
    return status;
}

static enum ins_status one_point(struct ins_error *error)
{
    struct ins_case *made   = NULL;
    enum ins_status  status = ins_sweep_case(place, 3, NULL, 0, &made, error);
    ins_case_free(made);
    return status;
}

static enum ins_status merge(struct ins_error *error)
{
    char       *story = NULL;
    forget(beside);
    enum ins_status status = ins_sweep_merge(beside, &place, 1, &story, error);
    forget(beside);
    free(story);
    return status;
}

Test(memory, runs_out_in_a_sweep)
{
    world = SERVICE("futures=64", "months=24", grid);
    place  = with("/tmp/instroom-test-%ld-memory.db", (long)getpid());
    beside = with("/tmp/instroom-test-%ld-beside.db", (long)getpid());
    runs_out(sweep_all, 7);
    runs_out_of(write_csv, 1, INS_DONE); /* what others left is cleared another time */
    runs_out(one_point, 3);
    runs_out_of(merge, 5, INS_DONE); /* done, and no story */
    forget(place);
}
