/* bench/laws.c - the inflow law by law.
 *
 * Only the whole inflow can be called at a chosen level, so laws are measured on small
 * scenarios that have nothing else: what a scenario with the law costs more than the same
 * scenario without it, the two in turn. Random numbers are included everywhere.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "bench.h"
#include "scenario/case.h"

enum { TRACKS = 8, MONTHS = 120, BLOCKS = 4, TEXT = 4096 };

static const char frame[] =
    "start = \"2027-01\"; months = %d; staff = { experienced = 1.0; }; budget = { annual = [1.0]; };"
    "norm = { limit = 1.0; }; inflow = { level_per_month = %g; %s }; tracks = ( %s );";

struct law {
    const char *name;
    double      mean;   /* cases a month in each track */
    const char *with;   /* keys of inflow */
    const char *without;
    int         draws;  /* a future-month, among which the difference is divided */
};

#define CALM  "counts = \"none\";"
#define NB(r) "counts = \"negative-binomial\"; dispersion = " r ";"
#define CHAIN "regimes = ( { name = \"a\"; mean_months = 30.0; }, " \
              "{ name = \"b\"; multiplier = 2.0; mean_months = 10.0; } );"
#define DRIFT "composition = { persistence = 0.9; innovation_sd = 0.1; };"

static const struct law features[] = {
    {"shocks, normal", 100.0, CALM "ar1 = { persistence = 0.9; innovation_sd = 0.1; };", CALM, 1},
    {"shocks, Student-t, 4 degrees of freedom", 100.0,
     CALM "ar1 = { persistence = 0.9; innovation_sd = 0.1; tail = 4.0; };", CALM, 1},
    {"regimes, two", 100.0, CALM CHAIN, CALM, 1},
    {"surges", 100.0, CALM "surge = { probability = 0.05; mean_log_size = 0.5; };", CALM, 1},
    {"composition, a track", 100.0, CALM DRIFT, CALM, TRACKS},
};

static const struct law counts[] = {
    {"Poisson, mean 0.5", 0.5, "counts = \"poisson\";", CALM, TRACKS},
    {"Poisson, mean 5", 5.0, "counts = \"poisson\";", CALM, TRACKS},
    {"Poisson, mean 50", 50.0, "counts = \"poisson\";", CALM, TRACKS},
    {"Poisson, mean 800", 800.0, "counts = \"poisson\";", CALM, TRACKS},
    {"Poisson, mean 100,000", 1e5, "counts = \"poisson\";", CALM, TRACKS},
    {"negative binomial, mean 5, r 25", 5.0, NB("25.0"), CALM, TRACKS},
    {"negative binomial, mean 800, r 0.5", 800.0, NB("0.5"), CALM, TRACKS},
    {"negative binomial, mean 800, r 25", 800.0, NB("25.0"), CALM, TRACKS},
    {"negative binomial, mean 800, r 400", 800.0, NB("400.0"), CALM, TRACKS},
};

static struct ins_inflow_plan *plan_create(double mean, const char *keys)
{
    static struct ins_error error;
    char             text[TEXT], tracks[TEXT / 2];
    struct ins_case *law;
    int              length = 0;
    for (int k = 0; k < TRACKS; k++)
        length += snprintf(tracks + length, sizeof tracks - (size_t)length,
                           "%s{ name = \"%c\"; share = 1.0; hours = 1.0; legal_term = 6; }",
                           k ? ", " : "", 'a' + k);
    snprintf(text, sizeof text, frame, MONTHS, TRACKS * mean, keys, tracks);
    if (ins_case_read(text, "law", NULL, NULL, 0, &law, &error) != INS_DONE)
        bench_die("%s", error.text);
    struct ins_inflow_plan *plan = ins_memory_create(1, sizeof *plan, &error);
    if (!plan)
        bench_die("%s", error.text);
    ins_inflow_init(plan, ins_case_scenario(law));
    ins_case_free(law);
    return plan;
}

static double draw(const struct ins_kernel *kernel, const struct ins_inflow_plan *plan,
                   struct ins_row *arrivals, uint64_t *sum)
{
    struct ins_block block = {.seed = 1};
    double           took  = 0.0;
    *sum = 0;
    for (int b = 0; b < BLOCKS; b++) {
        for (int i = 0; i < INS_LANES; i++)
            block.future[i] = (uint64_t)(b * INS_LANES + i);
        double start = bench_cpu();
        kernel->draw(plan, &block, arrivals);
        took += bench_cpu() - start;
        *sum = bench_mix(*sum, arrivals, MONTHS * TRACKS, INS_LANES);
    }
    return 1e9 * took / (BLOCKS * INS_LANES * MONTHS);
}

static void measure(const struct bench *b, const struct law *law, struct ins_row *arrivals)
{
    struct ins_inflow_plan *with = plan_create(law->mean, law->with);
    struct ins_inflow_plan *without = plan_create(law->mean, law->without);
    struct bench_sample sample[BENCH_LEVELS];
    uint64_t            sum[BENCH_LEVELS], other;
    for (int level = 0; level < BENCH_LEVELS; level++) {
        const struct ins_kernel *kernel = bench_choose(level);
        double times[BENCH_REPEATS];
        int    repeats = level == BENCH_PORTABLE ? b->repeats / 4 + 1 : b->repeats;
        for (int r = -1; kernel && r < repeats; r++) {
            double more = draw(kernel, with, arrivals, &sum[level]);
            double less = draw(kernel, without, arrivals, &other);
            times[r < 0 ? 0 : r] = (more - less) / law->draws;
        }
        sample[level] = kernel ? bench_sample(times, repeats) : bench_nothing;
    }
    bench_line_levels(law->name, "ns", sample, sum);
    ins_memory_free(with);
    ins_memory_free(without);
}

void bench_laws(const struct bench *b)
{
    struct ins_error error;
    struct ins_row  *arrivals = ins_memory_create(MONTHS * TRACKS, sizeof *arrivals, &error);
    if (!arrivals)
        bench_die("%s", error.text);
    bench_title_levels("what a feature adds to the inflow", "ns a future-month");
    for (size_t i = 0; i < sizeof features / sizeof features[0]; i++)
        measure(b, &features[i], arrivals);
    bench_title_levels("a count, its random numbers included", "ns a count");
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
        measure(b, &counts[i], arrivals);
    bench_choose_widest();
    ins_memory_free(arrivals);
}
