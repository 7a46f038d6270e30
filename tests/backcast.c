/* backcast.c - a record replayed from each of its months, with pencil and paper.
 *
 * The records are a few round numbers; what a replay must come to stands beside each. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "answers/backcast.h"
#include "scenario/changes.h"
#include "support.h"

static const double ROUNDING = 1e-12;

static char scratch[] = "/tmp/instroom-backcast-XXXXXX";

static void leave(void)
{
    (void)unlink(scratch);
}

/* A record from January 2020 on, total cases a month. */
static const char *record_of(const double *cases, int months)
{
    char date[INS_DATE_TEXT];
    int  handle = mkstemp(strcpy(scratch, "/tmp/instroom-backcast-XXXXXX"));
    cr_assert(handle >= 0);
    FILE *file = fdopen(handle, "w");
    atexit(leave);
    fprintf(file, "# a test\nmonth,total\n");
    for (int t = 0; t < months; t++)
        fprintf(file, "%s,%.17g\n", ins_date_write(2020 * 12 + t, date), cases[t]);
    fclose(file);
    return scratch;
}

static struct ins_backcast *backcast(const struct ins_case *world, const char *history)
{
    static struct ins_error error;
    struct ins_backcast    *made    = NULL;
    struct ins_options      options = {.threads = 2};
    cr_assert_eq(ins_backcast_create(world, history, NULL, &options, &made, &error), INS_DONE, "%s",
                 error.text);
    return made;
}

/* 100 cases of an hour a month and 100 hours; 160 in month 5 leave 60 waiting for ever, where 50
 * are the norm. Six months cost 600 and bring 540: the 35 of the buffer are gone in the fourth.
 * The staff is fixed, so no money changes the norm. */
static const struct ins_case *small(void)
{
    return WORLD("months=6", "futures=40", "costs.experienced=1", "budget.annual=[1080.0]",
                 "buffer.initial=35", "norm.measure=backlog", "norm.limit=50");
}

static const double ONE_BUMP[14] = {100, 100, 100, 100, 100, 160, 100, 100, 100, 100, 100, 100, 100, 100};

Test(backcast, replays_from_every_month_with_half_the_horizon_on_record)
{
    struct ins_backcast *b = backcast(small(), record_of(ONE_BUMP, 14));
    cr_expect_eq(b->months, 14);
    cr_expect_eq(b->whole, 9);
    cr_expect_eq(b->replays, 12);
    for (int i = 0; i < b->replays; i++) {
        cr_expect_eq(b->replay[i].start, 2020 * 12 + i);
        cr_expect_eq(b->replay[i].covered, i <= 8 ? 6 : 14 - i);
        cr_expect_eq(b->replay[i].futures, i <= 8 ? 1 : 40);
    }
    ins_backcast_free(b);
}

Test(backcast, says_what_was_kept_drawn_short_and_needed)
{
    struct ins_backcast *b = backcast(small(), record_of(ONE_BUMP, 14));
    for (int i = 0; i < b->replays; i++) {
        const struct ins_replay *r = &b->replay[i];
        bool bump = i <= 5;
        cr_expect_eq(r->kept.value, bump ? 0.0 : 1.0, "start %d", i);
        cr_expect_eq(r->kept_free.value, r->kept.value);
        cr_expect(apart(r->peak_backlog.value, bump ? 60.0 : 0.0) < ROUNDING);
        cr_expect_eq(r->months_over.value, bump ? i + 1 : 0.0, "start %d: %g", i, r->months_over.value);
        cr_expect(apart(r->drawn.value, 35.0) < ROUNDING);
        cr_expect(apart(r->deficit.value, 25.0) < ROUNDING);
        cr_expect(apart(r->needed.value, 60.0) < ROUNDING);
        cr_expect_eq(r->dry_month, 3.0);
        cr_expect_eq(r->dry.value, 1.0);
        if (i <= 8)
            cr_expect_eq(r->norm_buffer, bump ? INFINITY : 0.0);
        else
            cr_expect(isnan(r->norm_buffer));
    }
    ins_backcast_free(b);
}

/* One sure future has no Monte Carlo error; drawn months have the errors of their futures. */
Test(backcast, gives_an_error_where_something_is_random_and_none_where_nothing_is)
{
    struct ins_backcast *b =
        backcast(WORLD("months=6", "futures=200", "inflow.counts=poisson", "norm.measure=backlog",
                       "norm.limit=20"), record_of(ONE_BUMP, 14));
    const struct ins_replay *sure = &b->replay[0], *drawn = &b->replay[b->replays - 1];
    cr_expect_eq(sure->peak_backlog.error, 0.0);
    cr_expect_eq(sure->kept.low, sure->kept.high);
    cr_expect(drawn->peak_backlog.error > 0.0);
    cr_expect(drawn->kept.low < drawn->kept.value && drawn->kept.value < drawn->kept.high);
    ins_backcast_free(b);
}

/* Two years of 100 a month, one of 200, two of 100. The quiet year ends with month 23, so the
 * replay of the surge begins in month 24; the busiest year ends with month 35. */
Test(backcast, finds_the_surges_of_the_record)
{
    double cases[60];
    for (int t = 0; t < 60; t++)
        cases[t] = t >= 24 && t < 36 ? 200.0 : 100.0;
    struct ins_backcast *b = backcast(small(), record_of(cases, 60));
    cr_assert_eq(b->surges, 1);
    cr_expect_eq(b->surge[0].start, 2022 * 12);
    cr_expect_eq(b->surge[0].peak, 2022 * 12 + 11);
    cr_expect(apart(b->surge[0].before, 1200.0) < ROUNDING);
    cr_expect(apart(b->surge[0].most, 2400.0) < ROUNDING);
    cr_expect_eq(b->replay[b->surge[0].replay].start, 2022 * 12);
    ins_backcast_free(b);
    for (int t = 0; t < 60; t++) /* a quarter more is none */
        cases[t] = t >= 24 && t < 36 ? 125.0 : 100.0;
    b = backcast(small(), record_of(cases, 60));
    cr_expect_eq(b->surges, 0);
    ins_backcast_free(b);
}

/* --- against run ------------------------------------------------------------------------------ */

/* What is dated stays in its month of the calendar, whatever the start of the replay. */
#define LAW "changes=({start='2022-03'; key='tracks.asylum.legal_term'; value=8;})"

enum { SWING = 72 };

static const double *swing(void)
{
    static double cases[SWING];
    for (int t = 0; t < SWING; t++)
        cases[t] = floor(1900.0 + 900.0 * sin(t / 7.0) + (t % 5) * 40.0);
    return cases;
}

/* Whether a run of one future from `start`, on the record by hand and with a full buffer of `size`,
 * keeps the norm; `drawn` from it. */
static bool kept(int start, double size, double top_up, double *drawn)
{
    struct ins_case *world = (struct ins_case *)SERVICE(
        "futures=1", "funding=gated", "norm.limit=2500", "norm.from=6",
        with("start='20%02d-%02d'", 20 + start / 12, start % 12 + 1), LAW,
        with("buffer.initial=%.17g", size), with("buffer.top_up=%.17g", top_up));
    struct ins_record *record = malloc(sizeof *record + INS_MONTHS * 2 * sizeof(double));
    cr_assert(record);
    record->months = INS_MONTHS;
    record->tracks = 2;
    for (int t = 0; t < INS_MONTHS; t++) {
        double total = start + t < SWING ? swing()[start + t] : NAN;
        record->cases[2 * t]     = total * 0.75;
        record->cases[2 * t + 1] = total * 0.25;
    }
    ins_case_replay(world, record);
    const struct ins_run *r = run(world, 1);
    *drawn = r->result[INS_DRAW_TOTAL][0];
    return r->result[INS_NORM_MET][0] > 0.0;
}

Test(backcast, agrees_with_a_run_from_the_same_month)
{
    double drawn;
    struct ins_backcast *b =
        backcast(SERVICE("futures=20", "funding=gated", "norm.limit=2500", "norm.from=6", LAW,
                         "buffer.initial=6.0e6", "buffer.top_up=6.0e6"), record_of(swing(), SWING));
    cr_expect_eq(b->whole, 25);
    for (int i = 0; i < b->whole; i += 6) {
        bool own = kept(i, 6.0e6, 6.0e6, &drawn);
        cr_expect_eq(b->replay[i].kept.value, own ? 1.0 : 0.0, "start %d", i);
        cr_expect(apart(b->replay[i].drawn.value, drawn) < 1e-9, "start %d", i);
    }
    ins_backcast_free(b);
}

/* The least buffer keeps the norm, and one that is half a percent smaller does not. */
Test(backcast, finds_the_least_buffer_that_keeps_the_norm)
{
    double drawn;
    int    found = 0;
    struct ins_backcast *b =
        backcast(SERVICE("futures=20", "funding=gated", "norm.limit=2500", "norm.from=6", LAW),
                 record_of(swing(), SWING));
    for (int i = 0; i < b->whole; i += 4) {
        double size = b->replay[i].norm_buffer;
        if (!isfinite(size) || size <= 0.0)
            continue;
        cr_expect(kept(i, size, 0.0, &drawn), "start %d at %g", i, size);
        cr_expect_not(kept(i, 0.995 * size, 0.0, &drawn), "start %d below %g", i, size);
        found++;
    }
    cr_expect(found >= 2, "only %d", found);
    ins_backcast_free(b);
}

Test(backcast, gives_the_same_bits_on_any_number_of_threads)
{
    struct ins_backcast *made[2] = {NULL, NULL};
    const struct ins_case *world = SERVICE("futures=100", "funding=gated", "months=60");
    const char *history = record_of(swing(), SWING);
    for (int i = 0; i < 2; i++) {
        struct ins_options options = {.threads = 1 + 2 * i};
        cr_assert_eq(ins_backcast_create(world, history, NULL, &options, &made[i], NULL), INS_DONE);
    }
    cr_assert_eq(made[0]->replays, made[1]->replays);
    for (int i = 0; i < made[0]->replays; i++)
        cr_expect_arr_eq(&made[0]->replay[i].kept, &made[1]->replay[i].kept,
                         sizeof(struct ins_estimate) * 3);
    for (int i = 0; i < made[0]->replays; i++)
        cr_expect_eq(made[0]->replay[i].drawn.value, made[1]->replay[i].drawn.value);
    ins_backcast_free(made[0]);
    ins_backcast_free(made[1]);
}

/* --- anchors ----------------------------------------------------------------------------------- */

Test(backcast, holds_published_figures_against_the_replay_from_the_own_start)
{
    static struct ins_error error;
    struct ins_backcast *b = NULL;
    char path[] = "/tmp/instroom-anchors-XXXXXX";
    int  handle = mkstemp(path);
    cr_assert(handle >= 0);
    FILE *file = fdopen(handle, "w");
    fprintf(file, "month,what,column,over,published,low,high,confidence,source\n"
                  "2020-06,waiting,backlog,1,50,,,M,a paper, and a page\n"
                  "2020-04,decided in a quarter,decided,3,310,300,320,H,a table\n"
                  "2020-05,both,backlog+decided,1,1,,,L,none\n"
                  "2021-01,beyond,backlog,1,1,,,L,none\n");
    fclose(file);
    enum ins_status status = ins_backcast_create(
        WORLD("start='2020-01'", "months=6"), record_of(ONE_BUMP, 14), path, NULL, &b, &error);
    (void)unlink(path);
    cr_assert_eq(status, INS_DONE, "%s", error.text);
    cr_assert_eq(b->anchors, 4);
    cr_expect(apart(b->anchor[0].model.value, 60.0) < ROUNDING);
    cr_expect_eq(b->anchor[0].model.error, 0.0);
    cr_expect_str_eq(b->anchor[0].source, "a paper, and a page");
    cr_expect(apart(b->anchor[1].model.value, 300.0) < ROUNDING);
    cr_expect_eq(b->anchor[1].high, 320.0);
    cr_expect(apart(b->anchor[2].model.value, 100.0) < ROUNDING);
    cr_expect(isnan(b->anchor[3].model.value));
    ins_backcast_free(b);
}
