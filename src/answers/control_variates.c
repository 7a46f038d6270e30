#include "answers/control_variates.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/memory.h"
#include "engine/quiet.h"
#include "model/covariates.h"

enum { MOST = INS_COVARIATES + INS_PARTS * (INS_PARTS + 1) / 2 };

/* Squares of shocks have a variance that a sample can estimate only with lighter tails. */
static const double LIGHT_TAIL = 8.0;

/* Below this spread, relative to the largest, a control says nothing. */
static const double NO_SPREAD = 1e-12;

struct control {
    int    one, other; /* covariates; other < 0: one alone */
    double expected;
};

struct ins_control_variates {
    int            count;
    struct control control[MOST];
    int64_t        futures, units;
    int            unit;
    double        *value;        /* [control][future], less its expectation */
    double         mean[MOST];   /* of the sample */
    gsl_matrix    *cholesky;     /* of the cross products about the mean */
    double        *weight;       /* [unit] in the corrected mean */
    double        *pull;         /* [unit] its leverage: how far the fit follows it */
};

static void add_control(struct ins_control_variates *controls, int one, int other, double expected)
{
    controls->control[controls->count++] = (struct control){one, other, expected};
}

static void choose_controls(const struct ins_scenario *s, struct ins_control_variates *controls)
{
    struct ins_covariates known;
    bool shocks = s->inflow.ar1.innovation_sd > 0.0;
    bool squares = shocks && (s->inflow.ar1.tail <= 0.0 || s->inflow.ar1.tail > LIGHT_TAIL);
    ins_covariates_expect(s, &known);
    for (int p = 0; p < INS_PARTS && ins_covariate_months(p, s->months) > 0; p++) {
        if (shocks)
            add_control(controls, ins_covariate(p, 0), -1, known.mean[ins_covariate(p, 0)]);
        if (s->inflow.surge.probability > 0.0)
            add_control(controls, ins_covariate(p, 1), -1, known.mean[ins_covariate(p, 1)]);
        for (int r = 1; r < s->inflow.regime_count; r++)
            add_control(controls, ins_covariate(p, 2 + r), -1, known.mean[ins_covariate(p, 2 + r)]);
        for (int q = 0; squares && q <= p; q++)
            add_control(controls, ins_covariate(p, 0), ins_covariate(q, 0), known.product[p][q]);
    }
}

enum ins_status ins_control_variates_create(const struct ins_scenario *scenario, int64_t futures,
                                    struct ins_control_variates **made, struct ins_error *error)
{
    struct ins_control_variates *controls = ins_memory_create(1, sizeof *controls, error);
    *made = NULL;
    if (!controls)
        return INS_WORLD;
    choose_controls(scenario, controls);
    controls->futures = futures;
    controls->value   = ins_memory_create((size_t)controls->count * (size_t)futures,
                                          sizeof *controls->value, error);
    if (!controls->value) {
        ins_control_variates_free(controls);
        return INS_WORLD;
    }
    *made = controls;
    return INS_DONE;
}

void ins_control_variates_free(struct ins_control_variates *controls)
{
    if (!controls)
        return;
    ins_memory_free(controls->pull);
    ins_memory_free(controls->weight);
    gsl_matrix_free(controls->cholesky);
    ins_memory_free(controls->value);
    ins_memory_free(controls);
}

void ins_control_variates_collect(struct ins_control_variates *controls,
                                  const struct ins_played     *played)
{
    for (int c = 0; c < controls->count; c++) {
        const struct control *control = &controls->control[c];
        double *value = &controls->value[c * controls->futures + played->first];
        for (int i = 0; i < played->count; i++) {
            double other = control->other < 0 ? 1.0 : played->covariates[control->other].lane[i];
            value[i] = played->covariates[control->one].lane[i] * other - control->expected;
        }
    }
}

/* The mean of the u-th unit. */
static double unit_mean(const struct ins_control_variates *controls, const double *values,
                        int64_t u)
{
    double  sum   = 0.0;
    int64_t first = u * controls->unit, last = first + controls->unit;
    last = last < controls->futures ? last : controls->futures;
    for (int64_t f = first; f < last; f++)
        sum += values[f];
    return sum / (double)(last - first);
}

static double average_of_units(const struct ins_control_variates *controls, const double *values)
{
    double sum = 0.0;
    for (int64_t u = 0; u < controls->units; u++)
        sum += unit_mean(controls, values, u);
    return sum / (double)controls->units;
}

/* Sum of products about the means. */
static double cross(const struct ins_control_variates *controls, const double *a, double mean_a,
                    const double *b, double mean_b)
{
    double sum = 0.0;
    for (int64_t u = 0; u < controls->units; u++)
        sum += (unit_mean(controls, a, u) - mean_a) * (unit_mean(controls, b, u) - mean_b);
    return sum;
}

static double *values_of(const struct ins_control_variates *controls, int c)
{
    return &controls->value[c * controls->futures];
}

/* Leave out controls that do not vary: what remains is what the regression can use. */
static void drop_constants(struct ins_control_variates *controls)
{
    int kept = 0;
    for (int c = 0; c < controls->count; c++) {
        double mean   = average_of_units(controls, values_of(controls, c));
        double spread = cross(controls, values_of(controls, c), mean, values_of(controls, c), mean);
        if (!(spread > NO_SPREAD * (double)controls->units))
            continue;
        if (kept != c)
            memcpy(values_of(controls, kept), values_of(controls, c),
                   (size_t)controls->futures * sizeof(double));
        controls->control[kept] = controls->control[c];
        controls->mean[kept++]  = mean;
    }
    controls->count = kept;
}

static enum ins_status factor(struct ins_control_variates *controls, struct ins_error *error)
{
    size_t n = (size_t)controls->count;
    ins_quiet_begin();
    controls->cholesky = gsl_matrix_alloc(n, n);
    ins_quiet_end();
    if (!controls->cholesky)
        return ins_fail(error, INS_WORLD, "out of memory for %zu control variates", n);
    for (int a = 0; a < controls->count; a++)
        for (int b = 0; b <= a; b++) {
            double sum = cross(controls, values_of(controls, a), controls->mean[a],
                               values_of(controls, b), controls->mean[b]);
            gsl_matrix_set(controls->cholesky, (size_t)a, (size_t)b, sum);
            gsl_matrix_set(controls->cholesky, (size_t)b, (size_t)a, sum);
        }
    ins_quiet_begin();
    if (gsl_linalg_cholesky_decomp1(controls->cholesky) != GSL_SUCCESS)
        controls->count = 0; /* too few futures for so many: the plain mean stands */
    ins_quiet_end();
    return INS_DONE;
}

/* Solve A x = b with the factor of A. */
static void solve_controls(const struct ins_control_variates *controls, const double *b, double *x)
{
    gsl_vector_const_view right = gsl_vector_const_view_array(b, (size_t)controls->count);
    gsl_vector_view       left  = gsl_vector_view_array(x, (size_t)controls->count);
    ins_quiet_begin();
    (void)gsl_linalg_cholesky_solve(controls->cholesky, &right.vector, &left.vector);
    ins_quiet_end();
}

/* The corrected mean is a weighted one: 1 / units, less what a unit's controls have to do with the
 * sample's being off. */
static void weigh_units(struct ins_control_variates *controls)
{
    int    n = controls->count;
    double from[MOST], lean[MOST], along[MOST], even = 1.0 / (double)controls->units;
    if (n > 0)
        solve_controls(controls, controls->mean, lean);
    for (int64_t u = 0; u < controls->units; u++) {
        controls->weight[u] = controls->pull[u] = even;
        for (int c = 0; c < n; c++)
            from[c] = unit_mean(controls, values_of(controls, c), u) - controls->mean[c];
        if (n > 0)
            solve_controls(controls, from, along);
        for (int c = 0; c < n; c++) {
            controls->weight[u] -= from[c] * lean[c];
            controls->pull[u] += from[c] * along[c];
        }
    }
}

enum ins_status ins_control_variates_finish(struct ins_control_variates *controls, int unit,
                                    struct ins_error *error)
{
    size_t room       = sizeof(double);
    controls->unit    = unit;
    controls->units   = (controls->futures + unit - 1) / unit;
    controls->weight  = ins_memory_create((size_t)controls->units, room, error);
    controls->pull    = ins_memory_create((size_t)controls->units, room, error);
    if (!controls->weight || !controls->pull)
        return INS_WORLD;
    drop_constants(controls);
    if (controls->units < 4 * controls->count)
        controls->count = 0;
    enum ins_status status = controls->count > 0 ? factor(controls, error) : INS_DONE;
    if (status == INS_DONE)
        weigh_units(controls);
    return status;
}

/* The error is that of the jackknife: left out of the fit, a unit lies 1 / (1 - pull) times as far
 * from it. The few futures in which much happens lie far out in controls and in answer alike; the fit
 * follows them, and their distance from it would say too little (MacKinnon and White, J. Econometrics
 * 29, 1985). */
struct ins_mean ins_control_variates_mean(const struct ins_control_variates *controls,
                                          const double                      *values)
{
    int    n = controls->count;
    double plain = average_of_units(controls, values), mean = plain, square = 0.0;
    double units = (double)controls->units, with[MOST], slope[MOST];
    for (int c = 0; c < n; c++)
        with[c] = cross(controls, values_of(controls, c), controls->mean[c], values, plain);
    if (n > 0)
        solve_controls(controls, with, slope);
    for (int c = 0; c < n; c++)
        mean -= slope[c] * controls->mean[c];
    for (int64_t u = 0; u < controls->units; u++) {
        double rest = unit_mean(controls, values, u) - plain;
        for (int c = 0; c < n; c++)
            rest -= slope[c] * (unit_mean(controls, values_of(controls, c), u) - controls->mean[c]);
        rest *= controls->weight[u] / fmax(1.0 - controls->pull[u], NO_SPREAD);
        square += rest * rest;
    }
    return (struct ins_mean){mean, units > 1.0 ? sqrt(square * (units - 1.0) / units) : NAN};
}
