#include "decide/contrast.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "answers/sample.h"
#include "base/memory.h"
#include "chance/stream.h"

enum {
    UNITS   = 16384, /* more futures than that are drawn again in groups */
    BATCHES = INS_RESAMPLES / INS_LANES,
    STREAM  = 1001 /* apart from the streams of the inflow */
};

/* How often each unit is drawn, in INS_LANES resamples side by side. */
struct weights {
    uint16_t lane[INS_LANES];
};

struct ins_resample {
    int64_t         futures, units, unit_size;
    struct weights *weight;           /* [batch][unit] */
    struct ins_row  count[BATCHES];   /* futures in each resample */
};

/* --- drawing again --------------------------------------------------------------------------- */

static void draw_batch(struct ins_resample *r, uint64_t seed, int batch)
{
    struct ins_block block  = {.seed = seed};
    struct weights  *weight = &r->weight[batch * r->units];
    for (int i = 0; i < INS_LANES; i++)
        block.future[i] = (uint64_t)batch * INS_LANES + (uint64_t)i;
    for (int64_t u = 0; u < r->units; u += 2) {
        struct ins_row pair[2];
        ins_stream_pair(&block, (int)(u / 2), STREAM, &pair[0], &pair[1]);
        for (int p = 0; p < 2 && u + p < r->units; p++)
            for (int i = 0; i < INS_LANES; i++)
                weight[(int64_t)(pair[p].lane[i] * (double)r->units)].lane[i]++;
    }
    ins_row_set(&r->count[batch], 0.0);
    for (int64_t u = 0; u < r->units; u++) {
        int64_t left = r->futures - u * r->unit_size;
        double  size = (double)(left < r->unit_size ? left : r->unit_size);
        for (int i = 0; i < INS_LANES; i++)
            r->count[batch].lane[i] += size * weight[u].lane[i];
    }
}

/* `least` futures in a unit, but perhaps the last. */
static enum ins_status create_resample(int64_t futures, uint64_t seed, int64_t least,
                                       struct ins_resample **made, struct ins_error *error)
{
    struct ins_resample *r = ins_memory_create(1, sizeof *r, error);
    *made                  = NULL;
    if (!r)
        return INS_WORLD;
    r->futures   = futures;
    r->unit_size = ((futures + UNITS - 1) / UNITS + least - 1) / least * least;
    r->units     = (futures + r->unit_size - 1) / r->unit_size;
    r->weight    = ins_memory_create((size_t)r->units * BATCHES, sizeof *r->weight, error);
    if (!r->weight) {
        ins_resample_free(r);
        return INS_WORLD;
    }
    for (int batch = 0; batch < BATCHES; batch++)
        draw_batch(r, seed, batch);
    *made = r;
    return INS_DONE;
}

enum ins_status ins_resample_create(int64_t futures, uint64_t seed, struct ins_resample **made,
                                    struct ins_error *error)
{
    return create_resample(futures, seed, 1, made, error);
}

enum ins_status ins_resample_create_of(const struct ins_scenario *scenario,
                                       struct ins_resample **made, struct ins_error *error)
{
    bool blocks = ins_sample_design(scenario) == INS_CLUSTERED;
    return create_resample(scenario->futures, (uint64_t)scenario->seed, blocks ? INS_LANES : 1,
                           made, error);
}

void ins_resample_free(struct ins_resample *resample)
{
    if (resample)
        ins_memory_free(resample->weight);
    ins_memory_free(resample);
}

/* --- quantiles ------------------------------------------------------------------------------- */

struct place {
    double  value;
    int64_t unit;
};

static int largest_first(const void *one, const void *other)
{
    const struct place *a = one, *b = other;
    if (a->value != b->value)
        return a->value > b->value ? -1 : 1;
    return (a->unit > b->unit) - (a->unit < b->unit);
}

/* Walk down from the largest until as many are passed as lie above the quantile. */
static void walk_down(const struct ins_resample *r, int batch, double alpha,
                      const struct place *place, double *again)
{
    const struct weights *weight = &r->weight[batch * r->units];
    struct ins_row        passed, above;
    ins_row_set(&passed, 0.0);
    for (int i = 0; i < INS_LANES; i++) {
        int64_t count = (int64_t)r->count[batch].lane[i];
        above.lane[i] = (double)(count - ins_summary_rank(alpha, count));
        again[i]      = place[0].value;
    }
    for (int64_t p = 0, open = INS_LANES; p < r->futures && open > 0; p++) {
        const struct weights *w = &weight[place[p].unit];
        open                    = 0;
        for (int i = 0; i < INS_LANES; i++) {
            again[i] = passed.lane[i] <= above.lane[i] ? place[p].value : again[i];
            passed.lane[i] += w->lane[i];
            open += passed.lane[i] <= above.lane[i];
        }
    }
}

enum ins_status ins_resample_quantiles(const struct ins_resample        *r,
                                       const struct ins_point_estimates *points,
                                       enum ins_point_row row, struct ins_quantiles *quantiles,
                                       struct ins_error *error)
{
    double        alpha = points->scenario.norm.confidence;
    struct place *place = ins_memory_create((size_t)r->futures, sizeof *place, error);
    if (!place)
        return INS_WORLD;
    for (int64_t f = 0; f < r->futures; f++)
        place[f] = (struct place){points->row[row][f], f / r->unit_size};
    qsort(place, (size_t)r->futures, sizeof *place, largest_first);
    quantiles->value = place[r->futures - ins_summary_rank(alpha, r->futures)].value;
    for (int batch = 0; batch < BATCHES; batch++)
        walk_down(r, batch, alpha, place, &quantiles->again[batch * INS_LANES]);
    ins_memory_free(place);
    return INS_DONE;
}

/* --- contrasts ------------------------------------------------------------------------------- */

static double sum_of(const struct ins_quantiles *const *quantiles, const double *weight, int count,
                     int resample)
{
    double sum = 0.0;
    for (int i = 0; i < count; i++)
        if (weight[i] != 0.0)
            sum += weight[i] * (resample < 0 ? quantiles[i]->value : quantiles[i]->again[resample]);
    return sum;
}

static int units_ascending(const void *one, const void *other)
{
    const double *a = one, *b = other;
    return (*a > *b) - (*a < *b);
}

/* Resamples that a scenario cannot answer may lie on either side. */
static struct ins_estimate between(double value, double *again, int known)
{
    struct ins_estimate estimate = {value, NAN, NAN};
    int                 unknown = INS_RESAMPLES - known, out = INS_RESAMPLES / 40;
    qsort(again, (size_t)known, sizeof *again, units_ascending);
    if (unknown > out || known == 0)
        return estimate;
    estimate.low  = ins_smaller(again[out - unknown], value);
    estimate.high = ins_larger(again[known - 1 - (out - unknown)], value);
    return estimate;
}

struct ins_estimate ins_contrast_quantiles(const struct ins_quantiles *const *quantiles,
                                           const double *weight, int count)
{
    double again[INS_RESAMPLES], value = sum_of(quantiles, weight, count, -1);
    int    known = 0;
    for (int b = 0; b < INS_RESAMPLES; b++) {
        again[known] = sum_of(quantiles, weight, count, b);
        known += isfinite(again[known]);
    }
    if (!isfinite(value))
        return (struct ins_estimate){NAN, NAN, NAN};
    return between(value, again, known);
}

/* Contrasts of futures from ... from + size - 1; whether one of them is not 0. */
static bool contrast(const struct ins_point_estimates *const *points, const double *weight,
                     int count, enum ins_point_row row, int64_t from, int64_t size, double *sum)
{
    bool moved = false;
    for (int64_t f = 0; f < size; f++) {
        sum[f] = 0.0;
        for (int i = 0; i < count; i++)
            sum[f] += weight[i] * points[i]->row[row][from + f];
        moved = moved || sum[f] != 0.0;
    }
    return moved;
}

static int64_t block_size(const struct ins_point_estimates *const *points, int64_t from)
{
    int64_t left = points[0]->futures - from;
    return left < INS_LANES ? left : INS_LANES;
}

/* Whether the scenarios differ in anything that is counted in every future. */
static bool differ(const struct ins_point_estimates *const *points, const double *weight, int count)
{
    double sum[INS_LANES];
    for (int r = 0; r < INS_POINT_ROWS; r++)
        for (int64_t from = 0; from < points[0]->futures && r != INS_POINT_NORM; from += INS_LANES)
            if (contrast(points, weight, count, (enum ins_point_row)r, from,
                         block_size(points, from), sum))
                return true;
    return false;
}

/* Of a share: half a future more on either side, and one on none, so that futures of which none
 * happens to differ do not claim to know that none ever will (Agresti and Min, Statistics in
 * Medicine 24, 2005). */
static struct ins_mean add_parameter(struct ins_moments moments, const double *weight, int count)
{
    double half = 0.0;
    for (int i = 0; i < count; i++)
        half += 0.5 * fabs(weight[i]);
    ins_moments_weigh(&moments, -half, 0.5);
    ins_moments_weigh(&moments, half, 0.5);
    ins_moments_weigh(&moments, 0.0, 1.0);
    return ins_moments_mean(&moments);
}

struct ins_estimate ins_contrast_means(const struct ins_point_estimates *const *points,
                                       const double *weight, int count, enum ins_point_row row)
{
    enum ins_sampling  sampling = INS_RANDOM;
    struct ins_moments moments  = {0};
    double             sum[INS_LANES];
    for (int i = 0; i < count; i++)
        if (ins_sample_design(&points[i]->scenario) == INS_CLUSTERED)
            sampling = INS_CLUSTERED;
    for (int64_t from = 0; from < points[0]->futures; from += INS_LANES) {
        int64_t size = block_size(points, from);
        (void)contrast(points, weight, count, row, from, size, sum);
        ins_sample_add(sampling, sum, size, &moments);
    }
    struct ins_mean mean = ins_moments_mean(&moments), wide = mean;
    if ((row == INS_POINT_P_NORM || row == INS_POINT_P_NORM_MAX) && differ(points, weight, count))
        wide = add_parameter(moments, weight, count);
    return (struct ins_estimate){mean.value, fmin(wide.value - 1.96 * wide.error, mean.value),
                                 fmax(wide.value + 1.96 * wide.error, mean.value)};
}
