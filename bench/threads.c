/* bench/threads.c - two threads against one, in turn. */
#include <stdio.h>

#include "answers/run.h"
#include "bench.h"

static double run_time(const struct bench *b, int threads, uint64_t *sum)
{
    static struct ins_error error;
    struct ins_options options = {.threads = threads};
    struct ins_run    *run;
    double start = bench_wall();
    if (ins_run_create(b->source, &options, &run, &error) != INS_DONE)
        bench_die("%s", error.text);
    double took = bench_wall() - start;
    *sum = bench_mix_values(0, run->fan, b->scenario->months * INS_SERIES * INS_FAN);
    for (int r = 0; r < INS_RESULTS; r++)
        *sum = bench_mix_values(*sum, run->result[r], (int)run->futures);
    ins_run_free(run);
    return took;
}

static void compare(const char *name, const char *json, int rounds,
                    double (*time)(void *what, int threads, uint64_t *sum), void *what)
{
    double   one[BENCH_REPEATS], two[BENCH_REPEATS], part[BENCH_REPEATS];
    uint64_t first = 0, second = 0;
    char     ratio[32];
    time(what, 2, &second);
    for (int r = 0; r < rounds; r++) {
        one[r]  = time(what, 1, &first);
        two[r]  = time(what, 2, &second);
        part[r] = 100.0 * two[r] / one[r];
        if (first != second)
            bench_wrong("%s: one thread and two disagree", name);
    }
    struct bench_sample share = bench_sample(part, rounds), alone = bench_sample(one, rounds);
    struct bench_sample both = bench_sample(two, rounds);
    char                full[96];
    snprintf(full, sizeof full, "%s, one thread", name);
    bench_line(full, "s", alone, first, NULL);
    snprintf(full, sizeof full, "%s, two threads", name);
    snprintf(ratio, sizeof ratio, "%.2f times", 100.0 / share.middle);
    bench_line(full, "s", both, second, ratio);
    bench_record(json, "% of the time on one thread", share);
}

static double time_run(void *what, int threads, uint64_t *sum)
{
    return run_time(what, threads, sum);
}

static double time_play(void *what, int threads, uint64_t *sum)
{
    return bench_play_time(what, threads, bench_wall, sum);
}

/* Enough work that starting two threads does not count in it. */
void bench_threads(const struct bench *b)
{
    int rounds = b->rounds;
    bench_title("threads, wall time", "s");
    struct bench_play *play = bench_play_create(b->scenario, 16, 2 * b->scenario->futures);
    compare("20,000 futures of 16 policies", "two threads: 20,000 futures of 16 policies", rounds,
            time_play, play);
    bench_play_free(play);
    compare("run, 10,000 futures", "two threads: run", rounds, time_run, (void *)b);
}
