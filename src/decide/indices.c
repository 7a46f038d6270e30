#include "decide/indices.h"

#include <assert.h>
#include <gsl/gsl_qrng.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "chance/stream.h"
#include "engine/quiet.h"

enum { RESAMPLES = 1000, LOW = 25, HIGH = 976, LEAST_BASE = 8, EXTRA = 2 };
enum { PARTS = INS_INDICES_DIMS + INS_INDICES_GROUPS }; /* inputs, and groups of them */
enum { SHIFT = 1, DRAW = 2 }; /* purposes of random numbers */

/* The fixed half of the key: "inde", "x". No future and no design of a sweep shares it. */
enum { DOMAIN_LOW = 0x696e6465, DOMAIN_HIGH = 0x78000000 };

static const double LEAST_UNIFORM = 0x1p-53, MOST_UNIFORM = 1.0 - 0x1p-53;

double ins_design_uniform(uint64_t seed, uint32_t purpose, uint32_t one, uint32_t other)
{
    const uint32_t key[4]     = {(uint32_t)seed, (uint32_t)(seed >> 32), DOMAIN_LOW, DOMAIN_HIGH};
    const uint32_t counter[4] = {one, other, purpose, 0};
    uint32_t       words[4];
    ins_stream_words(key, counter, words);
    return ((double)(((uint64_t)words[1] << 32 | words[0]) >> 12) + 0.5) * 0x1p-52;
}

/* --- the design ----------------------------------------------------------------------------- */

static double turned(double u, double shift)
{
    double v = u + shift;
    v -= v >= 1.0 ? 1.0 : 0.0;
    return v < LEAST_UNIFORM ? LEAST_UNIFORM : v > MOST_UNIFORM ? MOST_UNIFORM : v;
}

/* What is turned: the inputs, one by one, and groups of them behind. */
struct turning {
    int                           dims, parts;
    const struct ins_index_group *group;
};

/* Rows A, B, A with column 0 of B ... of one base point: u[2 + parts][dims]. */
static void lay_row(const double *point, const double *shift, const struct turning *turning, double *u)
{
    int     dims = turning->dims;
    double *a = u, *b = u + dims;
    for (int d = 0; d < dims; d++) {
        a[d] = turned(point[d], shift[d]);
        b[d] = turned(point[dims + d], shift[dims + d]);
    }
    for (int i = 0; i < turning->parts; i++) {
        double *mixed = &u[(EXTRA + i) * dims];
        memcpy(mixed, a, (size_t)dims * sizeof *a);
        if (i < dims)
            mixed[i] = b[i];
        for (int m = 0; i >= dims && m < turning->group[i - dims].count; m++)
            mixed[turning->group[i - dims].input[m]] = b[turning->group[i - dims].input[m]];
    }
}

static enum ins_status evaluate_design(const struct ins_response *response, uint64_t seed,
                                       const struct turning *turning, gsl_qrng *sequence,
                                       struct ins_indices *indices, double *inputs,
                                       struct ins_error *error)
{
    int    dims = response->dims, rows = EXTRA + turning->parts;
    double point[2 * INS_INDICES_DIMS], shift[2 * INS_INDICES_DIMS];
    double u[(EXTRA + PARTS) * INS_INDICES_DIMS];
    for (int d = 0; d < 2 * dims; d++)
        shift[d] = ins_design_uniform(seed, SHIFT, (uint32_t)d, 0);
    (void)gsl_qrng_get(sequence, point); /* the middle of the cube: A and B would be one */
    enum ins_status status = INS_DONE;
    for (int64_t j = 0; j < indices->base && status == INS_DONE; j++) {
        if (gsl_qrng_get(sequence, point) != 0)
            return ins_fail(error, INS_WORLD, "Sobol's sequence ends too early");
        lay_row(point, shift, turning, u);
        memcpy(&inputs[j * EXTRA * dims], u, (size_t)(EXTRA * dims) * sizeof *u);
        status = response->at(response->context, u, rows, &indices->y[j * rows * indices->outputs],
                              error);
    }
    return status;
}

/* --- the estimators -------------------------------------------------------------------------- */

/* What a row adds to the sums of one output: variance, and each part's two indices (6.71). */
struct terms {
    double sum, square;
    double first[PARTS], total[PARTS];
};

static int parts_of(const struct ins_indices *indices)
{
    return indices->dims + indices->groups;
}

static void add_terms(struct terms *sum, const struct terms *row, int parts)
{
    sum->sum += row->sum;
    sum->square += row->square;
    for (int i = 0; i < parts; i++) {
        sum->first[i] += row->first[i];
        sum->total[i] += row->total[i];
    }
}

/* The terms of base point j, the output taken from its mean. */
static void terms_of_point(const struct ins_indices *indices, int output, int64_t j, double centre,
                           struct terms *terms)
{
    int           outputs = indices->outputs, rows = EXTRA + parts_of(indices);
    const double *y = &indices->y[j * rows * outputs + output];
    double        a = y[0] - centre, b = y[outputs] - centre;
    terms->sum    = a + b;
    terms->square = a * a + b * b;
    for (int i = 0; i < parts_of(indices); i++) {
        double mixed    = y[(EXTRA + i) * outputs] - centre;
        terms->first[i] = b * (mixed - a);
        terms->total[i] = 0.5 * (a - mixed) * (a - mixed);
    }
}

/* Mean, sd, and the indices of every part: figure[2 + 2 parts]. */
static void figures_of(const struct terms *sum, int parts, int64_t base, double centre,
                       double *figure)
{
    double n = (double)base, mean = sum->sum / (2.0 * n);
    double variance = sum->square / (2.0 * n) - mean * mean;
    variance        = variance > 0.0 ? variance : 0.0;
    figure[0] = centre + mean;
    figure[1] = sqrt(variance);
    for (int i = 0; i < parts; i++) {
        figure[2 + i]         = variance > 0.0 ? sum->first[i] / n / variance : (double)NAN;
        figure[2 + parts + i] = variance > 0.0 ? sum->total[i] / n / variance : (double)NAN;
    }
}

static double centre_of(const struct ins_indices *indices, int output)
{
    struct ins_moments all = {0};
    int rows = EXTRA + parts_of(indices);
    for (int64_t j = 0; j < indices->base; j++)
        for (int k = 0; k < EXTRA; k++)
            ins_moments_add(&all, indices->y[(j * rows + k) * indices->outputs + output]);
    return all.mean;
}

static struct ins_estimate resampled_interval(double value, double *again)
{
    const int64_t rank[] = {LOW, HIGH};
    double        end[2];
    for (int r = 0; r < RESAMPLES; r++)
        if (isnan(again[r]))
            return (struct ins_estimate){value, NAN, NAN};
    ins_summary_select(again, RESAMPLES, rank, 2, end);
    return (struct ins_estimate){value, fmin(end[0], value), fmax(end[1], value)};
}

/* terms[base], again[figure][RESAMPLES]. */
static void resample(const struct terms *terms, int parts, int64_t base, double centre,
                     uint64_t seed, double *again)
{
    double figure[EXTRA + 2 * PARTS];
    for (int r = 0; r < RESAMPLES; r++) {
        struct terms sum = {0};
        for (int64_t j = 0; j < base; j++) {
            double u = ins_design_uniform(seed, DRAW, (uint32_t)r, (uint32_t)j);
            add_terms(&sum, &terms[(int64_t)(u * (double)base)], parts);
        }
        figures_of(&sum, parts, base, centre, figure);
        for (int f = 0; f < EXTRA + 2 * parts; f++)
            again[f * RESAMPLES + r] = figure[f];
    }
}

/* Over the rows of A and B. */
static double correlate(const struct ins_indices *indices, const double *inputs, int output, int i)
{
    int                dims = indices->dims, rows = EXTRA + parts_of(indices);
    struct ins_moments x = {0}, y = {0};
    double             product = 0.0;
    for (int64_t j = 0; j < indices->base; j++)
        for (int k = 0; k < EXTRA; k++) {
            double in = inputs[(j * EXTRA + k) * dims + i], before = x.mean;
            double out = indices->y[(j * rows + k) * indices->outputs + output];
            ins_moments_add(&x, in);
            ins_moments_add(&y, out);
            product += (in - before) * (out - y.mean);
        }
    return product / sqrt(x.spread * y.spread);
}

static void work_out_indices(struct ins_indices *indices, const double *inputs, int output,
                             uint64_t seed, struct terms *terms, double *again)
{
    int          dims   = indices->dims, parts = parts_of(indices);
    double       centre = centre_of(indices, output), figure[EXTRA + 2 * PARTS];
    struct terms sum    = {0};
    for (int64_t j = 0; j < indices->base; j++) {
        terms_of_point(indices, output, j, centre, &terms[j]);
        add_terms(&sum, &terms[j], parts);
    }
    figures_of(&sum, parts, indices->base, centre, figure);
    resample(terms, parts, indices->base, centre, seed, again);
    indices->mean[output] = resampled_interval(figure[0], again);
    indices->sd[output]   = resampled_interval(figure[1], &again[RESAMPLES]);
    for (int i = 0; i < parts; i++) {
        struct ins_index *index = i < dims ? &indices->index[output * dims + i]
                                           : &indices->group[output * indices->groups + i - dims];
        index->first = resampled_interval(figure[2 + i], &again[(2 + i) * RESAMPLES]);
        index->total =
            resampled_interval(figure[2 + parts + i], &again[(2 + parts + i) * RESAMPLES]);
        index->correlation = i < dims ? correlate(indices, inputs, output, i) : (double)NAN;
    }
}

/* --- all of it ------------------------------------------------------------------------------- */

static enum ins_status room_for_indices(struct ins_indices *x, struct ins_error *error)
{
    size_t outputs = (size_t)x->outputs, dims = (size_t)x->dims;
    x->mean  = ins_memory_create(outputs, sizeof *x->mean, error);
    x->sd    = ins_memory_create(outputs, sizeof *x->sd, error);
    x->index = ins_memory_create(outputs * dims, sizeof *x->index, error);
    x->group = ins_memory_create(outputs * (size_t)x->groups + 1, sizeof *x->group, error);
    x->y     = ins_memory_create((size_t)x->base * (size_t)(EXTRA + parts_of(x)) * outputs, sizeof *x->y, error);
    return x->mean && x->sd && x->index && x->group && x->y ? INS_DONE : INS_WORLD;
}

static enum ins_status work_indices(const struct ins_response    *response,
                                    const struct ins_index_group *group, uint64_t seed,
                                    struct ins_indices *indices, struct ins_error *error)
{
    const struct turning turning = {indices->dims, parts_of(indices), group};
    size_t        dims = (size_t)response->dims, base = (size_t)indices->base, parts = (size_t)turning.parts;
    double       *inputs = ins_memory_create(base * EXTRA * dims, sizeof *inputs, error);
    struct terms *terms  = ins_memory_create(base, sizeof *terms, error);
    double       *again  = ins_memory_create((EXTRA + 2 * parts) * RESAMPLES, sizeof *again, error);
    ins_quiet_begin();
    gsl_qrng     *sequence = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)(2 * dims));
    ins_quiet_end();
    enum ins_status status = inputs && terms && again ? INS_DONE : INS_WORLD;
    if (!sequence)
        status = ins_fail(error, INS_WORLD, "out of memory");
    if (status == INS_DONE)
        status = evaluate_design(response, seed, &turning, sequence, indices, inputs, error);
    for (int o = 0; o < indices->outputs && status == INS_DONE; o++)
        work_out_indices(indices, inputs, o, seed, terms, again);
    if (sequence)
        gsl_qrng_free(sequence);
    ins_memory_free(again);
    ins_memory_free(terms);
    ins_memory_free(inputs);
    return status;
}

enum ins_status ins_indices_create(const struct ins_response *response, int64_t base,
                                   uint64_t seed, struct ins_indices **made,
                                   struct ins_error *error)
{
    return ins_indices_create_grouped(response, NULL, 0, base, seed, made, error);
}

enum ins_status ins_indices_create_grouped(const struct ins_response *response,
                                           const struct ins_index_group *group, int groups, int64_t base,
                                           uint64_t seed, struct ins_indices **made,
                                           struct ins_error *error)
{
    assert(groups <= INS_INDICES_GROUPS);
    *made = NULL;
    if (response->dims < 1 || response->dims > INS_INDICES_DIMS)
        return ins_fail(error, INS_WRONG, "%d inputs: expected 1 to %d, since Sobol's sequence "
                        "is sound up to twice as many dimensions", response->dims, INS_INDICES_DIMS);
    if (base < LEAST_BASE)
        return ins_fail(error, INS_WRONG, "%lld base points: expected at least %d",
                        (long long)base, LEAST_BASE);
    struct ins_indices *indices = ins_memory_create(1, sizeof *indices, error);
    if (!indices)
        return INS_WORLD;
    indices->dims    = response->dims;
    indices->outputs = response->outputs;
    indices->groups  = groups;
    indices->base    = base;
    enum ins_status status = room_for_indices(indices, error);
    if (status == INS_DONE)
        status = work_indices(response, group, seed, indices, error);
    if (status == INS_DONE)
        *made = indices;
    else
        ins_indices_free(indices);
    return status;
}

void ins_indices_free(struct ins_indices *indices)
{
    if (!indices)
        return;
    ins_memory_free(indices->mean);
    ins_memory_free(indices->sd);
    ins_memory_free(indices->index);
    ins_memory_free(indices->group);
    ins_memory_free(indices->y);
    ins_memory_free(indices);
}
