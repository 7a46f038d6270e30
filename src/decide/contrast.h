/* decide/contrast.h - differences of scenarios that were played on the same futures.
 *
 * A contrast is a sum of scenarios with weights: B - A is the worth of a step, and a part of a
 * waterfall is a mean of such differences. Its error is paired: what the futures do to both falls
 * out. Means are taken future by future, with the standard error of the difference; those of the
 * norm being kept, which few futures may tell apart, with Agresti and Min's. Quantiles are
 * resampled: the futures are drawn again, with replacement and the same ones for every scenario
 * (Efron, 1979), and the 95 % interval lies between the percentiles of the resampled contrasts,
 * widened to hold the contrast itself.
 */
#ifndef INS_DECIDE_CONTRAST_H
#define INS_DECIDE_CONTRAST_H

#include "decide/point_estimates.h"

enum { INS_RESAMPLES = 768 };

/* The futures drawn again, the same for every scenario of so many futures. */
struct ins_resample;
enum ins_status ins_resample_create(int64_t futures, uint64_t seed, struct ins_resample **made,
                                    struct ins_error *error);
void            ins_resample_free(struct ins_resample *resample);

/* The same for the futures of a scenario; whole blocks of them where they share their
 * parameters. */
enum ins_status ins_resample_create_of(const struct ins_scenario *scenario,
                                       struct ins_resample **made, struct ins_error *error);

/* Quantiles of a stand: of its futures, and of each resample. Infinite: none. */
struct ins_quantiles {
    double value;
    double again[INS_RESAMPLES];
};
enum ins_status ins_resample_quantiles(const struct ins_resample        *resample,
                                       const struct ins_point_estimates *points,
                                       enum ins_point_row row, struct ins_quantiles *quantiles,
                                       struct ins_error *error);

/* The contrast of `count` quantiles (6.63). Where one that counts is infinite, the value is NaN; an
 * end that resamples leave unknown is NaN too. */
struct ins_estimate ins_contrast_quantiles(const struct ins_quantiles *const *quantiles,
                                           const double *weight, int count);

/* The contrast of the means of `row` (6.61). */
struct ins_estimate ins_contrast_means(const struct ins_point_estimates *const *points,
                                       const double *weight, int count, enum ins_point_row row);

#endif
