#include "decide/squares.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <stdbool.h>
#include <string.h>

#include "base/memory.h"
#include "engine/quiet.h"

/* A term that is all but made up of others gets no weight: this part more of its own mean square. */
static const double RIDGE = 1e-6;

struct sums {
    double *square; /* [terms][terms], its lower half */
    double *weight; /* [outputs][terms]: products with y, then the weights */
};

static void add_products(const struct ins_squares *of, int64_t i, const struct sums *sums)
{
    const double *b = &of->basis[i * of->terms], *y = &of->y[i * of->outputs];
    for (int a = 0; a < of->terms; a++)
        for (int c = 0; c <= a; c++)
            sums->square[a * of->terms + c] += b[a] * b[c];
    for (int o = 0; o < of->outputs; o++)
        for (int a = 0; a < of->terms; a++)
            sums->weight[o * of->terms + a] += b[a] * y[o];
}

static void solve_squares(const struct ins_squares *of, const struct sums *sums)
{
    size_t terms = (size_t)of->terms;
    for (size_t a = 0; a < terms; a++) {
        double *own = &sums->square[a * terms + a];
        *own        = *own > 0.0 ? *own * (1.0 + RIDGE) : 1.0;
    }
    gsl_matrix_view matrix = gsl_matrix_view_array(sums->square, terms, terms);
    ins_quiet_begin();
    bool sound = gsl_linalg_cholesky_decomp1(&matrix.matrix) == GSL_SUCCESS;
    for (size_t o = 0; sound && o < (size_t)of->outputs; o++) {
        gsl_vector_view weight = gsl_vector_view_array(&sums->weight[o * terms], terms);
        (void)gsl_linalg_cholesky_svx(&matrix.matrix, &weight.vector);
    }
    ins_quiet_end();
    if (!sound)
        memset(sums->weight, 0, (size_t)of->outputs * terms * sizeof *sums->weight);
}

static void foretell_outputs(const struct ins_squares *of, int64_t i, const double *weight,
                             double *foretold)
{
    const double *b = &of->basis[i * of->terms];
    for (int o = 0; o < of->outputs; o++) {
        double sum = 0.0;
        for (int a = 0; a < of->terms; a++)
            sum += b[a] * weight[o * of->terms + a];
        foretold[i * of->outputs + o] = sum;
    }
}

enum ins_status ins_squares_foretell(const struct ins_squares *of, double *foretold,
                                     struct ins_error *error)
{
    size_t      terms = (size_t)of->terms;
    struct sums sums  = {ins_memory_create(terms * terms, sizeof(double), error),
                         ins_memory_create(terms * (size_t)of->outputs, sizeof(double), error)};
    bool        room  = sums.square && sums.weight;
    for (int64_t i = 0; room && i < of->count; i++)
        if (of->role[i] & INS_TEACHES)
            add_products(of, i, &sums);
    if (room)
        solve_squares(of, &sums);
    for (int64_t i = 0; room && i < of->count; i++)
        if (of->role[i] & INS_FORETOLD)
            foretell_outputs(of, i, sums.weight, foretold);
    ins_memory_free(sums.square);
    ins_memory_free(sums.weight);
    return room ? INS_DONE : INS_WORLD;
}
