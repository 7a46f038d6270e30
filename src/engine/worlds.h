/* engine/worlds.h - which world a block of futures plays.
 *
 * Block i of INS_LANES futures plays the world at point i of the unit cube. Its coordinates are
 * Sobol's sequence in its natural order (7.4): the first one is the i-th van der Corput point, for the
 * first ensemble, the next ones belong to the other ensembles and then to the laws. The coordinates
 * of laws are shifted, each by one number drawn from the seed (7.5). So any first blocks are a fair sample, and block i is the same
 * however many there are.
 */
#ifndef INS_ENGINE_WORLDS_H
#define INS_ENGINE_WORLDS_H

#include <stdint.h>

#include "base/error.h"
#include "plan/plan.h"
#include "scenario/worlds.h"

enum { INS_WORLD_BITS = 30 };

struct ins_world_points {
    int      dimensions, files;
    int      bits; /* of block numbers */
    uint32_t direction[INS_WORLD_CUBE][INS_WORLD_BITS]; /* of Sobol, as 30 binary places */
    double   shift[INS_WORLD_CUBE];
};

/* For the blocks 0 ... last of a scenario whose worlds differ. INS_WORLD without memory. */
enum ins_status ins_world_points_init(const struct ins_scenario *scenario, int64_t last,
                                      struct ins_world_points *points, struct ins_error *error);

/* u[dimensions] of a block. */
void ins_world_point(const struct ins_world_points *points, int64_t block, double *u);

#endif
