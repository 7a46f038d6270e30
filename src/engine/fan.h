/* engine/fan.h - quantiles of more values than memory holds, exactly, in one pass.
 *
 * The values of a cell come in chunks, in the order of the futures. Of each quantile that is asked for
 * a bracket is kept: how many values lie below it, how many at its ends, and those inside. After a
 * chunk the bracket is drawn in to where the quantile of all futures can lie, with a margin of
 * `width` standard errors of the share below it; so it holds a few times the root of the number of
 * values. At the end the order statistic itself is in the bracket, or that is said, and the values
 * must come again with a wider margin. The mean is added up lane by lane, in the order of the
 * futures: the bits are those of all values at once.
 */
#ifndef INS_ENGINE_FAN_H
#define INS_ENGINE_FAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

enum { INS_FAN_LEVELS = 8 };

struct ins_fan_gatherer;

/* For `cells` series of `count` values each, quantiles at `levels` (at most INS_FAN_LEVELS). */
enum ins_status ins_fan_create(int cells, int64_t count, const double *level, int levels,
                               double width, struct ins_fan_gatherer **made,
                               struct ins_error *error);
void ins_fan_free(struct ins_fan_gatherer *fan);

/* The next `count` values of one cell; of all chunks but the last a multiple of INS_LANES. `values` is
 * reordered. Cells may be added by several threads at once, each cell by one. False without memory. */
bool ins_fan_add(struct ins_fan_gatherer *fan, int cell, double *values, int64_t count);

/* The mean and then the quantiles of a cell, 1 + levels numbers; false where a bracket has missed. */
bool ins_fan_finish(struct ins_fan_gatherer *fan, int cell, double *result);

#endif
