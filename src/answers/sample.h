/* answers/sample.h - errors of samples whose futures were not drawn each on its own.
 *
 * Antithetic futures come in mirrored pairs: a pair is one observation. Scrambled Sobol points
 * come in INS_LANES replicates, each scrambled on its own: a replicate is one observation
 * (L'Ecuyer and Lemieux, 2002). Probabilities of either get their error from INS_LANES batches.
 * Random futures are independent: engine/summary.h.
 *
 * Where the parameters of the inflow are uncertain, the futures of a block share them: a block is
 * one observation (a cluster). A probability's interval is that
 * of Clopper and Pearson with as many futures as the clusters are worth (Korn and Graubard,
 * Survey Methodology 24, 1998).
 *
 * Of all that are not independent, a quantile's interval reaches as far as the error of the share
 * below it says (Woodruff, J. American Statistical Association 47, 1952).
 */
#ifndef INS_ANSWERS_SAMPLE_H
#define INS_ANSWERS_SAMPLE_H

#include <stdint.h>

#include "base/error.h"
#include "base/lanes.h"
#include "engine/summary.h"
#include "scenario/scenario.h"

/* How the futures of a scenario hang together. */
enum ins_sampling ins_sample_design(const struct ins_scenario *scenario);

/* The same of futures that are random whatever the scenario's sampling says. */
enum ins_sampling ins_sample_random_design(const struct ins_scenario *scenario);

/* Mean of values[future] and its error (6.16): 1.96 errors on either side hold 95 %. */
struct ins_mean ins_sample_mean(enum ins_sampling sampling, const double *values, int64_t count);

/* The same of replicates in rows: value f of the sample is lane f % INS_LANES of
 * row[f / INS_LANES x stride]. */
struct ins_mean ins_sample_blocks(const struct ins_row *row, int64_t stride, int64_t count);

/* The alpha-quantile of values[future] and its interval; open or unknown sides are NaN. */
enum ins_status ins_sample_quantile(enum ins_sampling sampling, double alpha,
                                    const double *values, int64_t count,
                                    struct ins_estimate *estimate, struct ins_error *error);

/* The share of futures with values[future] > 0 and its interval. */
struct ins_estimate ins_sample_probability(enum ins_sampling sampling, const double *values,
                                           int64_t count);

/* Take values[future] into moments whose units are the futures, or the blocks of a clustered
 * sample. */
void ins_sample_add(enum ins_sampling sampling, const double *values, int64_t count,
                    struct ins_moments *moments);

/* So many independent futures are the clusters worth (6.17): `blocks` are the moments of an
 * indicator by blocks, `hits` of `count` is its sum. At least the number of blocks where all
 * agree. */
int64_t ins_sample_worth(const struct ins_moments *blocks, int64_t hits, int64_t count);

/* `hits` of `count` futures that are worth `worth` independent ones. */
struct ins_estimate ins_sample_worth_probability(int64_t hits, int64_t count, int64_t worth);

/* Ranks that bound the quantile (6.18) whose rank is that of alpha in sorted[count]-like values:
 * see ins_summary_rank_interval(). `value` is the quantile. */
void ins_sample_cluster_ranks(double alpha, const double *values, double value, int64_t count,
                              int64_t *low, int64_t *high);

/* Clopper and Pearson's interval of a share with a known standard error: that of as many
 * independent trials, at most `most`, as give this error; `otherwise` where none is known. */
struct ins_estimate ins_sample_share(struct ins_mean share, double otherwise, double most);

#endif
