#include "answers/outcome.h"

#include <math.h>

const char *const ins_result_name[INS_RESULTS] = {
    "inflow_total",   "peak_backlog",     "mean_backlog", "end_backlog",
    "peak_overdue",   "overdue_case_months", "months_over_norm", "norm_met",
    "cost_total",     "social_cost_total", "shortfall_max", "draw_total",
    "deficit_total",
};

/* Sums, peaks and means (6.3), and whether the norm is kept (6.2). */
void ins_outcome_rows(const struct ins_plan *plan, const struct ins_world *world,
                      struct ins_row *row)
{
    const struct ins_tally *tally = &world->tally;
    double                  share = 1.0 / plan->months;
    for (int r = 0; r < INS_RESULTS; r++)
        ins_row_set(&row[r], 0.0);
    for (int p = 0; p < INS_PHASES; p++) {
        const struct ins_phase *phase = &tally->phase[p];
        ins_row_add(&row[INS_INFLOW_TOTAL], &phase->inflow);
        ins_row_raise(&row[INS_PEAK_BACKLOG], &phase->peak_backlog);
        ins_row_raise(&row[INS_PEAK_OVERDUE], &phase->peak_overdue);
        ins_row_add(&row[INS_COST_TOTAL], &phase->cost);
        ins_row_add(&row[INS_SOCIAL_COST_TOTAL], &phase->social_cost);
        ins_row_add(&row[INS_DRAW_TOTAL], &phase->draw);
        ins_row_add(&row[INS_DEFICIT_TOTAL], &phase->deficit);
    }
    if (plan->detail < INS_TALLIED) { /* nobody counted what passed */
        ins_row_set(&row[INS_INFLOW_TOTAL], NAN);
        ins_row_set(&row[INS_DRAW_TOTAL], NAN);
        ins_row_set(&row[INS_DEFICIT_TOTAL], NAN);
    }
    row[INS_END_BACKLOG]         = world->work.backlog;
    row[INS_OVERDUE_CASE_MONTHS] = tally->overdue_sum;
    row[INS_MONTHS_OVER_NORM]    = tally->months_over;
    row[INS_SHORTFALL_MAX]       = tally->shortfall_max;
    for (int i = 0; i < INS_LANES; i++) {
        row[INS_MEAN_BACKLOG].lane[i] = tally->backlog_sum.lane[i] * share;
        row[INS_NORM_MET].lane[i] = tally->months_over.lane[i] <= plan->norm.tolerance ? 1.0 : 0.0;
    }
}
