/* random.h - valid worlds by number, for comparing the model with the oracle.
 *
 * Scenarios come resolved, as scenario.h promises them, and look for corners: every group is
 * now and then absent, at a limit of its range, or beyond the horizon. The same number gives
 * the same world on every machine that rounds as IEEE says.
 */
#ifndef ORACLE_RANDOM_H
#define ORACLE_RANDOM_H

#include <stdint.h>

#include "scenario/scenario.h"

/* splitmix64 (Steele, Lea and Flood, 2014). */
struct dice {
    uint64_t state;
};

struct dice dice_of(uint64_t number);
double      dice_unit(struct dice *dice); /* uniform on [0, 1) */

/* World number `number`; every member of `scenario` is written, without a record. */
void random_scenario(uint64_t number, struct ins_scenario *scenario);

/* Primary arrivals n[t * track_count + k] for it: whole numbers around the scenario's level,
 * with empty months and bursts. They stand apart from what its inflow section would draw. */
void random_arrivals(uint64_t number, const struct ins_scenario *scenario, double *arrivals);

#endif
