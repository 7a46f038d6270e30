#include "engine/grid.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_qrng.h>
#include <string.h>

#include "base/memory.h"
#include "engine/quiet.h"

static enum ins_status fill_grid(int64_t points, double *value, struct ins_error *error)
{
    ins_quiet_begin();
    gsl_qrng *sequence = gsl_qrng_alloc(gsl_qrng_sobol, INS_GRID_DIMENSIONS);
    ins_quiet_end();
    int       code     = sequence ? GSL_SUCCESS : GSL_ENOMEM;
    /* The origin is the sequence's point 0, which GSL leaves out. */
    memset(value, 0, INS_GRID_DIMENSIONS * sizeof *value);
    for (int64_t p = 1; p < points && code == GSL_SUCCESS; p++)
        code = gsl_qrng_get(sequence, &value[p * INS_GRID_DIMENSIONS]);
    if (sequence)
        gsl_qrng_free(sequence);
    if (code == GSL_SUCCESS)
        return INS_DONE;
    if (code == GSL_ENOMEM)
        return ins_fail(error, INS_WORLD, "out of memory for the Sobol points");
    return ins_fail(error, INS_WORLD, "Sobol points: %s", gsl_strerror(code));
}

double *ins_grid_create(int64_t points, struct ins_error *error)
{
    double *value = ins_memory_create((size_t)points * INS_GRID_DIMENSIONS, sizeof *value, error);
    if (value && fill_grid(points, value, error) != INS_DONE) {
        ins_memory_free(value);
        return NULL;
    }
    return value;
}
