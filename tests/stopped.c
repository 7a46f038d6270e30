/* stopped.c - a stop that is asked for at every moment of every question.
 *
 * Progress is told after each block of futures. The first time a question is asked, the stop comes
 * after its first block, then after its second, until it comes too late. Each time the answer must
 * be that it was stopped, as a value, with nothing made; the last time the answer must come. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "instroom/decide.h"
#include "support.h"

TestSuite(stopped, .timeout = 600);

static const struct ins_case *world; /* what the question is about */
static volatile int           enough;
static int                    told, stop_at;

static void count(void *context, double part)
{
    (void)context;
    cr_assert(part >= 0.0 && part <= 1.0 + 1e-12, "%g", part);
    told++;
    if (told >= stop_at)
        enough = 1;
}

static const struct ins_options watched = {.threads = 1, .stop = &enough, .progress = count};

typedef enum ins_status question(struct ins_error *error);

static int stops(question *ask)
{
    for (stop_at = 1;; stop_at++) {
        struct ins_error error  = {{0}};
        enough                  = 0;
        told                    = 0;
        enum ins_status status  = ask(&error);
        if (status == INS_STOPPED) {
            cr_assert_geq(told, stop_at, "stopped before it was asked");
            continue;
        }
        cr_assert(status == INS_DONE || status == INS_NO, "%s", error.text);
        cr_assert_leq(told, stop_at, "asked to stop at %d of %d, and it answered", stop_at, told);
        return told;
    }
}

/* --- questions ------------------------------------------------------------------------------ */

static enum ins_status play_run(struct ins_error *error)
{
    struct ins_run *made   = NULL;
    enum ins_status status = ins_run_create(world, &watched, &made, error);
    cr_assert_eq(made != NULL, status == INS_DONE);
    ins_run_free(made);
    return status;
}

Test(stopped, run)
{
    world = SERVICE("futures=100");
    cr_expect_eq(stops(play_run), 4); /* 100 futures are four blocks */
}

static enum ins_status play_worst(struct ins_error *error)
{
    struct ins_path *made   = NULL;
    enum ins_status  status = ins_path_create(world, "worst", &watched, &made, error);
    cr_assert_eq(made != NULL, status == INS_DONE);
    ins_path_free(made);
    return status;
}

Test(stopped, path)
{
    world = SERVICE("futures=100");
    cr_expect_geq(stops(play_worst), 5); /* and the future itself */
}

static enum ins_status solve_buffer(struct ins_error *error)
{
    struct ins_buffer *made   = NULL;
    enum ins_status    status = ins_buffer_create(world, &watched, &made, error);
    cr_assert_eq(made != NULL, status == INS_DONE || status == INS_NO);
    ins_buffer_free(made);
    return status;
}

Test(stopped, buffer)
{
    world = SERVICE("futures=64", "months=36");
    cr_expect_gt(stops(solve_buffer), 4);
}

Test(stopped, buffer_that_none_reaches)
{
    world = SERVICE("futures=72", "months=24", "norm.confidence=0.95", "norm.limit=2000", "norm.from=3",
                    "academie.max_intake=0", "flex.pool=40");
    solve(world, 1, INS_NO);
    cr_expect_gt(stops(solve_buffer), 4);
}

static enum ins_status solve_norm(struct ins_error *error)
{
    struct ins_estimate norm;
    double              most;
    return ins_buffer_norm(ins_case_scenario(world), &watched, &norm, &most, error);
}

Test(stopped, norm_buffer_alone)
{
    world = SERVICE("futures=128", "norm.limit=4000", "norm.tolerance_months=10",
                    "norm.confidence=0.85");
    cr_expect_gt(stops(solve_norm), 5);
}

static enum ins_status play_record(struct ins_error *error)
{
    struct ins_backcast *made   = NULL;
    enum ins_status      status = ins_backcast_create(world, "tests/cli/scenarios/record.csv",
                                                      "tests/cli/scenarios/anchors.csv", &watched,
                                                      &made, error);
    cr_assert_eq(made != NULL, status == INS_DONE);
    ins_backcast_free(made);
    return status;
}

Test(stopped, backcast)
{
    world = WORLD("months=12", "futures=40");
    cr_expect_gt(stops(play_record), 2);
}

static enum ins_status compare(struct ins_error *error)
{
    struct ins_compare    *made   = NULL;
    const struct ins_case *both[] = {world, world};
    enum ins_status        status = ins_compare_create(both, 2, 0, &watched, &made, error);
    cr_assert_eq(made != NULL, status == INS_DONE);
    ins_compare_free(made);
    return status;
}

Test(stopped, compare)
{
    world = SERVICE("futures=64", "months=24");
    cr_expect_gt(stops(compare), 1);
}
