#include "answers/sample.h"

#include <math.h>
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
    default:
        return ins_summary_mean(values, count);
    }
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

static double batch_quantile(enum ins_sampling sampling, double alpha, const double *values,
                             int64_t count, int batch, double *scratch)
{
    int64_t kept = 0;
    for (int64_t f = 0; f < count; f++)
        if (batch_of(sampling, f) == batch)
            scratch[kept++] = values[f];
    int64_t rank = kept > 0 ? ins_summary_rank(alpha, kept) : 0;
    double  value = NAN;
    if (kept > 0)
        ins_summary_select(scratch, kept, &rank, 1, &value);
    return value;
}

enum ins_status ins_sample_quantile(enum ins_sampling sampling, double alpha,
                                    const double *values, int64_t count,
                                    struct ins_estimate *estimate, struct ins_error *error)
{
    double *scratch = ins_memory_create((size_t)count, sizeof *scratch, error);
    double  batch[INS_LANES];
    if (!scratch)
        return INS_WORLD;
    for (int b = 0; b < INS_LANES && sampling != INS_RANDOM; b++)
        batch[b] = batch_quantile(sampling, alpha, values, count, b, scratch);
    memcpy(scratch, values, (size_t)count * sizeof *values);
    *estimate = order_statistic(alpha, scratch, count);
    if (sampling != INS_RANDOM) {
        double half     = NORMAL * of_batches(batch).error;
        estimate->low   = estimate->value - half;
        estimate->high  = estimate->value + half;
    }
    ins_memory_free(scratch);
    return INS_DONE;
}

struct ins_estimate ins_sample_probability(enum ins_sampling sampling, const double *values,
                                           int64_t count)
{
    int64_t            hits = 0;
    struct ins_moments batch[INS_LANES] = {{0}};
    double             share[INS_LANES];
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
