/* model/staff.h - who works, who learns, who leaves, who is hired by the month.
 *
 * Trainees move through the Academie as cohorts; the experienced are one pool that attrition
 * thins; the flexible shell follows the tower's calls and fades with its contracts.
 * Equations (3.1) to (3.9).
 *
 * A cohort of age j is its start thinned by (1 - dropout)^j, so that heads and working power
 * of all cohorts together change only where a cohort starts, steps up in productivity or
 * leaves: the cost of a month does not depend on the lead time.
 *
 * Every quantity is a row of INS_LANES futures, FTE. What a month does to them is in
 * staff_pack.h. For every lane and month
 *     experienced + trainees == the same at the start + balance
 * up to rounding; the cost of a month is O(1) in lead_time.
 */
#ifndef INS_MODEL_STAFF_H
#define INS_MODEL_STAFF_H

#include "model/ring.h"
#include "plan/staff.h"

struct ins_staff {
    struct ins_row  experienced; /* E */
    struct ins_row  trainees;    /* Tr */
    struct ins_row  most;        /* trainees there ever were at once */
    struct ins_row  learning;    /* Pt: what the trainees work, in experienced FTE */
    struct ins_row  working;     /* E - M + Pt */
    struct ins_row  flex;        /* f */
    struct ins_row  ordered;     /* u_{t-R} + ... + u_{t-1} at the start of month t */
    struct ins_row  hires;       /* u_t */
    struct ins_row  intake;      /* c_t */
    struct ins_row  balance;     /* intake less who dropped out or resigned, all months so far */
    struct ins_ring starts;      /* c by month */
    struct ins_ring orders;      /* u by month */
    struct ins_ring calls;       /* z by month: flex called */
    struct ins_ring needs;       /* y by month: flex needed */
    int             opened, window; /* month in which the open window of needs began; its months */
    struct ins_row  recent;      /* the largest y of the open window */
    struct ins_row *before;      /* [p] the largest y of the p months before it */
};

/* Rows of memory that a plan's rings take. */
int ins_staff_rows(const struct ins_staff_plan *plan, int patience);

/* The end of month -1; rings are taken from *memory. */
void ins_staff_begin(const struct ins_staff_plan *plan, int patience, struct ins_row **memory,
                     struct ins_staff *staff);

#endif
