/* bench/kernel.c - the inflow, the month, many policies on one inflow. */
#include <stdlib.h>

#include "answers/outcome.h"
#include "base/memory.h"
#include "bench.h"

/* Blocks drawn together and then played: little enough for the second cache, as in the engine,
 * and enough work for a call of the clock to vanish in it. */
enum { TOGETHER = 4, PLAYS = 3, COLUMNS = 11 };

struct bed {
    struct ins_inflow_plan inflow;
    struct ins_plan        plan[PLAYS];
    struct ins_row        *arrivals[TOGETHER];
    struct ins_row        *memory, *tape;
    struct ins_world       world;
    int64_t  futures;
    uint64_t seed;
};

static const char *const play_name[PLAYS] = {
    "month, inflow given: funding gated",
    "month, inflow given: funding unlimited",
    "month, inflow given: 11 columns noted",
};

/* The columns of months.csv. */
static const size_t column[COLUMNS] = {
    offsetof(struct ins_world, work.inflow),       offsetof(struct ins_world, work.backlog),
    offsetof(struct ins_world, work.overdue),      offsetof(struct ins_world, hours),
    offsetof(struct ins_world, staff.experienced), offsetof(struct ins_world, staff.trainees),
    offsetof(struct ins_world, staff.flex),        offsetof(struct ins_world, money.cost),
    offsetof(struct ins_world, money.buffer),      offsetof(struct ins_world, money.shortfall),
    offsetof(struct ins_world, money.social_cost),
};

static struct ins_row *rows(int count)
{
    struct ins_error error;
    struct ins_row  *row = ins_memory_create((size_t)count, sizeof *row, &error);
    if (!row)
        bench_die("%s", error.text);
    return row;
}

static struct bed *bed_create(const struct ins_scenario *s, int64_t futures)
{
    struct bed *bed = aligned_alloc(64, (sizeof *bed + 63) / 64 * 64);
    if (!bed)
        bench_die("out of memory");
    struct ins_scenario unlimited = *s, gated = *s;
    unlimited.funding = INS_UNLIMITED;
    gated.funding     = INS_GATED;
    ins_inflow_init(&bed->inflow, s);
    ins_plan_init(&bed->plan[0], &gated);
    ins_plan_init(&bed->plan[1], &unlimited);
    ins_plan_init(&bed->plan[2], &gated);
    for (int i = 0; i < TOGETHER; i++)
        bed->arrivals[i] = rows(s->months * s->track_count);
    int needed = 0;
    for (int p = 0; p < PLAYS; p++) {
        int own = ins_month_rows(&bed->plan[p]);
        needed  = own > needed ? own : needed;
    }
    bed->memory  = rows(needed);
    bed->tape    = rows(s->months * COLUMNS);
    bed->futures = futures;
    bed->seed    = (uint64_t)s->seed;
    return bed;
}

static void bed_free(struct bed *bed)
{
    for (int i = 0; i < TOGETHER; i++)
        ins_memory_free(bed->arrivals[i]);
    ins_memory_free(bed->memory);
    ins_memory_free(bed->tape);
    free(bed);
}

static double draw(const struct ins_kernel *kernel, struct bed *bed, int64_t first, uint64_t *sum)
{
    struct ins_block block = {.seed = bed->seed};
    double           start = bench_cpu();
    for (int b = 0; b < TOGETHER; b++) {
        for (int i = 0; i < INS_LANES; i++)
            block.future[i] = (uint64_t)(first + b * INS_LANES + i);
        kernel->draw(&bed->inflow, &block, bed->arrivals[b]);
    }
    double took = bench_cpu() - start;
    for (int b = 0; b < TOGETHER; b++)
        *sum = bench_mix(*sum, bed->arrivals[b], bed->inflow.months * bed->inflow.tracks,
                         INS_LANES);
    return took;
}

static double play(const struct ins_kernel *kernel, struct bed *bed, int p, uint64_t *sum)
{
    struct ins_tape tape  = {COLUMNS, column, bed->tape};
    double          start = bench_cpu();
    for (int b = 0; b < TOGETHER; b++) {
        struct ins_row result[INS_RESULTS];
        kernel->play(&bed->plan[p], bed->arrivals[b], NULL, INS_LANES, bed->memory,
                     p == 2 ? &tape : NULL, &bed->world);
        ins_outcome_rows(&bed->plan[p], &bed->world, result);
        *sum = bench_mix(*sum, result, INS_RESULTS, INS_LANES);
    }
    double took = bench_cpu() - start;
    if (p == 2)
        *sum = bench_mix(*sum, bed->tape, bed->inflow.months * COLUMNS, INS_LANES);
    return took;
}

/* One repeat: seconds of the inflow and of each play. */
static void repeat(const struct ins_kernel *kernel, struct bed *bed, double took[1 + PLAYS],
                   uint64_t sum[1 + PLAYS])
{
    for (int p = 0; p <= PLAYS; p++) {
        took[p] = 0.0;
        sum[p]  = 0;
    }
    for (int64_t first = 0; first < bed->futures; first += TOGETHER * INS_LANES) {
        took[0] += draw(kernel, bed, first, &sum[0]);
        for (int p = 0; p < PLAYS; p++)
            took[1 + p] += play(kernel, bed, p, &sum[1 + p]);
    }
}

static void measure_parts(const struct bench *b)
{
    static struct bench_sample sample[1 + PLAYS][BENCH_LEVELS];
    static double times[1 + PLAYS][BENCH_REPEATS];
    uint64_t    sum[1 + PLAYS][BENCH_LEVELS];
    struct bed *bed  = bed_create(b->scenario, 20 * TOGETHER * INS_LANES);
    double      unit = 1e9 / ((double)bed->futures * b->scenario->months);
    for (int level = 0; level < BENCH_LEVELS; level++) {
        const struct ins_kernel *kernel = bench_choose(level);
        int repeats = level == BENCH_PORTABLE ? b->repeats / 4 + 1 : b->repeats;
        for (int r = -1; kernel && r < repeats; r++) {
            double   took[1 + PLAYS];
            uint64_t seen[1 + PLAYS];
            repeat(kernel, bed, took, seen);
            for (int p = 0; p <= PLAYS; p++) {
                times[p][r < 0 ? 0 : r] = unit * took[p];
                sum[p][level]           = seen[p];
            }
        }
        for (int p = 0; p <= PLAYS; p++)
            sample[p][level] = kernel ? bench_sample(times[p], repeats) : bench_nothing;
    }
    bench_line_levels("inflow alone", "ns/future-month", sample[0], sum[0]);
    for (int p = 0; p < PLAYS; p++)
        bench_line_levels(play_name[p], "ns/future-month", sample[1 + p], sum[1 + p]);
    bed_free(bed);
}

static void measure_whole(const struct bench *b, const char *name, int policies)
{
    int64_t            futures = 80 * INS_LANES;
    struct bench_play *play    = bench_play_create(b->scenario, policies, futures);
    double unit = 1e9 / ((double)futures * b->scenario->months * policies);
    struct bench_sample sample[BENCH_LEVELS];
    uint64_t            sum[BENCH_LEVELS];
    for (int level = 0; level < BENCH_LEVELS; level++) {
        double times[BENCH_REPEATS];
        int    repeats = (level == BENCH_PORTABLE || policies > 1 ? b->repeats / 4 : b->repeats) + 1;
        sample[level]  = bench_nothing;
        if (!bench_choose(level))
            continue;
        bench_play_time(play, 1, bench_cpu, &sum[level]);
        for (int r = 0; r < repeats; r++)
            times[r] = unit * bench_play_time(play, 1, bench_cpu, &sum[level]);
        sample[level] = bench_sample(times, repeats);
    }
    bench_line_levels(name, "ns/future-month", sample, sum);
    bench_play_free(play);
}

void bench_kernel(const struct bench *b)
{
    bench_title_levels("one core, the default scenario", "ns a future-month");
    measure_whole(b, "everything: drawn, played, collected", 1);
    measure_whole(b, "a policy of 16 on one inflow, and its draw", 16);
    measure_parts(b);
    bench_choose_widest();
}
