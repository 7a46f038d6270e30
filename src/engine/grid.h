/* engine/grid.h - points of Sobol's sequence, evenly spread where random ones cluster.
 *
 * From GSL's gsl_qrng_sobol, which knows 40 dimensions; more are refused there with status 0
 * and garbage (GSL 2.7.1), so nobody asks for more here.
 */
#ifndef INS_ENGINE_GRID_H
#define INS_ENGINE_GRID_H

#include <stdint.h>

#include "base/error.h"

enum { INS_GRID_DIMENSIONS = 40 };

/* The first `points` points: value[point][INS_GRID_DIMENSIONS] in [0, 1), whole multiples of
 * 2^-30; freed with ins_memory_free(). NULL, with the story, when memory runs out. */
double *ins_grid_create(int64_t points, struct ins_error *error);

#endif
