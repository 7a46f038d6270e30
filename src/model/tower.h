/* model/tower.h - the control tower: what it sees, what it expects, what it orders.
 *
 * It knows the inflow up to month t-1-lag and stock and staff up to t-1. It hires for the
 * month in which a trainee comes to decide alone, calls flex for the month in which flex
 * arrives, and fills what is left with overtime. Source: model.md, section 2, and the gates
 * of section 5. Every quantity is a row of INS_LANES futures.
 */
#ifndef INS_MODEL_TOWER_H
#define INS_MODEL_TOWER_H

#include "model/casework.h"
#include "model/money.h"
#include "model/plan.h"
#include "model/staff.h"

struct ins_tower {
    struct ins_row  level;       /* l_t, hours/month, deseasonalised */
    struct ins_row  trend;       /* b_t, hours/month a month */
    struct ins_row  required;    /* Q(0), hours/month */
    struct ins_row  need;        /* y_t, flex FTE */
    struct ins_row  overtime;    /* o_t, share of experienced hours */
    struct ins_row  vacancies;   /* resigned since the last intake, FTE ("replace") */
    struct ins_row  working;     /* E - M + Pt at the end of t-1, FTE */
    struct ins_row  experienced; /* E at the end of t-1, FTE */
    struct ins_row  margin;      /* budget less what is committed, euro/month ("watched") */
    struct ins_row  pot;         /* for flex and overtime, euro/month ("gated") */
    struct ins_row  reach;       /* the largest buffer so far that orders needed to pass
                                    ("watched"), euro */
    struct ins_ring workload;    /* W by month, hours */
    struct ins_row *ahead;       /* by month: mean true primary hours of a year from there on
                                    ("perfect"); NULL otherwise */
};

int  ins_tower_rows(const struct ins_plan *plan);
void ins_tower_begin(const struct ins_plan *plan, const struct ins_row *arrivals,
                     struct ins_row **memory, struct ins_tower *tower);

/* Step 2, first half: the level. */
void ins_tower_observe(const struct ins_plan *plan, int t, struct ins_tower *tower);

/* What the tower knows of the end of month t-1, and the month's budget; it writes hires. */
struct ins_orders {
    const struct ins_row   *stock;          /* BH, hours */
    const struct ins_row   *followup_hours; /* of that month, as booked */
    const struct ins_money *money;
    struct ins_staff       *staff;
};

/* Step 2, second half: staff->hires and tower->need. */
void ins_tower_order(const struct ins_plan *plan, int t, const struct ins_orders *given,
                     struct ins_tower *tower);

/* Overtime of month t, once this month's flex is known. */
void ins_tower_ask_overtime(const struct ins_plan *plan, int t, const struct ins_staff *staff,
                            struct ins_tower *tower);

/* Watch what the orders of month t, all known now, would need to pass a gate.
 *
 * A buffer of size B that starts full stands at B - debt or higher, as long as no order was
 * held back before; so it lets these pass if B >= debt + claim. */
void ins_tower_watch(const struct ins_plan *plan, const struct ins_staff *staff,
                     const struct ins_row *overtime_hours, const struct ins_row *debt,
                     struct ins_tower *tower);

#endif
