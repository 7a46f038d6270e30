/* sweep/sweep.h - inside a sweep: what output/ tells of it. */
#ifndef INS_SWEEP_SWEEP_H
#define INS_SWEEP_SWEEP_H

#include "instroom/sweep.h"
#include "sweep/journal.h"
#include "sweep/layout.h"

const struct ins_layout   *ins_sweep_layout(const struct ins_sweep *sweep);
const struct ins_scenario *ins_sweep_scenario(const struct ins_sweep *sweep);
const char                *ins_sweep_file(const struct ins_sweep *sweep); /* NULL: none */

#endif
