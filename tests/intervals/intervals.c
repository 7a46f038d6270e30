/* intervals.c - do the 95 % intervals of answers hold the truth in 95 of 100 seeds?
 *
 *   intervals SCENARIO [SEEDS [WAY]]      all ways to draw the futures, or one
 *
 * One scenario is asked the same questions under many seeds, with few futures, so that its intervals
 * are wide. The truth is the same answer of so many futures (of a seed that is none of the others)
 * that its own error is small beside them; the column `truth_error` says how small: half its
 * interval against half the mean one. One line an interval, as CSV: how often it held the truth, with
 * Clopper and Pearson's bounds on that share, and how often it lay wholly above or below it. Order
 * statistics and Clopper-Pearson's own intervals promise 95 % or more; means promise 95 % as far as
 * they are normal. An open side (NaN, or infinite) bounds nothing, so it holds.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/buffer.h"
#include "answers/run.h"
#include "decide/compare.h"
#include "instroom/answers.h"
#include "instroom/decide.h"
#include "instroom/scenario.h"
#include "scenario/case.h"

enum { MOST_SEEDS = 10000, MOST_ANSWERS = 16, MOST_SETTINGS = 8, TRUTH_SEED = 987654321 };

static const char *scenario; /* path */

/* What one question gives under one seed. */
struct answers {
    int                 count;
    const char         *name[MOST_ANSWERS];
    struct ins_estimate at[MOST_ANSWERS];
};

struct question {
    const char *way;
    void (*ask)(const struct ins_case *made, const struct question *question,
                struct answers *answers);
    int         futures, many;           /* in a seed, for the truth */
    const char *setting[MOST_SETTINGS];  /* NULL ends them */
    const char *truly[MOST_SETTINGS];    /* those of the truth, where they differ */
};

static void need(enum ins_status status, const struct ins_error *error)
{
    if (status == INS_DONE || status == INS_NO)
        return;
    fprintf(stderr, "intervals: %s\n", error->text);
    exit(1);
}

static struct ins_case *load(const char *const *settings, int futures, int seed)
{
    struct ins_error error = {{0}};
    struct ins_case *made  = NULL;
    const char      *all[MOST_SETTINGS + 2];
    char             own[2][32];
    int              count = 0;
    while (settings[count]) {
        all[count] = settings[count];
        count++;
    }
    (void)snprintf(own[0], sizeof own[0], "futures=%d", futures);
    (void)snprintf(own[1], sizeof own[1], "seed=%d", seed);
    all[count++] = own[0];
    all[count++] = own[1];
    need(ins_case_load(scenario, all, count, &made, &error), &error);
    return made;
}

static void tell(struct answers *answers, const char *name, struct ins_estimate estimate)
{
    answers->name[answers->count] = name;
    answers->at[answers->count]   = estimate;
    answers->count++;
}

static struct ins_estimate around(struct ins_mean mean)
{
    double half = 1.96 * mean.error;
    return (struct ins_estimate){mean.value, mean.value - half, mean.value + half};
}

/* --- questions ------------------------------------------------------------------------------ */

static const struct ins_options one_thread = {.threads = 1};

static const struct ins_tail *tail_of(const struct ins_run *run, enum ins_result result)
{
    int t = 0;
    while (ins_tail_result[t] != result)
        t++;
    return &run->risk.tail[t];
}

static void ask_run(const struct ins_case *made, const struct question *question,
                    struct answers *answers)
{
    struct ins_error error = {{0}};
    struct ins_run  *run   = NULL;
    (void)question;
    need(ins_run_create(made, &one_thread, &run, &error), &error);
    tell(answers, "expected cost", around(run->mean[INS_COST_TOTAL]));
    tell(answers, "expected social cost", around(run->mean[INS_SOCIAL_COST_TOTAL]));
    tell(answers, "expected overdue case-months", around(run->mean[INS_OVERDUE_CASE_MONTHS]));
    tell(answers, "chance that the norm is kept", run->p_norm);
    tell(answers, "peak backlog, median", run->median[INS_PEAK_BACKLOG]);
    tell(answers, "peak backlog, 95 % quantile", run->p95[INS_PEAK_BACKLOG]);
    tell(answers, "social cost beyond its quantile (CVaR)",
         around(tail_of(run, INS_SOCIAL_COST_TOTAL)->beyond));
    ins_run_free(run);
}

static void ask_buffer(const struct ins_case *made, const struct question *question,
                       struct answers *answers)
{
    struct ins_error   error  = {{0}};
    struct ins_buffer *buffer = NULL;
    (void)question;
    need(ins_buffer_create(made, &one_thread, &buffer, &error), &error);
    tell(answers, "liquidity buffer", buffer->liquidity);
    tell(answers, "norm buffer", buffer->norm);
    tell(answers, "economic buffer", buffer->economic);
    tell(answers, "chance of the norm, no buffer", buffer->p_norm_none);
    tell(answers, "chance of the norm, any money", buffer->p_norm_max);
    tell(answers, "saved by the economic buffer", around(buffer->saved_against_none));
    ins_buffer_free(buffer);
}

/* A month less of training, against the scenario as it is, on the same futures. */
static void ask_difference(const struct ins_case *made, const struct question *question,
                           struct answers *answers)
{
    struct ins_error          error   = {{0}};
    struct ins_compare       *compare = NULL;
    const struct ins_scenario *s      = ins_case_scenario(made);
    const char *const settings[]      = {"academie.lead_time=8", NULL};
    struct ins_case       *shorter    = load(settings, s->futures, (int)s->seed);
    const struct ins_case *both[]     = {made, shorter};
    (void)question;
    need(ins_compare_create(both, 2, 0, &one_thread, &compare, &error), &error);
    const struct ins_estimate *change = compare->scenario[1].change;
    tell(answers, "a month of training: liquidity buffer", change[INS_POINT_LIQUIDITY]);
    tell(answers, "a month of training: norm buffer", change[INS_POINT_NORM]);
    tell(answers, "a month of training: chance of the norm", change[INS_POINT_P_NORM]);
    tell(answers, "a month of training: cost", change[INS_POINT_COST]);
    tell(answers, "a month of training: social cost", change[INS_POINT_SOCIAL_COST]);
    tell(answers, "a month of training: overdue case-months", change[INS_POINT_OVERDUE]);
    ins_compare_free(compare);
    ins_case_free(shorter);
}

/* The level of inflow is known to one tenth: 60 blocks of 32 futures are 60 observations of it. */
#define DRAWN "parameter_uncertainty=true", \
    "inflow.uncertainty=({key=\"inflow.level_per_month\";se=0.1;})"

static const struct question questions[] = {
    {"random", ask_run, 256, 400000, {NULL}, {NULL}},
    {"random, more of them", ask_run, 4096, 400000, {NULL}, {NULL}},
    {"control variates", ask_run, 256, 400000, {"control_variates=true"}, {"control_variates=true"}},
    {"antithetic", ask_run, 256, 400000, {"sampling=antithetic"}, {NULL}},
    {"antithetic, control variates", ask_run, 512, 400000,
     {"sampling=antithetic", "control_variates=true"}, {"sampling=antithetic", "control_variates=true"}},
    {"sobol", ask_run, 256, 400000, {"sampling=sobol"}, {"sampling=antithetic", "control_variates=true"}},
    {"parameters drawn with each block", ask_run, 1920, 400000, {DRAWN}, {DRAWN}},
    {"random", ask_buffer, 200, 60000, {NULL}, {NULL}},
    {"common random numbers", ask_difference, 200, 60000, {NULL}, {NULL}},
};
enum { QUESTIONS = sizeof questions / sizeof questions[0] };

/* --- counting ------------------------------------------------------------------------------- */

static struct answers answer(const struct question *question, bool truth, int seed)
{
    struct answers answers = {0};
    struct ins_case *made = load(truth ? question->truly : question->setting,
                                 truth ? question->many : question->futures, seed);
    question->ask(made, question, &answers);
    ins_case_free(made);
    return answers;
}

/* Half the width, where both sides are known. */
static double half(struct ins_estimate e)
{
    return isfinite(e.low) && isfinite(e.high) ? (e.high - e.low) / 2.0 : NAN;
}

static void judge(const struct question *question, const struct answers *seeds, int count,
                  const struct answers *truth, int a)
{
    double  real = truth->at[a].value, width = 0.0, wide = 0.0;
    int64_t held = 0, above = 0, below = 0;
    for (int s = 0; s < count; s++) {
        struct ins_estimate e = seeds[s].at[a];
        above += e.low > real;
        below += e.high < real;
        held += !(e.low > real) && !(e.high < real);
        if (!isnan(half(e))) {
            width += half(e);
            wide += 1.0;
        }
    }
    struct ins_estimate share = ins_summary_probability(held, count);
    printf("\"%s\",\"%s\",%d,%d,%.6g,%.4g,%.2f,%.1f,%.1f,%.1f,%.1f,%.1f\n", truth->name[a],
           question->way, question->futures, count, real, width / wide,
           half(truth->at[a]) / (width / wide), 100.0 * share.value, 100.0 * share.low,
           100.0 * share.high, 100.0 * (double)above / count, 100.0 * (double)below / count);
    fflush(stdout);
}

static void look_at(const struct question *question, int count)
{
    struct answers *seeds = calloc((size_t)count, sizeof *seeds);
    if (!seeds)
        exit(1);
    struct answers truth = answer(question, true, TRUTH_SEED);
#pragma omp parallel for schedule(dynamic)
    for (int s = 0; s < count; s++)
        seeds[s] = answer(question, false, s + 1);
    for (int a = 0; a < truth.count; a++)
        judge(question, seeds, count, &truth, a);
    free(seeds);
}

int main(int argc, char **argv)
{
    int count = argc > 2 ? atoi(argv[2]) : 1000;
    if (argc < 2 || count < 1 || count > MOST_SEEDS) {
        fputs("usage: intervals SCENARIO [SEEDS [WAY]]\n", stderr);
        return 2;
    }
    scenario = argv[1];
    puts("interval,futures_drawn,futures,seeds,truth,half_width,truth_error,held_percent,low,high,"
         "above_percent,below_percent");
    for (int q = 0; q < QUESTIONS; q++)
        if (argc < 4 || !strcmp(argv[3], questions[q].way))
            look_at(&questions[q], count);
    return 0;
}
