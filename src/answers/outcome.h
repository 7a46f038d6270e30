/* answers/outcome.h - what a future comes to: (6.1) to (6.3). */
#ifndef INS_ANSWERS_OUTCOME_H
#define INS_ANSWERS_OUTCOME_H

#include "quantity/quantity.h"

/* The results of a block at the end of its horizon: row[INS_RESULTS]. Totals that the plan did not
 * ask for are NaN; of a brief plan the shortfall alone means something. */
void ins_outcome_rows(const struct ins_plan *plan, const struct ins_world *world,
                      struct ins_row *row);

#endif
