/* answers/outcome.h - what a future comes to: (6.1) to (6.3). */
#ifndef INS_ANSWERS_OUTCOME_H
#define INS_ANSWERS_OUTCOME_H

#include "model/month.h"

/* Results of one future, in the order of futures.csv after the column `future`. */
enum ins_result {
    INS_INFLOW_TOTAL,
    INS_PEAK_BACKLOG,
    INS_MEAN_BACKLOG,
    INS_END_BACKLOG,
    INS_PEAK_OVERDUE,
    INS_OVERDUE_CASE_MONTHS,
    INS_MONTHS_OVER_NORM,
    INS_NORM_MET, /* 0 or 1 */
    INS_COST_TOTAL,
    INS_SOCIAL_COST_TOTAL,
    INS_SHORTFALL_MAX,
    INS_DRAW_TOTAL,
    INS_DEFICIT_TOTAL,
    INS_RESULTS
};
extern const char *const ins_result_name[INS_RESULTS];

/* The results of a block at the end of its horizon: row[INS_RESULTS]. Totals that the plan did not
 * ask for are NaN; of a brief plan the shortfall alone means something. */
void ins_outcome_rows(const struct ins_plan *plan, const struct ins_world *world,
                      struct ins_row *row);

#endif
