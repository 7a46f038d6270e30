/* bench/play.c - many futures under one or several policies, results collected. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers/outcome.h"
#include "base/memory.h"
#include "bench.h"
#include "engine/futures.h"
#include "engine/summary.h"

struct bench_play {
    struct ins_inflow_plan  inflow;
    struct ins_plan        *plan;
    const struct ins_plan **plans;
    int       policies;
    int64_t   futures;
    uint64_t  seed;
    uint64_t *sum;  /* [block][policy] */
    double   *cost; /* [future] of the first policy */
};

static void *create(size_t count, size_t size)
{
    struct ins_error error;
    void *memory = ins_memory_create(count, size, &error);
    if (!memory)
        bench_die("%s", error.text);
    return memory;
}

struct bench_play *bench_play_create(const struct ins_scenario *scenario, int policies,
                                     int64_t futures)
{
    struct bench_play *play = create(1, sizeof *play);
    size_t count = (size_t)policies, blocks = (size_t)(futures / INS_LANES + 1);
    play->policies = policies;
    play->futures  = futures;
    play->seed     = (uint64_t)scenario->seed;
    play->plan     = create(count, sizeof *play->plan);
    play->plans    = create(count, sizeof *play->plans);
    play->sum      = create(blocks * count, sizeof *play->sum);
    play->cost     = create((size_t)futures, sizeof *play->cost);
    ins_inflow_init(&play->inflow, scenario);
    for (int p = 0; p < policies; p++) {
        struct ins_scenario point = *scenario;
        point.flex.pool *= 1.0 + (double)p / policies;
        ins_plan_init(&play->plan[p], &point);
        play->plans[p] = &play->plan[p];
    }
    return play;
}

void bench_play_free(struct bench_play *play)
{
    if (!play)
        return;
    ins_memory_free(play->plan);
    ins_memory_free(play->plans);
    ins_memory_free(play->sum);
    ins_memory_free(play->cost);
    ins_memory_free(play);
}

static void collect(void *context, const struct ins_played *played)
{
    struct bench_play *play = context;
    int64_t            slot = played->first / INS_LANES * play->policies + played->plan;
    struct ins_row     row[INS_RESULTS];
    ins_outcome_rows(played->of, played->world, row);
    play->sum[slot] = bench_mix(0, row, INS_RESULTS, played->count);
    if (played->plan == 0)
        memcpy(&play->cost[played->first], row[INS_COST_TOTAL].lane,
               (size_t)played->count * sizeof(double));
}

double bench_play_time(struct bench_play *play, int threads, double (*clock)(void), uint64_t *sum)
{
    static struct ins_error error;
    struct ins_options options = {.threads = threads};
    struct ins_play    job     = {.inflow  = &play->inflow,
                                  .plan    = play->plans,
                                  .plans   = play->policies,
                                  .seed    = play->seed,
                                  .futures = play->futures,
                                  .options = &options,
                                  .collect = collect,
                                  .context = play};
    double start = clock();
    if (ins_futures_play(&job, &error) != INS_DONE)
        bench_die("%s", error.text);
    double took = clock() - start;
    int64_t slots = (play->futures + INS_LANES - 1) / INS_LANES * play->policies;
    *sum = 0;
    for (int64_t i = 0; i < slots; i++)
        *sum = (*sum ^ *sum >> 31) * 0x9e3779b97f4a7c15u + play->sum[i];
    return took;
}

void bench_play_cost(const struct bench_play *play, double *mean, double *error)
{
    struct ins_mean cost = ins_summary_mean(play->cost, play->futures);
    *mean  = cost.value;
    *error = cost.error;
}
