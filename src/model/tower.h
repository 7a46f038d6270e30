/* model/tower.h - the control tower: what it sees, what it expects, what it orders.
 *
 * It knows the inflow up to month t-1-lag and stock and staff up to t-1. It hires for the
 * month in which a trainee comes to decide alone, calls flex for the month in which flex
 * arrives, and fills what is left with overtime: (2.1) to (2.16), and the gates (5.21) to (5.24).
 * Every quantity is a row of INS_LANES futures; what a month does to them is in
 * tower_pack.h.
 */
#ifndef INS_MODEL_TOWER_H
#define INS_MODEL_TOWER_H

#include "model/casework.h"
#include "model/money.h"
#include "model/staff.h"
#include "plan/plan.h"

struct ins_tower {
    struct ins_row  level;       /* l_t, hours/month, deseasonalised */
    struct ins_row  trend;       /* b_t, hours/month a month */
    struct ins_row  required;    /* Q(0), hours/month, if noted */
    struct ins_row  need;        /* y_t, flex FTE, if noted */
    struct ins_row  overtime;    /* o_t, share of experienced hours, if noted */
    struct ins_row  vacancies;   /* resigned since the last intake, FTE ("replace") */
    struct ins_row  sufficient;       /* the largest buffer so far that orders needed to pass
                                    ("watched"), euro */
    struct ins_row  sufficient_once;  /* the same of a buffer that no January fills again */
    struct ins_ring workload;    /* W by month, hours */
    struct ins_row *ahead;       /* by month: mean true primary hours of a year from there on
                                    ("perfect"); NULL otherwise */
};

int  ins_tower_rows(const struct ins_plan *plan);
void ins_tower_begin(const struct ins_plan *plan, const struct ins_row *arrivals,
                     struct ins_row **memory, struct ins_tower *tower);

#endif
