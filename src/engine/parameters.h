/* engine/parameters.h - the inflow's parameters, drawn anew for a block of futures.
 *
 * What a record cannot tell is drawn from the errors of the estimates (inflow.uncertainty): the
 * futures f with the same f / INS_LANES share their parameters, which are a pure function of the
 * seed and of that number. The tower's plan stays as the scenario has it: it does not know
 * either. Arithmetic of real.h alone, so that the bits are the same everywhere.
 */
#ifndef INS_ENGINE_PARAMETERS_H
#define INS_ENGINE_PARAMETERS_H

#include <stdint.h>

#include "scenario/scenario.h"

/* Write the keys of block `block` into `own`, which is a copy of `scenario` (resolved) but for
 * what an earlier call wrote. No allocation; a microsecond. */
void ins_parameters_draw(const struct ins_scenario *scenario, uint64_t seed, uint64_t block,
                         struct ins_scenario *own);

#endif
