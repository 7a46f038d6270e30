/* answers/scaling_cost.h - what it costs to scale up and down again.
 *
 * Of a future, over its horizon, from the months of its tape:
 *
 *   hired      FTE that began the Academie          trained    FTE that came to decide independently
 *   dropped    trainees that left                   resigned   experienced staff that left
 *   flex_called, flex_let_go   FTE by which the flexible shell grew, and shrank
 *   idle_hours hours that found no work
 *   training   euro of tuition and trainee pay (ledger lines tuition and trainee)
 *   lost       euro, part of training: paid for those who dropped out; of those in training
 *              before month 0 what was paid since
 *   coaching   euro: experienced staff that coached, at their pay
 *   idle       euro: idle hours at the pay of an hour of experienced staff in an average month
 *   severance  euro: costs.severance for each flexible FTE let go
 *   total      training + coaching + idle + severance
 *
 * Scaling up is training and coaching, of those who take the place of leavers too; scaling down
 * is idle time and severance. Severance stands here alone: it is no line of the ledger and no
 * buffer pays for it. */
#ifndef INS_ANSWERS_SCALING_COST_H
#define INS_ANSWERS_SCALING_COST_H

#include "engine/futures.h"
#include "scenario/scenario.h"

enum ins_scaling_cost_item {
    INS_HIRED,
    INS_TRAINED,
    INS_DROPPED,
    INS_RESIGNED,
    INS_FLEX_CALLED,
    INS_FLEX_LET_GO,
    INS_IDLE_HOURS,
    INS_TRAINING_COST,
    INS_TRAINING_LOST,
    INS_COACHING,
    INS_IDLE_COST,
    INS_SEVERANCE,
    INS_SCALING_COST_TOTAL,
    INS_SCALING_COST
};
extern const char *const ins_scaling_cost_name[INS_SCALING_COST];

/* The columns of a tape that are looked at. */
struct ins_scaling_cost_columns {
    int columns; /* of the tape */
    int experienced, trainees, flex, intake, idle;
};

/* What is known before the first future. */
struct ins_scaling_cost_plan {
    const struct ins_plan *plan; /* borrowed */
    double severance;            /* euro/FTE */
    double veterans_lost;        /* euro, of those in training before month 0 */
    double lost[INS_MONTHS];     /* euro for an FTE that began in that month */
};
void ins_scaling_cost_init(const struct ins_scenario *scenario, const struct ins_plan *plan,
                        struct ins_scaling_cost_plan *scaling_cost);

/* The items of a block: row[INS_SCALING_COST]. */
void ins_scaling_cost_rows(const struct ins_scaling_cost_plan *scaling_cost,
                        const struct ins_scaling_cost_columns *columns, const struct ins_row *tape,
                        struct ins_row *row);

#endif
