/* bench/measure.c - clocks, levels, samples. */
#define _GNU_SOURCE /* sched_setaffinity() */
#include <math.h>
#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench.h"
#include "engine/levels.h"

const char *const bench_level[BENCH_LEVELS] = {"x86-64-v4", "x86-64-v3", "portable"};
const struct bench_sample bench_nothing = {NAN, NAN, NAN};

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

struct bench_sample bench_sample(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, by_value);
    return (struct bench_sample){values[count / 2], values[count / 4], values[count - 1 - count / 4]};
}

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

double bench_cpu(void)
{
    return seconds(CLOCK_PROCESS_CPUTIME_ID);
}

double bench_wall(void)
{
    return seconds(CLOCK_MONOTONIC);
}

const struct ins_kernel *bench_choose(int level)
{
    setenv("INSTROOM_LEVEL", bench_level[level], 1);
    const struct ins_kernel *kernel = ins_levels_choose();
    return strcmp(kernel->level, bench_level[level]) == 0 ? kernel : NULL;
}

void bench_choose_widest(void)
{
    unsetenv("INSTROOM_LEVEL");
}

/* The last core that we may use: interrupts like the first. */
void bench_pin(bool on)
{
    static cpu_set_t all;
    static bool      known;
    if (!known)
        known = sched_getaffinity(0, sizeof all, &all) == 0;
    cpu_set_t one = all;
    for (size_t i = CPU_SETSIZE; i-- > 0 && on;)
        if (CPU_ISSET(i, &all)) {
            CPU_ZERO(&one);
            CPU_SET(i, &one);
            break;
        }
    if (known)
        (void)sched_setaffinity(0, sizeof one, &one);
}

static uint64_t bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

/* Each place has an odd factor of its own, so that two that are exchanged are seen, and round
 * numbers fold their high bits down; a sum, so that it costs next to nothing. */
uint64_t bench_mix(uint64_t sum, const struct ins_row *rows, int count, int lanes)
{
    uint64_t more = 0;
    for (int r = 0; r < count; r++)
        for (int i = 0; i < lanes; i++) {
            uint64_t bits = bits_of(rows[r].lane[i]);
            more += (bits ^ bits >> 32) * (uint64_t)(2 * (r * INS_LANES + i) + 1);
        }
    return (sum ^ sum >> 31) * 0x9e3779b97f4a7c15u + more;
}

uint64_t bench_mix_values(uint64_t sum, const double *values, int count)
{
    for (int i = 0; i < count; i++)
        sum = (sum ^ sum >> 31) * 0x9e3779b97f4a7c15u + bits_of(values[i]);
    return sum;
}

/* FNV-1a. */
uint64_t bench_mix_text(uint64_t sum, const char *text)
{
    for (; *text; text++)
        sum = (sum ^ (unsigned char)*text) * 0x100000001b3u;
    return sum;
}

void bench_die(const char *format, ...)
{
    va_list more;
    va_start(more, format);
    fflush(stdout);
    fprintf(stderr, "bench: ");
    vfprintf(stderr, format, more);
    fprintf(stderr, "\n");
    va_end(more);
    exit(1);
}
