/* engine/summary.h - from many futures to few figures, each with its error.
 *
 * Quantiles are order statistics without interpolation, the ceil(alpha N)-th of N, in every
 * table; their intervals are order statistics too, with ranks from the binomial law;
 * probabilities carry Clopper-Pearson intervals: (6.11) to (6.15). All intervals 95 %.
 */
#ifndef INS_ENGINE_SUMMARY_H
#define INS_ENGINE_SUMMARY_H

#include <stdint.h>

/* A figure and the 95 % interval of its Monte Carlo error. */
struct ins_estimate {
    double value, low, high;
};

/* Mean and its standard error; the error of a single value is NaN. */
struct ins_mean {
    double value, error;
};

/* ceil(alpha N), 1 ... N, in whole numbers (6.11): alpha is taken to nine decimals, as written. */
int64_t ins_summary_rank(double alpha, int64_t count);

/* Ranks between which the alpha-quantile lies with a probability of at least .95, found from
 * the binomial law (6.12). 0 as *low or count + 1 as *high: that side is open. */
void ins_summary_rank_interval(double alpha, int64_t count, int64_t *low, int64_t *high);

/* Least number of futures whose interval of the alpha-quantile is closed on both sides (6.13). */
int64_t ins_summary_futures_needed(double alpha);

/* The values of the given ranks (1 ... count, ascending order not needed) of `count` finite
 * values; `values` is reordered. */
void ins_summary_select(double *values, int64_t count, const int64_t *ranks, int asked,
                        double *selected);

/* `hits` of `count`: the share and its Clopper-Pearson interval (6.14). */
struct ins_estimate ins_summary_probability(int64_t hits, int64_t count);

/* Count, mean and sum of squared deviations of some values; {0} of none. Merged in a fixed
 * order (Chan, Golub and LeVeque, 1979) the same values give the same bits. */
struct ins_moments {
    double count, mean, spread;
};
void            ins_moments_add(struct ins_moments *moments, double value);
/* The same of a value that counts for `weight`: the mean of a group of so many units. */
void            ins_moments_weigh(struct ins_moments *moments, double value, double weight);
void            ins_moments_merge(struct ins_moments *moments, const struct ins_moments *more);
struct ins_mean ins_moments_mean(const struct ins_moments *moments);

/* Mean and standard error of `count` values (6.15), added in index order (Welford). */
struct ins_mean ins_summary_mean(const double *values, int64_t count);

#endif
