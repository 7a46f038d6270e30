/* engine/mixing.h - how a chance differs between worlds, from a few futures of each.
 *
 * Of each world a number of futures is known that succeed, out of INS_LANES. Counted as they are,
 * such shares scatter more than the chances behind them. What the few futures add is taken out:
 * the density of the chance over the worlds is taken to be smooth, and found by likelihood (Efron,
 * Biometrika 103, 2016): (6.82) to (6.84).
 */
#ifndef INS_ENGINE_MIXING_H
#define INS_ENGINE_MIXING_H

#include <stdint.h>

#include "base/lanes.h"

/* worlds[hits]: so many worlds in which `hits` of INS_LANES futures succeed; shares of worlds will do.
 * The share of worlds whose chance is at least `least` (6.84), 0 < least < 1. At least one world. */
double ins_mixing_share(const double worlds[INS_LANES + 1], double least);

#endif
