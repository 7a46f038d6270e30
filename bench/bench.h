/* bench/bench.h - what the parts of the bench share.
 *
 * A part measures something, prints lines as it goes and adds them to the JSON list. Every
 * figure is the middle of several repeats within one run. What runs on one core is measured in
 * processor time, so that neighbours on the machine count little; threads and whole commands
 * in wall time. Beside a figure stands a checksum of the results it worked out: the work cannot
 * be optimised away, and a faster wrong answer is seen.
 */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include <stdbool.h>
#include <stdint.h>

#include "model/kernel.h"
#include "scenario/scenario.h"

enum { BENCH_V4, BENCH_V3, BENCH_PORTABLE, BENCH_LEVELS, BENCH_REPEATS = 101 };
extern const char *const bench_level[BENCH_LEVELS];

struct bench_words {
    const char *scenario;     /* the default one */
    const char *instroom;     /* the program */
    const char *rival_gsl;    /* NULL: no rivals */
    const char *rival_numpy;  /* NULL: without NumPy */
    const char *check_rivals; /* NULL: not asked for */
    const char *python;
    const char *json;         /* NULL, or the file to write */
    const char *only;         /* NULL, or the one part that is measured */
    bool        quick;
};

struct bench {
    struct bench_words         words;
    const struct ins_case     *source;
    const struct ins_scenario *scenario;
    int repeats; /* of short measurements */
    int rounds;  /* of long ones */
};

/* --- measure.c: clocks, levels, samples ------------------------------------------------------- */

/* Middle and quartiles of several repeats; NaN where nothing was measured. */
struct bench_sample {
    double middle, low, high;
};
extern const struct bench_sample bench_nothing;

/* `values` is reordered. */
struct bench_sample bench_sample(double *values, int count);

double bench_cpu(void);  /* seconds of this process */
double bench_wall(void); /* seconds */

/* The kernel of a level from here on; NULL where the processor or the build has it not. */
const struct ins_kernel *bench_choose(int level);
void                     bench_choose_widest(void);

/* Stay on one core, or leave it again. */
void bench_pin(bool on);

/* A checksum that goes on from `sum`: the order of rows and lanes matters. */
uint64_t bench_mix(uint64_t sum, const struct ins_row *rows, int count, int lanes);
uint64_t bench_mix_values(uint64_t sum, const double *values, int count);

/* A hash of text. */
uint64_t bench_mix_text(uint64_t sum, const char *text);

/* End the bench with a word about why. */
_Noreturn void bench_die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* --- report.c: lines and the JSON list -------------------------------------------------------- */

void bench_report_open(const char *json);

/* The exit code: 1 where two levels or two runs disagreed. */
int bench_report_close(void);

void bench_title(const char *text, const char *unit);

/* Title of a table with a column for each level. */
void bench_title_levels(const char *text, const char *unit);

/* A line of that table. Checksums of the levels must agree; `sum` may be NULL. */
void bench_line_levels(const char *name, const char *unit,
                       const struct bench_sample sample[BENCH_LEVELS], const uint64_t *sum);

/* One figure; `after` stands behind it. `sum` 0: none. */
void bench_line(const char *name, const char *unit, struct bench_sample sample, uint64_t sum,
                const char *after);

/* A figure for the JSON list alone, smaller is better. */
void bench_record(const char *name, const char *unit, struct bench_sample sample);

void bench_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Something is wrong: printed, and the exit code becomes 1. */
void bench_wrong(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* --- the parts -------------------------------------------------------------------------------- */

void bench_machine(void);                      /* machine.c: what it is, what it can do */
void bench_commands(const struct bench *b);    /* commands.c: run, buffer, sweep; memory */
void bench_kernel(const struct bench *b);      /* kernel.c: inflow, month, policies */
void bench_laws(const struct bench *b);        /* laws.c: inflow law by law */
void bench_threads(const struct bench *b);     /* threads.c: two against one */
void bench_variance(const struct bench *b);    /* variance.c: fewer futures for the same error */
void bench_rivals(const struct bench *b);      /* rivals.c */

/* Seconds of one core until the interval of expected social cost is no wider than `asked`, half
 * of it and relative, by the best method of variance.c. *futures: where to begin; how many it
 * took. */
double bench_variance_time_to(const struct bench *b, double asked, int64_t *futures);

/* Play the first `futures` futures of a scenario on `threads` threads, results collected:
 * seconds by `clock`. `policies` differ in the size of the flexible pool, as in the rivals. */
struct bench_play;
struct bench_play *bench_play_create(const struct ins_scenario *scenario, int policies,
                                     int64_t futures);
void   bench_play_free(struct bench_play *play);
double bench_play_time(struct bench_play *play, int threads, double (*clock)(void),
                       uint64_t *sum);

/* Mean cost over futures of the first policy, and its standard error, of the last play. */
void bench_play_cost(const struct bench_play *play, double *mean, double *error);

#endif
