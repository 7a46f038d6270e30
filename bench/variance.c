/* bench/variance.c - fewer futures for the same error, and what they cost.
 *
 * Expected social cost of the default scenario. A method is worth what it saves at equal cost:
 * plain variance x plain time / (its variance x its time). Processor time on one core, the
 * regression included.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "answers/control_variates.h"
#include "answers/outcome.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "bench.h"
#include "engine/futures.h"

static const struct method {
    const char       *name;
    enum ins_sampling sampling;
    bool              controls;
} methods[] = {
    {"plain random futures", INS_RANDOM, false},
    {"control variates", INS_RANDOM, true},
    {"antithetic futures", INS_ANTITHETIC, false},
    {"antithetic, control variates", INS_ANTITHETIC, true},
    {"scrambled Sobol futures", INS_SCRAMBLED, false},
};
enum { PLAIN, BEST = 3, METHODS = sizeof methods / sizeof methods[0] };

struct sample {
    struct ins_inflow_plan inflow;
    struct ins_plan        plan;
    struct ins_control_variates   *controls;
    double                *cost;
};

static void *create(size_t count, size_t size)
{
    struct ins_error error;
    void *memory = ins_memory_create(count, size, &error);
    if (!memory)
        bench_die("%s", error.text);
    return memory;
}

static void collect(void *context, const struct ins_played *played)
{
    struct sample *sample = context;
    struct ins_row row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    memcpy(&sample->cost[played->first], row[INS_SOCIAL_COST_TOTAL].lane,
           (size_t)played->count * sizeof(double));
    if (sample->controls)
        ins_control_variates_collect(sample->controls, played);
}

static struct ins_mean conclude(struct sample *sample, const struct method *method,
                                int64_t futures)
{
    static struct ins_error error;
    if (!sample->controls)
        return ins_sample_mean(method->sampling, sample->cost, futures);
    int unit = method->sampling == INS_ANTITHETIC ? 2 : 1;
    if (ins_control_variates_finish(sample->controls, unit, &error) != INS_DONE)
        bench_die("%s", error.text);
    return ins_control_variates_mean(sample->controls, sample->cost);
}

/* The mean of so many futures; seconds it took. */
static double ask(const struct bench *b, const struct method *method, int64_t futures,
                  struct ins_mean *mean)
{
    static struct ins_error error;
    double              start   = bench_cpu();
    struct sample      *sample  = create(1, sizeof *sample);
    struct ins_options  options = {.threads = 1};
    const struct ins_plan *plan = &sample->plan;
    sample->cost = create((size_t)futures, sizeof *sample->cost);
    ins_inflow_init(&sample->inflow, b->scenario);
    ins_plan_init(&sample->plan, b->scenario);
    if (method->controls &&
        ins_control_variates_create(b->scenario, futures, &sample->controls, &error) != INS_DONE)
        bench_die("%s", error.text);
    struct ins_play job = {.inflow = &sample->inflow, .plan = &plan, .plans = 1,
                           .seed = (uint64_t)b->scenario->seed, .futures = futures,
                           .sampling = method->sampling, .covariates = method->controls,
                           .options = &options, .collect = collect, .context = sample};
    if (ins_futures_play(&job, &error) != INS_DONE)
        bench_die("%s", error.text);
    *mean = conclude(sample, method, futures);
    ins_control_variates_free(sample->controls);
    ins_memory_free(sample->cost);
    ins_memory_free(sample);
    return bench_cpu() - start;
}

static double relative(struct ins_mean mean)
{
    return 1.96 * mean.error / fabs(mean.value);
}

double bench_variance_time_to(const struct bench *b, double asked, int64_t *futures)
{
    struct ins_mean mean;
    double          times[5], took = ask(b, &methods[BEST], *futures, &mean);
    while (!(relative(mean) <= asked)) {
        double short_by = relative(mean) / asked;
        *futures = (int64_t)ceil((double)*futures * short_by * short_by * 1.02);
        took     = ask(b, &methods[BEST], *futures, &mean);
    }
    times[0] = took;
    for (int r = 1; r < 5; r++)
        times[r] = ask(b, &methods[BEST], *futures, &mean);
    return bench_sample(times, 5).middle;
}

static void tell(const struct method *method, struct bench_sample took, struct ins_mean mean,
                 double share)
{
    char name[96];
    bench_note("%-34s %10.1f %12.3f %% %20.1f x", method->name, 1e3 * took.middle,
               100.0 * relative(mean), 1.0 / share);
    snprintf(name, sizeof name, "expected social cost: %s", method->name);
    share *= 100.0;
    bench_record(name, "% of the cost of plain futures",
                 (struct bench_sample){share, share, share});
}

/* Methods in turn, so that a machine that slows down changes no ratio much. */
void bench_variance(const struct bench *b)
{
    struct ins_mean mean[METHODS];
    double          times[METHODS][BENCH_REPEATS], plain = NAN;
    int64_t         futures = b->words.quick ? 2560 : 10240;
    int             repeats = b->words.quick ? 3 : 7;
    for (int r = 0; r < repeats; r++)
        for (int m = 0; m < METHODS; m++)
            times[m][r] = ask(b, &methods[m], futures, &mean[m]);
    printf("\nexpected social cost, one core, %lld futures: what narrows it\n", (long long)futures);
    bench_note("%-34s %10s %14s %22s", "", "ms", "half-width", "gain at equal cost");
    for (int m = 0; m < METHODS; m++) {
        struct bench_sample took = bench_sample(times[m], repeats);
        double work = took.middle * relative(mean[m]) * relative(mean[m]);
        plain = m == PLAIN ? work : plain;
        tell(&methods[m], took, mean[m], work / plain);
    }
}
