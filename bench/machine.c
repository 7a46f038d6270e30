/* bench/machine.c - which machine this is, and what its core can do at most.
 *
 * The peaks are measured, not looked up: independent fused multiply-adds, adds beside them, and
 * loads from a few KiB, in registers of the level's width. What the month reaches is compared
 * with them in README.md.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"

enum { TURNS = 200000, REPEATS = 9, TEXT = 128 };

static void read_model(char model[TEXT])
{
    char  line[512], name[TEXT] = "unknown", family[16] = "?", number[16] = "?";
    FILE *file = fopen("/proc/cpuinfo", "r");
    while (file && fgets(line, sizeof line, file)) {
        (void)sscanf(line, "model name : %100[^\n]", name);
        (void)sscanf(line, "cpu family : %15s", family);
        (void)sscanf(line, "model : %15s", number);
        if (line[0] == '\n')
            break;
    }
    if (file)
        fclose(file);
    snprintf(model, TEXT, "%.80s (family %s, model %s)", name, family, number);
}

static double load(void)
{
    double average[1];
    return getloadavg(average, 1) == 1 ? average[0] : 0.0;
}

#if defined(__x86_64__) && defined(__GNUC__)
/* Ten of each instruction, in registers of their own, so that none waits for another. In
 * machine language, because no compiler is to improve on it. */
#define TEN(X, r)    X(r, "0") X(r, "1") X(r, "2") X(r, "3") X(r, "4") \
                     X(r, "5") X(r, "6") X(r, "7") X(r, "8") X(r, "9")
#define CLEAR(r, i)  "vxorps %%xmm" i ", %%xmm" i ", %%xmm" i "\n"
#define FUSE(r, i)   "vfmadd231pd %%" r "15, %%" r "15, %%" r i "\n"
#define LOAD(r, i)   "vmovapd " i "*64(%0), %%" r i "\n"
#define MIX(r, i)    "vfmadd231pd %%" r "15, %%" r "15, %%" r i "\n" \
                     "vaddpd %%" r "15, %%" r "15, %%" r "14\n"
#define TOUCHED      "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", \
                     "xmm9", "xmm14", "xmm15", "memory"

#define WORK(name, instructions)                                                   \
    static void name(const double *memory)                                         \
    {                                                                              \
        __asm__ volatile(TEN(CLEAR, ) CLEAR(, "15")::: TOUCHED);                   \
        for (int t = 0; t < TURNS; t++)                                            \
            __asm__ volatile(instructions::"r"(memory) : TOUCHED);                 \
    }

WORK(fuse_64, TEN(FUSE, "zmm"))
WORK(fuse_32, TEN(FUSE, "ymm"))
WORK(mix_64, TEN(MIX, "zmm"))
WORK(mix_32, TEN(MIX, "ymm"))
WORK(load_64, TEN(LOAD, "zmm"))
WORK(load_32, TEN(LOAD, "ymm"))

/* Complements that wait for each other, one a cycle on every processor of the last decades (newer
 * ones add constants up before they run); ten in a turn, since a turn can take two cycles by
 * itself. */
#define TICK(r, i) "not %0\n"
static void tick(const double *memory)
{
    uint64_t x = 0;
    (void)memory;
    for (int t = 0; t < TURNS; t++)
        __asm__ volatile(TEN(TICK, ) : "+r"(x));
}

/* Best of several: a peak is what the core can do when nothing disturbs it. */
static double per_nanosecond(void (*work)(const double *memory), double count)
{
    _Alignas(64) static const double memory[80];
    double best = 0.0;
    for (int r = 0; r < REPEATS; r++) {
        double start = bench_cpu();
        work(memory);
        double speed = count / (1e9 * (bench_cpu() - start));
        best = speed > best ? speed : best;
    }
    return best;
}

static void print_peaks(void)
{
    static const struct {
        int level, bytes; /* of a register */
        void (*fuse)(const double *), (*mix)(const double *), (*load)(const double *);
    } peak[] = {
        {BENCH_V4, 64, fuse_64, mix_64, load_64},
        {BENCH_V3, 32, fuse_32, mix_32, load_32},
    };
    bench_note("one core at its best: %.2f GHz", per_nanosecond(tick, 10.0 * TURNS));
    for (int i = 0; i < 2; i++) {
        if (!bench_choose(peak[i].level))
            continue;
        double fuse = per_nanosecond(peak[i].fuse, 10.0 * TURNS);
        double mix  = per_nanosecond(peak[i].mix, 20.0 * TURNS);
        double load = per_nanosecond(peak[i].load, 10.0 * TURNS);
        bench_note("  %s: %.0f GFLOP/s fused, %.0f GB/s from L1; a ns %.1f fma, %.1f fma and add,"
                   " %.1f loads",
                   bench_level[peak[i].level], fuse * peak[i].bytes / 4.0, load * peak[i].bytes,
                   fuse, mix, load);
    }
    bench_choose_widest();
}
#else
static void print_peaks(void)
{
}
#endif

void bench_machine(void)
{
    char   model[TEXT], date[32];
    time_t now = time(NULL);
    double others = load();
    read_model(model);
    strftime(date, sizeof date, "%Y-%m-%d", gmtime(&now));
    printf("instroom bench, %s\n", date);
    bench_note("%s, %ld cores, load %.2f", model, sysconf(_SC_NPROCESSORS_ONLN), others);
    bench_note("gcc %d.%d.%d%s", __GNUC__, __GNUC_MINOR__, __GNUC_PATCHLEVEL__,
#ifdef __clang__
               " (as clang says)"
#else
               ""
#endif
    );
    if (others > 0.5)
        bench_note("others are at work on this machine: trust ratios, not times");
    print_peaks();
    bench_note("a figure is the middle of several repeats; ~ is half the distance of the quartiles");
}
