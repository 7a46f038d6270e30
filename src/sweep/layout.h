/* sweep/layout.h - where the points of a sweep lie.
 *
 * A design is a rule that gives every point its values on the axes of `sweep.axes`. They are a
 * pure function of (design, seed, number of points, point), so that any shard, rank or rerun
 * makes a point alone. Points are numbered from 0 here, from 1 for people.
 *
 *   grid             the product of the axes, the last one turning fastest; a value that is listed
 *                    twice is one
 *   latin-hypercube  every axis in `points` cells, each cell met once (McKay, Beckman and
 *                    Conover, 1979); the cells are shuffled by the swap-or-not cipher (Hoang,
 *                    Morris and Rogaway, 2012), which needs no memory
 *   sobol            GSL's sequence (Antonov and Saleev, 1979); more points continue it
 *
 * Laws on an axis are taken by inversion of one uniform number. A whole-number key gets whole
 * numbers: of a uniform law each from `from` to `to` with the same chance, of another law the
 * nearest one. `from` and `to` beside a normal or lognormal law cut what lies outside to these
 * ends.
 */
#ifndef INS_SWEEP_LAYOUT_H
#define INS_SWEEP_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "scenario/case.h"

/* More points than this are refused: at a kilobyte each a database of a terabyte. */
#define INS_LAYOUT_POINTS ((int64_t)1000000000)

/* Steps of an axis of a grid up to which it can gain values. */
enum { INS_AXIS_STEPS = 4096 };

struct ins_layout {
    enum ins_design   design;
    int64_t           points;
    int               axes;
    struct ins_axis   axis[INS_AXES];
    struct ins_handle handle[INS_AXES];
    int64_t           steps[INS_AXES]; /* of a grid */
    int               order[INS_AXES]; /* of a grid: axes from the slowest in the order of work,
                                          those that change the inflow first */
    uint64_t seed;
    uint64_t cipher[INS_AXES]; /* of a Latin hypercube: the key of its shuffle */
};

/* A point of Sobol's sequence is reached from the one before it: a cursor remembers where it
 * is. {0} at first; one a thread. */
struct ins_cursor {
    void   *sequence;
    int64_t next;
};
void ins_cursor_clear(struct ins_cursor *cursor);

/* The design of a scenario as written. INS_WRONG, with the story, where there is no axis, where
 * an axis turns `futures`, where the product of a grid's axes is too large (with the arithmetic)
 * or where a law leaves the range of its key. */
enum ins_status ins_layout_init(struct ins_layout *layout, const struct ins_scenario *written,
                                struct ins_error *error);

/* The point that is the `place`-th to be worked on: in a grid, points that share their inflow
 * follow one another. A permutation of 0 ... points - 1. */
int64_t ins_layout_point(const struct ins_layout *layout, int64_t place);

/* The first place that shard `shard` of `shards` works on, from 1 on; of one beyond the last the end. */
int64_t ins_layout_shard(int64_t points, int shard, int shards);

/* value[axes] of a point. INS_WORLD: no memory for a cursor. */
enum ins_status ins_layout_values(const struct ins_layout *layout, struct ins_cursor *cursor,
                                  int64_t point, double *value, struct ins_error *error);

/* The value of an axis of a grid at one of its steps. */
double ins_layout_step(const struct ins_layout *layout, int axis, int64_t step);

/* value[axes] at u[axes], each inside (0, 1): the laws of the axes inverted. Not for a grid, whose
 * axes have no law. */
void ins_layout_at(const struct ins_layout *layout, const double *u, double *value);

/* The outermost values that an axis takes in this design, or, of Sobol's, can take. */
void ins_layout_ends(const struct ins_layout *layout, int axis, double *low, double *high);

/* Give a scenario as written the values of a point. INS_WRONG for one out of its key's range. */
enum ins_status ins_layout_set(const struct ins_layout *layout, const double *value,
                               struct ins_scenario *written, struct ins_error *error);

#endif
