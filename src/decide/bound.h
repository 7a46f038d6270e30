/* decide/bound.h - what no policy can do better than.
 *
 * A policy here is any way of ordering trainees, flexible staff and overtime that does not see the
 * future. The relaxed problem lets it see the whole of one future, and lets go what only makes it
 * dearer: that orders wait for money, that trainees are absorbed, how fast the shell shrinks, and part of the
 * penalties (6.69). Its least cost is bounded from below by a dual: hours, places in reception and
 * follow-ups have prices, at which staff and casework each do their cheapest (6.70). Any prices are valid;
 * good ones come from the casework of a mean of staffings (Frank and Wolfe, 1956). So the mean over
 * futures of what they bound is below the expected cost of every policy.
 *
 * Seeing the future is paid for (Brown, Smith and Sun, 2010; Brown and Smith, 2014): hours and orders bear a
 * price that hangs on what is new only after them. For a policy that does not see the future it comes to
 * nothing on average; the relaxed problem cannot do without it.
 */
#ifndef INS_DECIDE_BOUND_H
#define INS_DECIDE_BOUND_H

#include <stdbool.h>

#include "base/error.h"
#include "chance/stream.h"
#include "model/inflow.h"
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
    bool   ages[INS_TRACKS];    /* what waits alone tells how old it is */
    double penalty[INS_MONTHS]; /* of a case that bears one for a month */
    struct ins_bound_staff given, largest; /* with no orders, and with all of them */
};

/* Prices of one future by month, euro: of an hour of casework, of a case in reception beyond the places,
 * of a follow-up case that arrives, of a case that waits beyond `beyond`. */
struct ins_bound_prices {
    double hour[INS_MONTHS], emergency[INS_MONTHS], follow[INS_MONTHS][INS_TRACKS];
    double late[INS_MONTHS][INS_TRACKS];
};

/* The penalty on foresight: at each month weights of what is new later, which nobody can know then. What
 * follows from it has mean 0 for every policy that does not see the future, whatever the weights. */
enum { INS_BOUND_TERMS = 6 };
struct ins_bound_penalty {
    double reference[INS_MONTHS]; /* hours beyond which hours are penalised */
    double hour[INS_MONTHS][INS_BOUND_TERMS]; /* euro of an hour */
    double order[INS_MONTHS][INS_BOUND_TERMS]; /* of a trainee ordered */
};

/* Room for one future. */
struct ins_bound_work {
    double unseen[INS_MONTHS], unseen_order[INS_MONTHS]; /* price of an hour, of a trainee who begins, that
                                                            only foresight tells; 0 without a penalty */
    double reference[INS_MONTHS], open[INS_MONTHS];
    double trainee[INS_MONTHS]; /* what one who begins costs more than saved */
    struct ins_bound_prices price, slope; /* mean so far, and of the mean of staffings */
    struct ins_bound_staff  staff;
    double hours[INS_MONTHS], vertex[INS_MONTHS]; /* of the mean of staffings, of one */
    double cases[INS_MONTHS][INS_TRACKS];  /* that arrive whatever is decided */
    double come[INS_MONTHS][INS_TRACKS], hand[INS_MONTHS][INS_TRACKS];
    double after[INS_MONTHS][INS_TRACKS];  /* price of what follows from a decision */
    double most[INS_MONTHS][INS_TRACKS];   /* follow-ups that can arrive */
    double largest[INS_MONTHS][INS_TRACKS]; /* that can wait at the end of a month */
    double late[INS_MONTHS][INS_TRACKS], beyond[INS_MONTHS][INS_TRACKS]; /* penalties are at least `late` for
                                              each case that waits, less `beyond` cases */
    double share[INS_MONTHS], waiting[INS_MONTHS], tail[INS_MONTHS + 1], gain[INS_MONTHS + 1];
};

/* Lay out the bound of a plan, which must outlive it. NULL, or why there is none. */
const char *ins_bound_lay(const struct ins_plan *plan, double price, struct ins_bound *bound);

/* Of one future with these primary arrivals [month x track]: what no policy can undercut, social cost and
 * what is left at the end and `price` times the cost of the organisation, euro. *relaxed: what one
 * staffing of the relaxed problem comes to, above its least. */
double ins_bound_future(const struct ins_bound *bound, const double *arrivals,
                        struct ins_bound_work *work, double *relaxed);

/* Whether the shocks that are new in a month are known here, so that there can be a penalty. */
bool ins_bound_news_known(const struct ins_inflow_plan *inflow);

/* What is new in each month of each future of a block: news[months], the shock's part of the inflow that
 * nobody knows before, of mean 0 given all that came before, times the level of the month. */
enum { INS_BOUND_HIGHEST = 6 /* level counted, times the usual */ };
void ins_bound_news(const struct ins_inflow_plan *inflow, const struct ins_block *block, struct ins_row *news);

/* Work that would be open at the end of each month with `reference` hours, in years of the expected work,
 * at most 1. */
void ins_bound_open(const struct ins_bound *bound, const double *reference, const double *arrivals,
                    double *open);

/* Put the penalty of a future into `work`, before ins_bound_future(). */
void ins_bound_unseen(const struct ins_bound *bound, const struct ins_bound_penalty *penalty,
                      const double *arrivals, const double *news, struct ins_bound_work *work);

/* What futures without a penalty teach: [futures][months] each. */
struct ins_bound_lessons {
    int64_t futures;
    double *news, *open, *hour, *trainee;
};

/* The weights by which later news foretells what an hour and a trainee are worth: least squares.
 * penalty->reference stands. */
enum ins_status ins_bound_learn(const struct ins_bound *bound, const struct ins_bound_lessons *lessons,
                                struct ins_bound_penalty *penalty, struct ins_error *error);

/* --- inside ---------------------------------------------------------------------------------- */

/* The cheapest staffing at `work->price` and the penalty: its cost less the worth of its hours. Written: its
 * hours by month and its own cost, the penalty with it. */
double ins_bound_staffing(const struct ins_bound *bound, struct ins_bound_work *work, double *hours,
                          double *cost);

/* Cases and follow-ups that come whatever is decided, and how many follow-ups can arrive. */
void ins_bound_arrivals(const struct ins_bound *bound, const double *arrivals,
                        struct ins_bound_work *work);

/* The line below the penalties: late and beyond. */
void ins_bound_late(const struct ins_bound *bound, struct ins_bound_work *work);

/* What casework costs on `work->hours`, and in `work->slope` what one more of each would save. */
double ins_bound_casework(const struct ins_bound *bound, struct ins_bound_work *work);

/* The least of casework and of its hours at `work->price`. */
double ins_bound_least(const struct ins_bound *bound, struct ins_bound_work *work);

#endif
