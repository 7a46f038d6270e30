/* sweep/grow.h - a grid that gains values on its axes.
 *
 * The points of a grid are numbered along its axes, so that a value more changes the number of
 * nearly every point. What each point was worked out to stays as it is: the rows of the smaller grid
 * are given the numbers that they have in the larger one, in one transaction, and are played no more.
 */
#ifndef INS_SWEEP_GROW_H
#define INS_SWEEP_GROW_H

#include <stdbool.h>

#include "sweep/head.h"
#include "sweep/layout.h"
#include "sweep/row.h"

/* Where `file` holds the sweep of `head` over fewer values of the same axes (or the same values in
 * another order), give its rows their numbers in `layout`, write the head and set `*grown`. Where it
 * holds anything else it is left as it is, without a story. */
enum ins_status ins_grow(const char *file, const struct ins_layout *layout,
                         const struct ins_head *head, const struct ins_row_names *names,
                         bool *grown, struct ins_error *error);

#endif
