/* ages.c - how old cases are: bands at the start, the order of work, ages that are asked for.
 *
 * Expected numbers are worked out with a pencil, or by files of dated cases out of which some are
 * taken at random (4.11) to (4.15). */
#include <criterion/criterion.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

static const double ROUNDING = 1e-12;

/* --- bands at the start ------------------------------------------------------------------------ */

#define BANDS "tracks.asylum.backlog_ages=({up_to=3; cases=90;},{up_to=12; cases=180;},{up_to=24; cases=30;})"

/* Nobody decides. Of 300 cases those older than i months at the end of month -1 are 300 less a third
 * of 90 for each of the first three months, then a ninth of 180, then a twelfth of 30; a month later
 * all are a month older. */
Test(ages, spread_cases_evenly_inside_a_band)
{
    static const double left[] = {300, 270, 240, 210, 190, 170, 150, 130, 110, 90, 70, 50, 30, 27.5};
    const struct ins_path *p =
        play(WORLD(BANDS, "staff.experienced=0", "tracks.asylum.legal_term=14", "months=40",
                   "inflow.level_per_month=1", "older=({age=5;},{age=25;},{before='2025-11';})"), 1);
    for (int t = 0; t < 14; t++)
        cr_expect(apart(at(p, "overdue", t), left[13 - t]) < ROUNDING, "month %d", t);
    cr_expect(apart(at(p, "older.asylum.5", 1), left[3]) < ROUNDING);
    cr_expect(apart(at(p, "older.asylum.25", 1), 2.5) < ROUNDING); /* older than 23 before */
    cr_expect_eq(at(p, "older.asylum.25", 0), 0.0);
    cr_expect(apart(at(p, "older.asylum.2025-11", 20), left[2]) < ROUNDING); /* came two months before */
}

/* The cases of the bands are the backlog, or else say how a backlog is spread. */
Test(ages, rescale_their_bands_to_the_backlog)
{
    const struct ins_path *own = play(WORLD(BANDS, "staff.experienced=0"), 1);
    const struct ins_path *other =
        play(WORLD(BANDS, "staff.experienced=0", "tracks.asylum.backlog=600"), 1);
    cr_expect(apart(at(own, "backlog", 0), 300.0 + 100.0) < ROUNDING);
    cr_expect(apart(at(other, "backlog", 0), 600.0 + 100.0) < ROUNDING);
    for (int t = 0; t < 5; t++)
        cr_expect(apart(at(other, "overdue", t), 2.0 * at(own, "overdue", t)) < ROUNDING);
}

/* One band is the old key: the same bits. */
Test(ages, in_one_band_are_those_up_to_the_oldest)
{
    const char *backlog = "tracks.asylum.backlog=345.6";
    const struct ins_path *one =
        play(WORLD(backlog, "tracks.asylum.backlog_ages=({up_to=9; cases=1;})", "staff.experienced=98",
                   "tracks.asylum.withdrawal=0.01"), 1);
    const struct ins_path *old = play(WORLD(backlog, "tracks.asylum.backlog_age=9",
                                            "staff.experienced=98", "tracks.asylum.withdrawal=0.01"), 1);
    for (int t = 0; t < 24; t++)
        cr_expect_eq(at(one, "overdue", t), at(old, "overdue", t));
}

/* --- the order of work -------------------------------------------------------------------------- */

/* 600 cases of ages 0 ... 5, 100 new ones a month, 60 decisions, half of them at random. Of 700 on
 * hand 30 go at random, so that each cohort keeps 670/700 of itself, and 30 from the oldest: older than
 * 3 months are 400 x 670/700 - 30. A month later 740 are on hand, and of the 400 first and the 100 after
 * them that many are left. */
Test(ages, thin_every_cohort_alike_by_decisions_at_random)
{
    const struct ins_path *p = play(
        WORLD("tracks.asylum.backlog=600", "tracks.asylum.backlog_age=6", "tracks.asylum.legal_term=3",
              "tracks.asylum.random_share=0.5", "staff.experienced=60"), 1);
    double first = 400.0 * 670 / 700 - 30.0, next = 100.0 * 670 / 700;
    cr_expect(apart(at(p, "overdue", 0), first) < ROUNDING);
    cr_expect(apart(at(p, "overdue", 1), (first + next) * 710 / 740 - 30.0) < ROUNDING);
    cr_expect(apart(at(p, "backlog", 1), 680.0) < ROUNDING);
}

/* All at random: of a cohort the product of what each month left is there, and nothing else counts.
 * 300 wait, 100 come and 100 are decided: each month leaves three quarters of 400, and of the 300 that
 * wait after any month. */
Test(ages, decline_as_a_power_where_all_is_random)
{
    const struct ins_path *p = play(
        WORLD("tracks.asylum.backlog=300", "tracks.asylum.backlog_age=1", "tracks.asylum.legal_term=7",
              "tracks.asylum.random_share=1", "older=({age=1;},{age=12;})"), 1);
    for (int t = 0; t < 24; t++) {
        cr_expect(apart(at(p, "overdue", t), t < 6 ? 0.0 : 300.0 * pow(0.75, 7)) < 1e-9, "month %d", t);
        cr_expect(apart(at(p, "older.asylum.1", t), 225.0) < 1e-9, "month %d", t);
        if (t >= 12)
            cr_expect(apart(at(p, "older.asylum.12", t), 300.0 * pow(0.75, 12)) < 1e-9, "month %d", t);
    }
}

/* Decisions at random change nothing but ages. */
Test(ages, alone_hang_on_the_order_of_work)
{
    static const char *const same[] = {"inflow", "decided", "withdrawn", "backlog", "hours", "hires", "flex"};
    const struct ins_case *oldest = SERVICE("futures=20");
    const struct ins_case *random = SERVICE("futures=20", "tracks.asylum.random_share=0.6");
    for (int64_t f = 1; f <= 20; f++) {
        const struct ins_path *first = play(oldest, f), *other = play(random, f);
        for (int t = 0; t < 48; t++)
            for (size_t c = 0; c < sizeof same / sizeof same[0]; c++)
                cr_assert_eq(at(first, same[c], t), at(other, same[c], t), "%s", same[c]);
    }
}

/* Cases with dates: each month some of the decisions are drawn out of all, the others are the oldest.
 * What the model says is their mean. */
struct dated {
    int month[20000];
    int count;
};

static void take(struct dated *file, int place)
{
    memmove(&file->month[place], &file->month[place + 1],
            (size_t)(--file->count - place) * sizeof file->month[0]);
}

static double older_of(const struct dated *file, int t, int months)
{
    int older = 0;
    while (older < file->count && file->month[older] <= t - months)
        older++;
    return older;
}

/* 3,000 cases at the start, 1,000 a month; of 900 decisions 40 % are drawn at random, from month 12 on
 * 5 %: a pledge to take the oldest first. */
Test(ages, are_those_of_files_out_of_which_cases_are_drawn)
{
    enum { RUNS = 40, MONTHS = 24 };
    const struct ins_path *p = play(
        WORLD("tracks.asylum.backlog=3000", "tracks.asylum.backlog_age=10", "inflow.level_per_month=1000",
              "staff.experienced=900", "tracks.asylum.random_share=0.4", "tracks.asylum.legal_term=4",
              "changes=({start='2027-01'; key='tracks.asylum.random_share'; value=0.05;})",
              "older=({age=6;})"), 1);
    double   sum[2][MONTHS] = {{0}}, square[2][MONTHS] = {{0}};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    for (int r = 0; r < RUNS; r++) {
        static struct dated file;
        file.count = 0;
        for (int i = 0; i < 3000; i++)
            file.month[file.count++] = -10 + i / 300;
        for (int t = 0; t < MONTHS; t++) {
            int random = t < 12 ? 360 : 45;
            for (int i = 0; i < 1000; i++)
                file.month[file.count++] = t;
            for (int i = 0; i < random; i++)
                take(&file, (int)gsl_rng_uniform_int(rng, (unsigned long)file.count));
            memmove(file.month, &file.month[900 - random], (size_t)(file.count -= 900 - random) * sizeof(int));
            for (int a = 0; a < 2; a++) {
                double older = older_of(&file, t, a ? 6 : 4);
                sum[a][t] += older / RUNS;
                square[a][t] += older * older / RUNS;
            }
        }
    }
    for (int a = 0; a < 2; a++)
        for (int t = 0; t < MONTHS; t++) {
            double sd = sqrt(fmax(square[a][t] - sum[a][t] * sum[a][t], 0.0) / (RUNS - 1));
            double model = at(p, a ? "older.asylum.6" : "overdue", t);
            /* a boundary that cases reach in some runs only is not where a fluid has it: a few cases */
            cr_expect(fabs(model - sum[a][t]) <= WIDEST_Z * sd + 3.0, "month %d: %g, %g", t, model, sum[a][t]);
        }
    gsl_rng_free(rng);
}

/* --- a norm, a pledge ---------------------------------------------------------------------------- */

/* 300 cases wait, 100 come and 150 are decided a month. Before March all that wait came before it: 250
 * and 200; then 50, then none. */
Test(ages, keep_a_pledge_when_the_last_old_case_is_decided)
{
    static const double left[] = {250.0, 200.0, 50.0, 0.0, 0.0};
    const struct ins_case *world =
        WORLD("tracks.asylum.backlog=300", "staff.experienced=150", "norm.measure=older",
              "norm.track=asylum", "norm.before=2026-03", "norm.limit=10", "norm.from=2", "futures=1");
    const struct ins_path *p = play(world, 1);
    for (int t = 0; t < 5; t++)
        cr_expect(apart(at(p, "older.asylum.2026-03", t), left[t]) < ROUNDING, "month %d", t);
    cr_expect_eq(run(world, 1)->result[INS_MONTHS_OVER_NORM][0], 1.0);
}

/* Two tracks, nobody decides: older than 6 months are, of 120 and of 60 cases, those that were; all
 * tracks together where the norm names none. */
Test(ages, of_all_tracks_are_measured_together)
{
    const char *tracks = "tracks=({name='asylum'; share=0.5; hours=1.0; legal_term=6; backlog=120.0; "
                         "backlog_age=12;},{name='b'; share=0.5; hours=1.0; legal_term=6; backlog=60.0; "
                         "backlog_age=6;})";
    const char *limit[] = {"norm.limit=119.9", "norm.limit=120.1"};
    for (int i = 0; i < 2; i++) {
        const struct ins_case *world =
            WORLD(tracks, "staff.experienced=0", "norm.measure=older", "norm.age=6", limit[i], "months=3",
                  "norm.from=2", "futures=1");
        /* older than 6 at the end of month 2 are those that were older than 3 at the start */
        cr_expect(apart(at(play(world, 1), "older.asylum.6", 2), 90.0) < ROUNDING);
        cr_expect(apart(at(play(world, 1), "older.b.6", 2), 30.0) < ROUNDING);
        cr_expect_eq(run(world, 1)->result[INS_MONTHS_OVER_NORM][0], i == 0 ? 1.0 : 0.0);
    }
}
