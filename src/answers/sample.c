#include "answers/sample.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/lanes.h"
#include "base/memory.h"

/* 97.5 % points of the normal law and of Student's with INS_LANES - 1 degrees of freedom. */
static const double NORMAL = 1.959963984540054, STUDENT = 2.039513446396408;
_Static_assert(INS_LANES == 32, "Student's point is that of 31 degrees of freedom");

/* Antithetic partners stay in one batch. */
static int batch_of(enum ins_sampling sampling, int64_t future)
{
    return (int)((sampling == INS_ANTITHETIC ? future / 2 : future) % INS_LANES);
}

static struct ins_mean of_batches(const double value[INS_LANES])
{
    struct ins_mean mean = ins_summary_mean(value, INS_LANES);
    mean.error *= STUDENT / NORMAL;
    return mean;
}

/* --- clusters --------------------------------------------------------------------------------- */

enum ins_sampling ins_sample_design(const struct ins_scenario *scenario)
{
    return ins_scenario_is_clustered(scenario) ? INS_CLUSTERED : scenario->sampling;
}

enum ins_sampling ins_sample_random_design(const struct ins_scenario *scenario)
{
    return ins_scenario_is_clustered(scenario) ? INS_CLUSTERED : INS_RANDOM;
}

/* Futures from ... to - 1 of the block that begins at `from`. */
static int64_t block_end(int64_t from, int64_t count)
{
    return from + INS_LANES < count ? from + INS_LANES : count;
}

static void add_blocks(const double *values, int64_t count, struct ins_moments *moments)
{
    for (int64_t from = 0; from < count; from += INS_LANES) {
        int64_t end = block_end(from, count);
        double  sum = 0.0;
        for (int64_t f = from; f < end; f++)
            sum += values[f];
        double size = (double)(end - from);
        ins_moments_weigh(moments, sum / size, size / INS_LANES);
    }
}

void ins_sample_add(enum ins_sampling sampling, const double *values, int64_t count,
                    struct ins_moments *moments)
{
    if (sampling == INS_CLUSTERED) {
        add_blocks(values, count, moments);
        return;
    }
    for (int64_t f = 0; f < count; f++)
        ins_moments_add(moments, values[f]);
}

/* 97.5 % point of Student's law with so many degrees of freedom, by its first two terms. */
static double student_point(double freedom)
{
    double z = NORMAL, first = (z * z * z + z) / 4.0;
    double second = (5.0 * z * z * z * z * z + 16.0 * z * z * z + 3.0 * z) / 96.0;
    return z + first / freedom + second / (freedom * freedom);
}

int64_t ins_sample_worth(const struct ins_moments *blocks, int64_t hits, int64_t count)
{
    double  p = (double)hits / (double)count, error = ins_moments_mean(blocks).error;
    int64_t least = (int64_t)blocks->count > 0 ? (int64_t)blocks->count : 1;
    if (!(error > 0.0))
        return hits == 0 || hits == count || isnan(error) ? least : count;
    double t     = student_point(blocks->count - 1.0) / NORMAL;
    double worth = p * (1.0 - p) / (error * error * t * t);
    return worth >= (double)count ? count : worth < 1.0 ? 1 : (int64_t)worth;
}

struct ins_estimate ins_sample_worth_probability(int64_t hits, int64_t count, int64_t worth)
{
    double p = (double)hits / (double)count;
    struct ins_estimate exact = ins_summary_probability(llround(p * (double)worth), worth);
    return (struct ins_estimate){p, fmin(exact.low, p), fmax(exact.high, p)};
}

static struct ins_estimate cluster_probability(const double *values, int64_t count)
{
    struct ins_moments blocks = {0};
    int64_t            hits   = 0;
    for (int64_t from = 0; from < count; from += INS_LANES) {
        int64_t end = block_end(from, count), own = 0;
        for (int64_t f = from; f < end; f++)
            own += values[f] > 0.0;
        ins_moments_weigh(&blocks, (double)own / (double)(end - from),
                          (double)(end - from) / INS_LANES);
        hits += own;
    }
    return ins_sample_worth_probability(hits, count, ins_sample_worth(&blocks, hits, count));
}

/* Ranks that bound a quantile when the share below it is known to within `half`; NaN: not at all. */
static void ranks_within(double alpha, double half, int64_t count, int64_t *low, int64_t *high)
{
    double n = (double)count;
    *low  = isnan(half) ? 0 : (int64_t)floor(n * (alpha - half));
    *high = isnan(half) ? count + 1 : (int64_t)ceil(n * (alpha + half)) + 1;
    *low  = *low < 0 ? 0 : *low;
    *high = *high > count + 1 ? count + 1 : *high;
}

void ins_sample_cluster_ranks(double alpha, const double *values, double value, int64_t count,
                              int64_t *low, int64_t *high)
{
    struct ins_moments blocks = {0};
    for (int64_t from = 0; from < count; from += INS_LANES) {
        int64_t end = block_end(from, count), own = 0;
        for (int64_t f = from; f < end; f++)
            own += values[f] <= value;
        ins_moments_weigh(&blocks, (double)own / (double)(end - from),
                          (double)(end - from) / INS_LANES);
    }
    ranks_within(alpha, student_point(blocks.count - 1.0) * ins_moments_mean(&blocks).error, count,
                 low, high);
}

/* --- replicates and pairs --------------------------------------------------------------------- */

static struct ins_mean of_lanes(const struct ins_moments lane[INS_LANES], int64_t count)
{
    struct ins_moments all = {0};
    double             mean[INS_LANES];
    for (int i = 0; i < INS_LANES; i++) {
        mean[i] = lane[i].mean;
        ins_moments_merge(&all, &lane[i]);
    }
    return (struct ins_mean){all.mean, count < 2 * INS_LANES ? NAN : of_batches(mean).error};
}

struct ins_mean ins_sample_blocks(const struct ins_row *row, int64_t stride, int64_t count)
{
    struct ins_moments lane[INS_LANES] = {{0}};
    for (int64_t f = 0; f < count; f++) {
        int i = (int)(f % INS_LANES);
        ins_moments_add(&lane[i], row[f / INS_LANES * stride].lane[i]);
    }
    return of_lanes(lane, count);
}

static struct ins_mean replicate_mean(const double *values, int64_t count)
{
    struct ins_moments lane[INS_LANES] = {{0}};
    for (int64_t f = 0; f < count; f++)
        ins_moments_add(&lane[f % INS_LANES], values[f]);
    return of_lanes(lane, count);
}

static struct ins_mean pair_mean(const double *values, int64_t count)
{
    struct ins_moments moments = {0};
    for (int64_t f = 0; f < count; f += 2) {
        double other = f + 1 < count ? values[f + 1] : values[f];
        ins_moments_add(&moments, 0.5 * (values[f] + other));
    }
    return ins_moments_mean(&moments);
}

struct ins_mean ins_sample_mean(enum ins_sampling sampling, const double *values, int64_t count)
{
    switch (sampling) {
    case INS_ANTITHETIC:
        return pair_mean(values, count);
    case INS_SCRAMBLED:
        return replicate_mean(values, count);
    case INS_CLUSTERED: {
        struct ins_moments moments = {0};
        add_blocks(values, count, &moments);
        return ins_moments_mean(&moments);
    }
    default:
        return ins_summary_mean(values, count);
    }
}

/* The same of batches: the share of each at or below `value`. */
static void batch_ranks(enum ins_sampling sampling, double alpha, const double *values,
                        double value, int64_t count, int64_t *low, int64_t *high)
{
    struct ins_moments batch[INS_LANES] = {{0}};
    double             share[INS_LANES];
    for (int64_t f = 0; f < count; f++)
        ins_moments_add(&batch[batch_of(sampling, f)], values[f] <= value ? 1.0 : 0.0);
    for (int b = 0; b < INS_LANES; b++)
        share[b] = batch[b].count > 0.0 ? batch[b].mean : NAN;
    ranks_within(alpha, NORMAL * of_batches(share).error, count, low, high);
}

/* Of futures that hang together: values[future] in their order, `sorted` is reordered. */
static struct ins_estimate bound_by_shares(enum ins_sampling sampling, double alpha,
                                           const double *values, double *sorted, int64_t count)
{
    int64_t low, high, rank = ins_summary_rank(alpha, count);
    double  value, bound[2] = {NAN, NAN};
    ins_summary_select(sorted, count, &rank, 1, &value);
    if (sampling == INS_CLUSTERED)
        ins_sample_cluster_ranks(alpha, values, value, count, &low, &high);
    else
        batch_ranks(sampling, alpha, values, value, count, &low, &high);
    if (low > 0)
        ins_summary_select(sorted, count, &low, 1, &bound[0]);
    if (high <= count)
        ins_summary_select(sorted, count, &high, 1, &bound[1]);
    return (struct ins_estimate){value, bound[0], bound[1]};
}

/* An order statistic and the order statistics that bound its quantile. */
static struct ins_estimate order_statistic(double alpha, double *values, int64_t count)
{
    int64_t low, high, rank[3];
    double  value[3];
    ins_summary_rank_interval(alpha, count, &low, &high);
    rank[0] = ins_summary_rank(alpha, count);
    rank[1] = low > 0 ? low : 1;
    rank[2] = high <= count ? high : count;
    ins_summary_select(values, count, rank, 3, value);
    return (struct ins_estimate){value[0], low > 0 ? value[1] : NAN,
                                 high <= count ? value[2] : NAN};
}

enum ins_status ins_sample_quantile(enum ins_sampling sampling, double alpha,
                                    const double *values, int64_t count,
                                    struct ins_estimate *estimate, struct ins_error *error)
{
    double *scratch = ins_memory_create((size_t)count, sizeof *scratch, error);
    if (!scratch)
        return INS_WORLD;
    memcpy(scratch, values, (size_t)count * sizeof *values);
    *estimate = sampling == INS_RANDOM ? order_statistic(alpha, scratch, count)
                                       : bound_by_shares(sampling, alpha, values, scratch, count);
    ins_memory_free(scratch);
    return INS_DONE;
}

struct ins_estimate ins_sample_probability(enum ins_sampling sampling, const double *values,
                                           int64_t count)
{
    int64_t            hits = 0;
    struct ins_moments batch[INS_LANES] = {{0}};
    double             share[INS_LANES];
    if (sampling == INS_CLUSTERED)
        return cluster_probability(values, count);
    for (int64_t f = 0; f < count; f++) {
        hits += values[f] > 0.0;
        ins_moments_add(&batch[batch_of(sampling, f)], values[f] > 0.0 ? 1.0 : 0.0);
    }
    struct ins_estimate p = ins_summary_probability(hits, count);
    if (sampling == INS_RANDOM)
        return p;
    for (int b = 0; b < INS_LANES; b++)
        share[b] = batch[b].count > 0.0 ? batch[b].mean : NAN;
    double half = NORMAL * of_batches(share).error;
    return (struct ins_estimate){p.value, fmax(p.value - half, 0.0), fmin(p.value + half, 1.0)};
}

struct ins_estimate ins_sample_share(struct ins_mean share, double otherwise, double most)
{
    double  p = share.value, spread = p * (1.0 - p), square = share.error * share.error;
    double  trials = spread > 0.0 && square > 0.0 ? fmin(spread / square, most) : otherwise;
    int64_t n = trials < 1.0 ? 1 : (int64_t)trials;
    struct ins_estimate found = ins_summary_probability(llround(p * (double)n), n);
    return (struct ins_estimate){p, fmin(found.low, p), fmax(found.high, p)};
}
