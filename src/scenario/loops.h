/* scenario/loops.h - follow-up cases that bring follow-up cases. */
#ifndef INS_SCENARIO_LOOPS_H
#define INS_SCENARIO_LOOPS_H

#include "scenario/checked.h"

/* Say so, and name the loop, when follow-ups feed themselves without end: when the matrix of
 * per_decision between tracks has a spectral radius of 1 or more. */
void ins_check_loops(const struct ins_checked *c);

/* Whether they do. */
bool ins_loops_endless(const struct ins_scenario *scenario);

#endif
