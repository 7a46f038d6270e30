/* model/casework.h - cases wait, are decided, grow old, and bring other cases.
 *
 * Hours go to priority classes in order and inside a class in proportion to the work that
 * waits. Inside a track the oldest case comes first, so that two cumulative curves (what has
 * come in, what has been decided) say how many cases are older than any age, exactly and
 * without age bins. Source: model.md, sections 1 (follow-ups) and 4.
 *
 * The page's curves A' and D' are divided by S_t = (1-w)^(t+1), which runs to 0 in a long
 * horizon; here both are carried already multiplied by S_t:
 *     arrived_t = (1-w) arrived_{t-1} + a_t,   done_t = (1-w) done_{t-1} + d_t,
 *     older than n = max(0, (1-w)^n arrived_{t-n} - done_t).
 *
 * Every quantity is a row of INS_LANES futures, cases unless said otherwise.
 */
#ifndef INS_MODEL_CASEWORK_H
#define INS_MODEL_CASEWORK_H

#include "model/plan.h"
#include "model/ring.h"

struct ins_queue {
    struct ins_row  inflow;    /* a: primary arrivals and follow-ups of the month, if noted */
    struct ins_row  decided;   /* d */
    struct ins_row  backlog;   /* b, end of the month */
    struct ins_row  overdue;   /* beyond the legal term, end of the month, if noted */
    struct ins_row  done;      /* the curve of decisions */
    struct ins_ring arrived;   /* the curve of arrivals, by month */
    double          survival;  /* (1-w)^(t+1) */
};

struct ins_casework {
    struct ins_row   inflow, decided, backlog, overdue; /* over all tracks */
    struct ins_row   withdrawn;      /* the same, if noted */
    struct ins_row   stock;          /* BH, hours of the backlog at the end of the month */
    struct ins_row   followup_hours; /* hours of this month's follow-ups */
    struct ins_row   idle;           /* hours that found no work */
    struct ins_row   late;           /* cases that a penalty may be claimed for */
    struct ins_row   in_reception;   /* N */
    struct ins_queue track[INS_TRACKS];
    struct ins_row   due[INS_FOLLOWUPS];    /* follow-ups that arrive this month */
    struct ins_ring  booked[INS_FOLLOWUPS]; /* cases a month that each month's decisions bring */
};

int  ins_casework_rows(const struct ins_casework_plan *plan);
void ins_casework_begin(const struct ins_casework_plan *plan, struct ins_row **memory,
                        struct ins_casework *work);

/* Steps 1, 4 and 5: `primary` arrivals (rows by track) and the follow-ups due in month t come in
 * and withdrawals go; `hours` are spent; follow-ups are booked and what is overdue at the end of
 * the month is counted. One pass: the tower does not see the arrivals of the month itself.
 *
 *   workload   written: W_t, hours of the month's arrivals
 *   noted      keep what only a tape reads, too: inflow and overdue by track, and withdrawals
 *
 * For every track and lane   backlog == backlog a month ago + inflow - decided - withdrawn. */
void ins_casework_advance(const struct ins_casework_plan *plan, int t,
                          const struct ins_row *primary, const struct ins_row *hours, bool noted,
                          struct ins_row *workload, struct ins_casework *work);

#endif
