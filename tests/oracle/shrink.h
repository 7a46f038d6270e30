/* shrink.h - the smallest world that still fails.
 *
 * Given a world in which something is wrong, everything that the fault does not need is taken
 * away: months, tracks, list elements, and each key of the table of keys goes to its default,
 * to the low end of its range or to a rounder number, as long as the fault stays.
 */
#ifndef ORACLE_SHRINK_H
#define ORACLE_SHRINK_H

#include <stdbool.h>
#include <stdio.h>

#include "scenario/scenario.h"

/* Whether the fault is there. Arrivals n[t * track_count + k]. */
typedef bool shrink_fails(const struct ins_scenario *scenario, const double *arrivals,
                          void *context);

/* Simplify both in place, until no step keeps the fault. The scenario stays resolved and
 * valid. Returns how many steps were kept; 0 also where the fault was not there. */
int shrink_world(struct ins_scenario *scenario, double *arrivals, shrink_fails *fails,
                 void *context);

/* The keys that differ from their defaults as a scenario file (without the sweep), then
 * the arrivals as comment. */
void shrink_print(FILE *file, const struct ins_scenario *scenario, const double *arrivals);

#endif
