/* decide/bound.h - what no policy can do better than.
 *
 * A policy here is any way of ordering trainees, flexible staff and overtime that does not see the
 * future. The relaxed problem lets it see the whole of one future, and lets go what only makes it
 * dearer: that orders wait for money, that trainees are absorbed, how fast the shell shrinks, and
 * penalties (6.69). Its least cost is bounded from below by a dual: hours, places in reception and
 * follow-ups have prices, at which staff and casework each do their cheapest (6.70). Any prices are valid;
 * good ones come from the casework of a mean of staffings (Frank and Wolfe, 1956). So the mean over
 * futures of what they bound is below the expected cost of every policy.
 */
#ifndef INS_DECIDE_BOUND_H
#define INS_DECIDE_BOUND_H

#include <stdbool.h>

#include "plan/plan.h"

/* FTE by month of those who are there whatever is ordered, or of one staffing. */
struct ins_bound_staff {
    double experienced[INS_MONTHS], trainees[INS_MONTHS], learning[INS_MONTHS];
};

/* What is the same in all futures. */
struct ins_bound {
    const struct ins_plan *plan;
    int    months;
    double price;              /* of a euro of outlay, beyond the euro itself */
    double hour, trained;      /* an hour that waits at the end, a trainee then (6.67); euro */
    double mentoring;          /* 0 where trainees might ask for more mentors than there are */
    double alive[INS_TRAINING + 1], learned[INS_TRAINING + 1]; /* of a cohort by age: FTE, and their work */
    double own[INS_MONTHS];    /* of a euro that the organisation pays */
    double others[INS_MONTHS]; /* of a euro for reception */
    double most[INS_MONTHS];   /* trainees that can begin beyond those scheduled, FTE */
    double flex_least[INS_MONTHS], flex_most[INS_MONTHS]; /* FTE */
    bool   follows[INS_TRACKS]; /* has cases that follow from decisions */
    struct ins_bound_staff given, largest; /* with no orders, and with all of them */
};

/* Prices of one future by month, euro: of an hour of casework, of a case in reception beyond the places,
 * of a follow-up case that arrives. */
struct ins_bound_prices {
    double hour[INS_MONTHS], emergency[INS_MONTHS], follow[INS_MONTHS][INS_TRACKS];
};

/* Room for one future. */
struct ins_bound_work {
    struct ins_bound_prices price, slope; /* mean so far, and of the mean of staffings */
    struct ins_bound_staff  staff;
    double hours[INS_MONTHS], vertex[INS_MONTHS]; /* of the mean of staffings, of one */
    double cases[INS_MONTHS][INS_TRACKS];  /* that arrive whatever is decided */
    double come[INS_MONTHS][INS_TRACKS], hand[INS_MONTHS][INS_TRACKS], value[INS_MONTHS][INS_TRACKS];
    double after[INS_MONTHS][INS_TRACKS];  /* price of what follows from a decision */
    double most[INS_MONTHS][INS_TRACKS];   /* follow-ups that can arrive */
    double share[INS_MONTHS], waiting[INS_MONTHS], tail[INS_MONTHS + 1], gain[INS_MONTHS + 1];
};

/* Lay out the bound of a plan, which must outlive it. NULL, or why there is none. */
const char *ins_bound_lay(const struct ins_plan *plan, double price, struct ins_bound *bound);

/* Of one future with these primary arrivals [month x track]: what no policy can undercut, social cost and
 * what is left at the end and `price` times the cost of the organisation, euro. *relaxed: what one
 * staffing of the relaxed problem comes to, above its least. */
double ins_bound_future(const struct ins_bound *bound, const double *arrivals,
                        struct ins_bound_work *work, double *relaxed);

/* --- inside ---------------------------------------------------------------------------------- */

/* The cheapest staffing at these prices of an hour: its cost less the worth of its hours. Written: its
 * hours by month and its own cost. */
double ins_bound_staffing(const struct ins_bound *bound, const double *hour,
                          struct ins_bound_staff *staff, double *hours, double *cost);

/* Cases and follow-ups that come whatever is decided, and how many follow-ups can arrive. */
void ins_bound_arrivals(const struct ins_bound *bound, const double *arrivals,
                        struct ins_bound_work *work);

/* What casework costs on `work->hours`, and in `work->slope` what one more of each would save. */
double ins_bound_casework(const struct ins_bound *bound, struct ins_bound_work *work);

/* The least of casework and of its hours at `work->price`. */
double ins_bound_least(const struct ins_bound *bound, struct ins_bound_work *work);

#endif
