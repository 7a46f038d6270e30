/* model/casework.h - cases wait, are decided, grow old, and bring other cases.
 *
 * Hours go to priority classes in order and inside a class in proportion to the work that
 * waits. Inside a track the oldest case comes first, so that two cumulative curves (what has
 * come in, what has been decided) say how many cases are older than any age, exactly and
 * without age bins. Equations (1.21), (1.22) and (4.4) to (4.15).
 *
 * The curves of (4.7) are thinned by withdrawal month by month, so that with one rate of it
 *     arrived_t = (1-w) arrived_{t-1} + a_t,   done_t = (1-w) done_{t-1} + d_t,
 *     older than n = max(0, (1-w)^n arrived_{t-n} - done_t).
 *
 * Decisions that are taken from all waiting cases alike thin every cohort by the same part, as a
 * withdrawal does, of whoever arrived this month too. Both curves are thinned with them, and what
 * is left after n months is the product of what each month left. A window of such products is kept
 * for each power of two, so that the product over n months takes one of them for each bit of n.
 *
 * Every quantity is a row of INS_LANES futures, cases unless said otherwise; what a month does to
 * them is in casework_pack.h. For every track, lane and month
 *     backlog == backlog a month ago + inflow - decided - withdrawn.
 */
#ifndef INS_MODEL_CASEWORK_H
#define INS_MODEL_CASEWORK_H

#include "model/ring.h"
#include "plan/plan.h"

struct ins_queue {
    struct ins_row  inflow;    /* a: primary arrivals and follow-ups of the month, if noted */
    struct ins_row  decided;   /* d */
    struct ins_row  backlog;   /* b, end of the month */
    struct ins_row  overdue;   /* beyond the legal term, end of the month, if noted */
    struct ins_row  done;      /* the curve of decisions */
    double          survival;  /* (1-w)^(t+1) */
};

struct ins_casework {
    struct ins_row   backlog;        /* over all tracks */
    struct ins_row   inflow, decided, withdrawn, overdue; /* the same, if noted */
    struct ins_row   stock;          /* BH, hours of the backlog at the end of the month */
    struct ins_row   followup_hours; /* hours of this month's follow-ups, if the tower asks */
    struct ins_row   idle;           /* hours that found no work, if noted */
    struct ins_queue track[INS_TRACKS];
    struct ins_row   arrivals[INS_TRACKS]; /* a, where follow-ups come */
    struct ins_row  *arrived;        /* curves of arrivals: a row a track, by month from -1 on;
                                        before them a row of ones */
    struct ins_row   older[INS_OLDER];   /* cases that wait longer than asked, if there are such */
    struct ins_row   norm_older;         /* of them those that the norm asks for, together */
    struct ins_row   pledged[INS_OLDER]; /* of those that came before a month: how many there were,
                                            thinned since */
    struct ins_row  *thinned[INS_TRACKS]; /* of a mixed track: a row of what all months so far have
                                             left, then 1, 2, 4, ... rows of windows of as many months */
    struct ins_row   due[INS_FOLLOWUPS];    /* follow-ups that arrive this month */
    struct ins_ring  booked[INS_FOLLOWUPS]; /* cases a month that each month's decisions bring */
};

int  ins_casework_rows(const struct ins_plan *plan);
void ins_casework_begin(const struct ins_plan *plan, struct ins_row **memory,
                        struct ins_casework *work);

/* The curves of arrivals at the end of month t >= -1, a row a track. */
static inline struct ins_row *ins_casework_curves(const struct ins_casework *work, int tracks,
                                                  int t)
{
    return &work->arrived[(t + 1) * tracks];
}

#endif
