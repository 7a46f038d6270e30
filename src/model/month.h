/* model/month.h - one month after the other, in the order of the model's page (README.md).
 *
 * A world is the state of a block of INS_LANES futures under one plan. ins_month_play() runs
 * it over the whole horizon on arrivals that were drawn before, so that any number of plans
 * meets the same inflow. Nothing here allocates, prints or knows a thread.
 */
#ifndef INS_MODEL_MONTH_H
#define INS_MODEL_MONTH_H

#include <stddef.h>

#include "model/casework.h"
#include "model/money.h"
#include "model/staff.h"
#include "model/tally.h"
#include "model/taskforce.h"
#include "model/tower.h"
#include "plan/plan.h"

struct ins_world {
    struct ins_casework        work;
    struct ins_staff           staff;
    struct ins_tower           tower;
    struct ins_taskforce_state taskforce;
    struct ins_money           money;
    struct ins_row             hours;          /* H_t */
    struct ins_row             overtime_hours; /* if noted */
    struct ins_row             pay;            /* of the people, euro */
    struct ins_row             overdue_share;  /* kept where the norm or a tape asks for it */
    struct ins_tally           tally;
};

/* Rows to be noted every month: places of struct ins_row inside struct ins_world. */
struct ins_tape {
    int             columns;
    const size_t   *offset; /* [columns] */
    struct ins_row *row;    /* written: [month][column] */
};

/* Rows of memory that a world needs for its past under this plan. */
int ins_month_rows(const struct ins_plan *plan);

/* Play the whole horizon.
 *
 *   arrivals  plan->months x tracks rows of primary arrivals, cases
 *   block     whose numbers tell whether a budget is corrected; NULL: it is by its chance
 *   lanes     futures that are played, the first of each row: 1 to INS_LANES; what the others hold
 *             afterwards means nothing
 *   memory    ins_month_rows(plan) rows, overwritten
 *   tape      columns to note, or NULL
 *   world     overwritten: the end of the last month, and the tally
 *
 * Returns the gap in the books (ins_tally_gap). */
double ins_month_play(const struct ins_plan *plan, const struct ins_row *arrivals,
                      const struct ins_block *block, int lanes, struct ins_row *memory,
                      const struct ins_tape *tape, struct ins_world *world);

#endif
