/* answers/sample.h - errors of samples whose futures were not drawn each on its own.
 *
 * Antithetic futures come in mirrored pairs: a pair is one observation. Scrambled Sobol points
 * come in INS_LANES replicates, each scrambled on its own: a replicate is one observation
 * (L'Ecuyer and Lemieux, 2002). Quantiles and probabilities of either get their interval from
 * INS_LANES batches. Random futures are independent: engine/summary.h.
 */
#ifndef INS_ANSWERS_SAMPLE_H
#define INS_ANSWERS_SAMPLE_H

#include <stdint.h>

#include "base/error.h"
#include "base/lanes.h"
#include "engine/summary.h"
#include "scenario/scenario.h"

/* Mean of values[future] and its error: 1.96 errors on either side hold 95 %. */
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

#endif
