/* support.h - small worlds for tests: keys in, months out.
 *
 * A world is a base text with settings laid over it, so that a test names only the keys that
 * it is about. Whatever is made here is freed when the test's process ends. What is worked out
 * here (means, tails of laws) is worked out without the program's own summaries.
 */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

#include <stdint.h>

#include "often.h"

#include "answers/buffer.h"
#include "answers/path.h"
#include "answers/run.h"
#include "instroom/answers.h"
#include "instroom/scenario.h"
#include "scenario/case.h"
#include "scenario/scenario.h"

/* 4.75 standard errors: of 500 such checks at fixed seeds a sound program fails one in a
 * thousand times. The same as a two-sided probability. */
#define WIDEST_Z      4.75
#define LEAST_CHANCE  2.03e-6

/* One track "asylum" of one hour a case, one hour an FTE and month, nobody comes or goes,
 * counts "none", policy "fixed", no money: every line of the model stands alone. 100 cases a
 * month, 100 FTE, 24 months from January 2026. */
#define WORLD(...) world_create(world_plain, (const char *const[]){__VA_ARGS__, NULL})

/* A service of two tracks under a control tower with flex, overtime, an Academie, costs, a
 * budget and a norm; 48 months from July 2026, 500 random futures. */
#define SERVICE(...) world_create(world_service, (const char *const[]){__VA_ARGS__, NULL})

extern const char *const world_plain;
extern const char *const world_service;

/* A base text with settings ("key=value", NULL last; ' stands for "). Lists of named elements
 * are laid over the base name by name, so the first track stays "asylum". */
const struct ins_case *world_create(const char *text, const char *const *settings);

/* The same; NULL for settings that are refused. */
const struct ins_case *world_try(const char *text, const char *const *settings);

/* A setting out of a printf format. */
const char *with(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* One future (from 1); its value in a month; its whole column. */
const struct ins_path *play(const struct ins_case *world, int64_t future);
double                 at(const struct ins_path *path, const char *column, int month);

const struct ins_run    *run(const struct ins_case *world, int threads);
/* What a test made itself, freed when it ends. */
const struct ins_buffer *buffer_keep(struct ins_buffer *buffer);
const struct ins_case   *case_keep(struct ins_case *scenario);

const struct ins_buffer *solve(const struct ins_case *world, int threads, enum ins_status expected);

/* One column of `path` in every future: value[future * months + month]. */
struct diary {
    int64_t       futures;
    int           months;
    const double *value;
};
struct diary diary_keep(const struct ins_scenario *scenario, const char *column);

/* Memory that lives as long as the test. */
double *numbers(int64_t count);

/* Standard errors between the mean of independent values and what it should be. */
double z_of_mean(const double *value, int64_t count, double expected);

/* Chi-square of counts against probabilities, as a normal deviate (Wilson and Hilferty, 1931). */
double z_of_fit(const int64_t *count, const double *probability, int bins);

/* Probability, two-sided, of `hits` or something farther out in `trials` with chance p. */
double chance_of_hits(int64_t hits, int64_t trials, double p);

/* P(Bin(n, p) = k) and P(Bin(n, p) <= k), by logarithms of factorials. */
double binomial_at(int64_t k, int64_t n, double p);
double binomial_to(int64_t k, int64_t n, double p);

/* |a - b| relative to max(1, |b|). */
double apart(double a, double b);

#endif
