/* signals.c - signs and alarms, held against arithmetic by hand and runs with changes in time.
 *
 * Expected numbers come from series whose ratios stand in the comments, and from run and path of the same
 * scenario with the change that an alarm makes, month by month. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "decide/signals.h"
#include "fit/records.h"
#include "instroom/output.h"
#include "support.h"

static struct ins_error story;

enum { FUTURES = 32, MONTHS = 72, STEP = 36 };

static const struct ins_signal half_more = {.sign = INS_SIGN_INFLOW, .also = INS_SIGN_NONE, .height = 1.5};

/* Twice as many from month 36 on. */
static void step(double *inflow)
{
    for (int t = 0; t < MONTHS; t++)
        inflow[t] = t < STEP ? 100.0 : 200.0;
}

/* (6.97): at month 38 two of the last three months are double, 500 of 300; a month later known, a month
 * later seen. A year before the step the coming year has nothing of it, at its month all: 200 of 100; a
 * month from which on six are double brings 1,800 of 1,200. */
Test(signals, are_what_was_known_at_the_time)
{
    static double      inflow[MONTHS], work[MONTHS] = {[4] = 7.5};
    struct ins_sighted seen = {MONTHS, 0, inflow, work};
    step(inflow);
    cr_expect_lt(fabs(ins_sign_at(&seen, INS_SIGN_INFLOW, 38) - 5.0 / 3.0), 1e-12);
    cr_expect_lt(fabs(ins_sign_at(&seen, INS_SIGN_FORECAST, 36) - 2.0), 1e-12);
    cr_expect_lt(fabs(ins_sign_at(&seen, INS_SIGN_FORECAST, 30) - 1.5), 1e-12);
    cr_expect_eq(ins_sign_at(&seen, INS_SIGN_WORK, 5), 7.5);
    cr_expect(isnan(ins_sign_at(&seen, INS_SIGN_INFLOW, 14)));
    cr_expect_eq(ins_sign_at(&seen, INS_SIGN_INFLOW, 15), 1.0);
    cr_expect(isnan(ins_sign_at(&seen, INS_SIGN_FORECAST, 61)));
    seen.lag = 1;
    cr_expect_lt(fabs(ins_sign_at(&seen, INS_SIGN_INFLOW, 38) - 4.0 / 3.0), 1e-12);
}

/* The step is one surge, from month 27 on (the coming year brings 1,500 of 1,200), met in month 38. */
Test(signals, alarms_meet_a_step_and_not_a_blip)
{
    static double            inflow[MONTHS], work[MONTHS];
    const struct ins_sighted seen = {MONTHS, 0, inflow, work};
    step(inflow);
    struct ins_alarms count = ins_alarms_count(&seen, &half_more, 15, 60);
    cr_expect_eq(count.alarms, 1);
    cr_expect_eq(count.false_alarms, 0);
    cr_expect_eq(count.surges, 1);
    cr_expect_eq(count.hits, 1);
    cr_expect_eq(count.raised, 38);
    for (int t = 0; t < MONTHS; t++)
        inflow[t] = t == 20 ? 350.0 : 100.0; /* 1,450 a year of 1,200: no surge; 550 in three months of 300 */
    count = ins_alarms_count(&seen, &half_more, 15, 60);
    cr_expect_eq(count.alarms, 1);
    cr_expect_eq(count.false_alarms, 1);
    cr_expect_eq(count.surges, 0);
    cr_expect_eq(count.hits, 0);
    cr_expect_eq(count.raised, 21);
}

/* Work that is long for a month, and again, is one alarm within a year of it and another after. */
Test(signals, alarms_leave_a_year_between_them)
{
    static double            inflow[MONTHS], work[MONTHS] = {[19] = 9.0, [30] = 9.0, [32] = 9.0};
    const struct ins_sighted seen   = {MONTHS, 0, inflow, work};
    const struct ins_signal  longer = {.sign = INS_SIGN_WORK, .also = INS_SIGN_NONE, .height = 6.0};
    step(inflow);
    cr_expect_eq(ins_alarms_count(&seen, &longer, 15, 32).alarms, 1); /* months 20 and 31: eleven apart */
    cr_expect_eq(ins_alarms_count(&seen, &longer, 15, 60).alarms, 2); /* and month 33 */
}

/* Two questions: work waits long from month 50 on alone. */
Test(signals, of_two_questions_want_both)
{
    static double            inflow[MONTHS], work[MONTHS];
    const struct ins_sighted seen = {MONTHS, 0, inflow, work};
    struct ins_signal        both = half_more;
    step(inflow);
    both.also        = INS_SIGN_WORK;
    both.also_height = 6.0;
    cr_expect_eq(ins_alarms_count(&seen, &both, 15, 60).raised, -1);
    for (int t = 40; t < MONTHS; t++)
        work[t] = 6.0;
    cr_expect_eq(ins_alarms_count(&seen, &both, 15, 60).raised, 41);
}

/* --- against runs ----------------------------------------------------------------------------- */

/* The service without cases that follow, from a month on (-1: never, 0: always) for two years with 6 in place
 * of 12 months. */
static const struct ins_case *world_with(int raised)
{
    const char *own = raised == 0 ? "tower.clear_months=6" : "tower.clear_months=12";
    const char *change[6];
    for (int i = 0; i < 6; i++)
        change[i] = own;
    for (int i = 0; i < 2 && raised > 0 && raised + 24 * i < 48; i++) {
        int month         = 2026 * 12 + 6 + raised + 24 * i; /* from July 2026 */
        change[3 * i]     = with("changes[%d].start='%04d-%02d'", i, month / 12, month % 12 + 1);
        change[3 * i + 1] = with("changes[%d].key='tower.clear_months'", i);
        change[3 * i + 2] = with("changes[%d].value=%d.0", i, i == 0 ? 6 : 12);
    }
    return SERVICE("futures=64", "followups=()", "seed=5", own, change[0], change[1], change[2], change[3],
                   change[4], change[5]);
}

/* What the fresh futures come to, with what is left (6.67), and their outlay, with an alarm in that month. */
struct ends {
    bool   known;
    double cost[2 * FUTURES], outlay[2 * FUTURES];
};

static const struct ends *ends_with(int raised)
{
    static struct ends all[1 + 48];
    struct ends       *end = &all[1 + raised];
    if (end->known)
        return end;
    const struct ins_case     *world  = world_with(raised);
    const struct ins_scenario *s      = ins_case_scenario(world);
    const struct ins_run      *played = run(world, 1);
    struct diary one = diary_keep(s, "backlog.asylum"), two = diary_keep(s, "backlog.family"),
                 learning = diary_keep(s, "trainees");
    for (int64_t f = 0; f < 2 * FUTURES; f++) {
        int64_t last   = f * one.months + one.months - 1;
        end->cost[f]   = played->result[INS_SOCIAL_COST_TOTAL][f] +
                         (31.0 * one.value[last] + 6.5 * two.value[last]) * 8000.0 / 113.6 -
                         learning.value[last] * (15000.0 + 4.5 * 6000.0);
        end->outlay[f] = played->result[INS_COST_TOTAL][f];
    }
    end->known = true;
    return end;
}

/* The first month of 16 ... 35, with a month's lag, in which three months are a tenth above a year before. */
static int first_alarm(const struct diary *inflow, int f)
{
    const double *x = inflow->value + (int64_t)f * inflow->months;
    for (int t = 16; t < 36; t++)
        if (x[t - 2] + x[t - 3] + x[t - 4] >= 1.1 * (x[t - 14] + x[t - 15] + x[t - 16]))
            return t;
    return -1;
}

static void mean_change(const struct diary *inflow, bool always, double mean[2])
{
    mean[0] = mean[1] = 0.0;
    for (int f = FUTURES; f < 2 * FUTURES; f++) {
        int                raised = always ? 0 : first_alarm(inflow, f);
        const struct ends *base = ends_with(-1), *alarmed = ends_with(raised);
        mean[0] += (base->cost[f] - alarmed->cost[f]) / FUTURES;
        mean[1] += (alarmed->outlay[f] - base->outlay[f]) / FUTURES;
    }
}

Test(signals, save_what_runs_with_the_change_say)
{
    struct ins_signals         *all      = NULL;
    struct ins_signals_settings settings = {"tower.clear_months=6"};
    const struct ins_case      *asked    = SERVICE("futures=32", "tower.clear_months=12", "followups=()", "seed=5");
    cr_assert_eq(ins_signals_create(asked, &settings, NULL, &all, &story), INS_DONE, "%s", story.text);
    cr_expect_eq(all->futures, FUTURES);
    cr_expect_eq(all->first, 16);
    cr_expect_eq(all->last, 36);
    struct diary inflow = diary_keep(ins_case_scenario(world_with(-1)), "inflow");
    for (int i = 0; i < 2; i++) {
        double mean[2];
        mean_change(&inflow, i == 0, mean);
        cr_expect_lt(fabs(all->signal[i].saving.value - mean[0]), 1.0, "%f, not %f", all->signal[i].saving.value,
                     mean[0]);
        cr_expect_lt(fabs(all->signal[i].outlay.value - mean[1]), 1.0);
        cr_expect_neq(mean[0], 0.0);
    }
    cr_expect_eq(all->signal[10].hits.value, 1.0); /* a perfect forecast of 1.25 is a surge */
    cr_expect_eq(all->signal[10].false_alarms.value, 0.0);
    ins_signals_free(all);
}

/* --- on records ------------------------------------------------------------------------------- */

/* Alarms of the inflow at 1.1 and how many surges they hit, in ten years: of each record a mean over the Julys
 * from which it knows 48 months. */
static void count_on(const struct ins_cases *cases, ins_date july, double *alarms, double *hits, double *surges, int *windows)
{
    static double           work[48];
    const struct ins_signal tenth = {.sign = INS_SIGN_INFLOW, .also = INS_SIGN_NONE, .height = 1.1};
    int                     own   = 0;
    *alarms = *hits = *surges = 0.0;
    for (int t = 0; t + 48 <= cases->months; t++) {
        bool known = (cases->first + t - july) % 12 == 0;
        for (int i = 0; i < 48; i++)
            known = known && !isnan(cases->total[t + i]);
        if (!known)
            continue;
        const struct ins_sighted seen  = {48, 1, &cases->total[t], work};
        struct ins_alarms        count = ins_alarms_count(&seen, &tenth, 16, 36);
        *alarms += count.alarms * 120.0 / 20.0;
        *hits += count.hits;
        *surges += count.surges;
        own++;
    }
    *windows += own;
    *alarms /= own;
    *hits /= own;
    *surges /= own;
}

/* A window of a record as the inflow of the service, and its outlay under an order of work. */
static double outlay_of(const double *total, double scale, const char *clear)
{
    const struct ins_track *track = ins_case_scenario(SERVICE(clear))->tracks;
    char  path[] = "/tmp/instroom-signals-XXXXXX";
    int   descriptor = mkstemp(path);
    FILE *file       = descriptor >= 0 ? fdopen(descriptor, "w") : NULL;
    cr_assert(file);
    fputs("month,asylum,family\n", file);
    for (int t = 0; t < 48; t++)
        fprintf(file, "%d-%02d,%.17g,%.17g\n", 2026 + (6 + t) / 12, (6 + t) % 12 + 1, track[0].fraction * scale * total[t],
                track[1].fraction * scale * total[t]);
    cr_assert_eq(fclose(file), 0);
    double outlay = run(SERVICE("futures=1", "followups=()", clear, with("inflow.history.file=%s", path)), 1)
                        ->result[INS_COST_TOTAL][0];
    (void)unlink(path);
    return outlay;
}

static double mean_of_known(const double *value, int64_t count)
{
    double sum = 0.0, known = 0.0;
    for (int64_t i = 0; i < count; i++)
        if (!isnan(value[i])) {
            sum += value[i];
            known++;
        }
    return sum / known;
}

/* A record's mean over its windows of what the outlay rises by. */
static double rise_on(const struct ins_cases *cases, double level)
{
    double sum = 0.0, scale = level / mean_of_known(cases->total, cases->months);
    int    windows = 0;
    for (int t = (int)((2026 * 12 + 6 - cases->first) % 12 + 12) % 12; t + 48 <= cases->months; t += 12) {
        bool known = true;
        for (int i = 0; i < 48; i++)
            known = known && !isnan(cases->total[t + i]);
        if (!known)
            continue;
        sum += outlay_of(&cases->total[t], scale, "tower.clear_months=6") -
               outlay_of(&cases->total[t], scale, "tower.clear_months=12");
        windows++;
    }
    return windows > 0 ? sum / windows : 0.0;
}

/* Each record is as large as what is simulated, month by month in the shares of the tracks. */
Test(signals, spend_on_records_what_runs_of_them_say)
{
    struct ins_records         *records  = NULL;
    struct ins_signals         *all      = NULL;
    struct ins_signals_settings settings = {"tower.clear_months=6"};
    const struct ins_case      *world = SERVICE("futures=32", "tower.clear_months=12", "followups=()", "seed=5");
    cr_assert_eq(ins_signals_create(world, &settings, NULL, &all, &story), INS_DONE, "%s", story.text);
    cr_assert_eq(ins_records_europe(&records, &story), INS_DONE);
    struct diary inflow = diary_keep(ins_case_scenario(world_with(-1)), "inflow");
    double       level = mean_of_known(inflow.value, (int64_t)2 * FUTURES * inflow.months), mean = 0.0;
    for (int c = 0; c < records->count; c++)
        mean += rise_on(&records->cases[c], level) / records->count;
    cr_expect_lt(fabs(all->signal[0].record_outlay.value - mean), 1.0, "%f, not %f",
                 all->signal[0].record_outlay.value, mean);
    cr_expect_neq(mean, 0.0);
    ins_memory_free(records);
    ins_signals_free(all);
}

Test(signals, are_replayed_on_every_record)
{
    struct ins_records *records = NULL;
    struct ins_signals *all     = NULL;
    double              alarms = 0.0, hits = 0.0, surges = 0.0, own[3];
    int                 windows = 0;
    const struct ins_case *world = SERVICE("futures=32");
    cr_assert_eq(ins_signals_create(world, NULL, NULL, &all, &story), INS_DONE, "%s", story.text);
    cr_assert_eq(ins_records_europe(&records, &story), INS_DONE);
    for (int c = 0; c < records->count; c++) {
        count_on(&records->cases[c], ins_case_scenario(world)->start, &own[0], &own[1], &own[2], &windows);
        alarms += own[0] / records->count;
        hits += own[1];
        surges += own[2];
    }
    cr_expect_eq(all->records, 15);
    cr_expect_eq(all->windows, windows);
    cr_expect_lt(fabs(all->signal[1].record_alarms.value - alarms), 1e-9, "%f, not %f",
                 all->signal[1].record_alarms.value, alarms);
    cr_expect_lt(fabs(all->signal[1].record_hits.value - hits / surges), 1e-9);
    cr_expect_neq(all->signal[0].record_saving.value, 0.0);
    cr_expect_lt(all->signal[0].record_saving.low, all->signal[0].record_saving.high);
    ins_memory_free(records);
    ins_signals_free(all);
    cr_assert_eq(ins_signals_create(SERVICE("futures=32", "uncertain=({key='staff.attrition'; from=0.002; to=0.03;})"),
                                    NULL, NULL, &all, &story), INS_DONE, "%s", story.text);
    cr_expect_eq(all->records, 0);
    ins_signals_free(all);
}

Test(signals, are_the_same_bytes_on_any_number_of_threads)
{
    const struct ins_case *world = SERVICE("futures=32", "funding=gated");
    struct ins_signals    *one = NULL, *three = NULL;
    cr_assert_eq(ins_signals_create(world, NULL, &(struct ins_options){.threads = 1}, &one, &story), INS_DONE);
    cr_assert_eq(ins_signals_create(world, NULL, &(struct ins_options){.threads = 3}, &three, &story), INS_DONE);
    char *a = ins_signals_json(one), *b = ins_signals_json(three);
    cr_expect_str_eq(a, b);
    cr_expect_eq(one->value[0], 0.25 * one->present[0]);
    free(a);
    free(b);
    ins_signals_free(one);
    ins_signals_free(three);
}

Test(signals, refuse_what_no_alarm_can_turn)
{
    static const char *const none[] = {"buffer.initial=3", "tower.clear_months", "tower.clear_months=x", "bla=3",
                                       "tower.clear_months=-1"};
    struct ins_signals *all = NULL;
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        cr_expect_eq(ins_signals_create(SERVICE("futures=32"), &(struct ins_signals_settings){none[i]}, NULL, &all,
                                        &story), INS_WRONG, "%s", none[i]);
    cr_expect_eq(ins_signals_create(SERVICE("months=30"), NULL, NULL, &all, &story), INS_WRONG);
    cr_expect_eq(ins_signals_create(SERVICE("tower.policy=fixed"), NULL, NULL, &all, &story), INS_WRONG);
    cr_expect_null(all);
}
