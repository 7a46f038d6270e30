#include "decide/indices.h"

#include <gsl/gsl_qrng.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "chance/stream.h"
#include "engine/quiet.h"

enum { RESAMPLES = 1000, LOW = 25, HIGH = 976, LEAST_BASE = 8, EXTRA = 2 };
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

/* Rows A, B, A with column 0 of B ... of one base point: u[2 + dims][dims]. */
static void lay_row(const double *point, const double *shift, int dims, double *u)
{
    double *a = u, *b = u + dims;
    for (int d = 0; d < dims; d++) {
        a[d] = turned(point[d], shift[d]);
        b[d] = turned(point[dims + d], shift[dims + d]);
    }
    for (int i = 0; i < dims; i++) {
        double *mixed = &u[(EXTRA + i) * dims];
        memcpy(mixed, a, (size_t)dims * sizeof *a);
        mixed[i] = b[i];
    }
}

static enum ins_status evaluate(const struct ins_response *response, uint64_t seed,
                                gsl_qrng *sequence, struct ins_indices *indices, double *inputs,
                                struct ins_error *error)
{
    int    dims = response->dims, rows = EXTRA + dims;
    double point[2 * INS_INDICES_DIMS], shift[2 * INS_INDICES_DIMS];
    double u[(EXTRA + INS_INDICES_DIMS) * INS_INDICES_DIMS];
    for (int d = 0; d < 2 * dims; d++)
        shift[d] = ins_design_uniform(seed, SHIFT, (uint32_t)d, 0);
    (void)gsl_qrng_get(sequence, point); /* the middle of the cube: A and B would be one */
    enum ins_status status = INS_DONE;
    for (int64_t j = 0; j < indices->base && status == INS_DONE; j++) {
        if (gsl_qrng_get(sequence, point) != 0)
            return ins_fail(error, INS_WORLD, "Sobol's sequence ends too early");
        lay_row(point, shift, dims, u);
        memcpy(&inputs[j * EXTRA * dims], u, (size_t)(EXTRA * dims) * sizeof *u);
        status = response->at(response->context, u, rows, &indices->y[j * rows * indices->outputs],
                              error);
    }
    return status;
}

/* --- the estimators -------------------------------------------------------------------------- */

/* What a row adds to the sums of one output: variance, and each input's two indices (6.71). */
struct terms {
    double sum, square;
    double first[INS_INDICES_DIMS], total[INS_INDICES_DIMS];
};

static void add_terms(struct terms *sum, const struct terms *row, int dims)
{
    sum->sum += row->sum;
    sum->square += row->square;
    for (int i = 0; i < dims; i++) {
        sum->first[i] += row->first[i];
        sum->total[i] += row->total[i];
    }
}

/* The terms of base point j, the output taken from its mean. */
static void terms_of(const struct ins_indices *indices, int output, int64_t j, double centre,
                     struct terms *terms)
{
    int           outputs = indices->outputs, rows = EXTRA + indices->dims;
    const double *y = &indices->y[j * rows * outputs + output];
    double        a = y[0] - centre, b = y[outputs] - centre;
    terms->sum    = a + b;
    terms->square = a * a + b * b;
    for (int i = 0; i < indices->dims; i++) {
        double mixed    = y[(EXTRA + i) * outputs] - centre;
        terms->first[i] = b * (mixed - a);
        terms->total[i] = 0.5 * (a - mixed) * (a - mixed);
    }
}

/* Mean, sd, and the indices of every input: figure[2 + 2 dims]. */
static void figures_of(const struct terms *sum, int dims, int64_t base, double centre,
                       double *figure)
{
    double n = (double)base, mean = sum->sum / (2.0 * n);
    double variance = sum->square / (2.0 * n) - mean * mean;
    variance        = variance > 0.0 ? variance : 0.0;
    figure[0] = centre + mean;
    figure[1] = sqrt(variance);
    for (int i = 0; i < dims; i++) {
        figure[2 + i]        = variance > 0.0 ? sum->first[i] / n / variance : (double)NAN;
        figure[2 + dims + i] = variance > 0.0 ? sum->total[i] / n / variance : (double)NAN;
    }
}

static double centre_of(const struct ins_indices *indices, int output)
{
    struct ins_moments all = {0};
    int rows = EXTRA + indices->dims;
    for (int64_t j = 0; j < indices->base; j++)
        for (int k = 0; k < EXTRA; k++)
            ins_moments_add(&all, indices->y[(j * rows + k) * indices->outputs + output]);
    return all.mean;
}

static struct ins_estimate around(double value, double *again)
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
static void resample(const struct terms *terms, int dims, int64_t base, double centre,
                     uint64_t seed, double *again)
{
    double figure[EXTRA + 2 * INS_INDICES_DIMS];
    for (int r = 0; r < RESAMPLES; r++) {
        struct terms sum = {0};
        for (int64_t j = 0; j < base; j++) {
            double u = ins_design_uniform(seed, DRAW, (uint32_t)r, (uint32_t)j);
            add_terms(&sum, &terms[(int64_t)(u * (double)base)], dims);
        }
        figures_of(&sum, dims, base, centre, figure);
        for (int f = 0; f < EXTRA + 2 * dims; f++)
            again[f * RESAMPLES + r] = figure[f];
    }
}

/* Over the rows of A and B. */
static double correlate(const struct ins_indices *indices, const double *inputs, int output, int i)
{
    int                dims = indices->dims, rows = EXTRA + dims;
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

static void work_out(struct ins_indices *indices, const double *inputs, int output, uint64_t seed,
                     struct terms *terms, double *again)
{
    int          dims   = indices->dims;
    double       centre = centre_of(indices, output), figure[EXTRA + 2 * INS_INDICES_DIMS];
    struct terms sum    = {0};
    for (int64_t j = 0; j < indices->base; j++) {
        terms_of(indices, output, j, centre, &terms[j]);
        add_terms(&sum, &terms[j], dims);
    }
    figures_of(&sum, dims, indices->base, centre, figure);
    resample(terms, dims, indices->base, centre, seed, again);
    indices->mean[output] = around(figure[0], again);
    indices->sd[output]   = around(figure[1], &again[RESAMPLES]);
    for (int i = 0; i < dims; i++) {
        struct ins_index *index = &indices->index[output * dims + i];
        index->first = around(figure[2 + i], &again[(2 + i) * RESAMPLES]);
        index->total = around(figure[2 + dims + i], &again[(2 + dims + i) * RESAMPLES]);
        index->correlation = correlate(indices, inputs, output, i);
    }
}

/* --- all of it ------------------------------------------------------------------------------- */

static enum ins_status room_for(struct ins_indices *x, struct ins_error *error)
{
    size_t outputs = (size_t)x->outputs, dims = (size_t)x->dims;
    x->mean  = ins_memory_create(outputs, sizeof *x->mean, error);
    x->sd    = ins_memory_create(outputs, sizeof *x->sd, error);
    x->index = ins_memory_create(outputs * dims, sizeof *x->index, error);
    x->y     = ins_memory_create((size_t)x->base * (EXTRA + dims) * outputs, sizeof *x->y, error);
    return x->mean && x->sd && x->index && x->y ? INS_DONE : INS_WORLD;
}

static enum ins_status work(const struct ins_response *response, uint64_t seed,
                            struct ins_indices *indices, struct ins_error *error)
{
    size_t        dims = (size_t)response->dims, base = (size_t)indices->base;
    double       *inputs = ins_memory_create(base * EXTRA * dims, sizeof *inputs, error);
    struct terms *terms  = ins_memory_create(base, sizeof *terms, error);
    double       *again  = ins_memory_create((EXTRA + 2 * dims) * RESAMPLES, sizeof *again, error);
    ins_quiet_begin();
    gsl_qrng     *sequence = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)(2 * dims));
    ins_quiet_end();
    enum ins_status status = inputs && terms && again ? INS_DONE : INS_WORLD;
    if (!sequence)
        status = ins_fail(error, INS_WORLD, "out of memory");
    if (status == INS_DONE)
        status = evaluate(response, seed, sequence, indices, inputs, error);
    for (int o = 0; o < indices->outputs && status == INS_DONE; o++)
        work_out(indices, inputs, o, seed, terms, again);
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
    indices->base    = base;
    enum ins_status status = room_for(indices, error);
    if (status == INS_DONE)
        status = work(response, seed, indices, error);
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
    ins_memory_free(indices->y);
    ins_memory_free(indices);
}
