/* fit/walk.h - the law of a level that wanders, filtered through a record.
 *
 * The logarithm of the inflow is a season, a level that walks (1.12), turbulences that fade (1.3)
 * and come by a chain of two regimes (1.4), and noise of counting. It returns to no level: what a
 * record says of today stays.
 *
 * Kalman's filter for each regime, with the beliefs of the same new regime melted into one
 * (Kim, J. Econometrics 60, 1994). The state is the level, the turbulence and twelve logarithms of
 * seasonal factors that add up to 0. A month of no cases counts as half a case, with the error of
 * such a count.
 */
#ifndef INS_FIT_WALK_H
#define INS_FIT_WALK_H

#include "fit/series.h"

enum {
    INS_WALK_REGIMES = 2, /* calm, turbulent */
    INS_WALK_PARTS   = INS_WALK_REGIMES * INS_WALK_REGIMES, /* by new regime, then old */
    INS_WALK_LEVEL   = 0,
    INS_WALK_SHOCK   = 1,
    INS_WALK_SEASON  = 2, /* and the eleven after it */
    INS_WALK_STATE   = INS_WALK_SEASON + INS_SEASON
};

/* All on the log scale, a month. */
struct ins_walk {
    double step;        /* sd of the level's step */
    double noise;       /* sd of the noise of a month, beyond that of counting */
    double persistence; /* of the turbulence */
    double calm, turbulent; /* sd of a month's new turbulence, by regime */
    double leave, settle;   /* probabilities that a calm, a turbulent time ends */
    double season[INS_SEASON]; /* what the factors are without a record; sum 0 */
    double season_sd;          /* how far a record's factors lie from them */
};

/* What is believed of one regime. */
struct ins_walk_belief {
    double weight;
    double mean[INS_WALK_STATE];
    double covariance[INS_WALK_STATE][INS_WALK_STATE];
};

/* What a month says to the belief of an old regime, where a new one holds. */
struct ins_walk_part {
    double weight;
    double gain[INS_WALK_STATE]; /* covariance of the state with what is seen */
    double spread, error;        /* variance of what is seen; how far it lay from what was foretold */
};

/* At the end of the known months. Room for the work of a filter, so that none is allocated. */
struct ins_walk_state {
    struct ins_walk_belief regime[INS_WALK_REGIMES];
    struct ins_walk_belief was[INS_WALK_REGIMES]; /* the month before, moved on */
    struct ins_walk_part   part[INS_WALK_PARTS];
};

/* Logarithm of a month's cases as the filter sees it, and the variance of counting and rounding;
 * `five`: counts are rounded to five. */
double ins_walk_seen(double cases, bool five, double *variance);
bool   ins_walk_rounded(const struct ins_cases *cases);

/* Called with the state at the end of month t, before month t + 1 is seen. */
typedef void ins_walk_look(void *context, int t, const struct ins_walk_state *state);

/* The log likelihood of the known months but the first, `five` as above; `look` may be NULL. */
double ins_walk_filter(const struct ins_walk *law, const struct ins_cases *cases, bool five,
                       struct ins_walk_state *state, ins_walk_look *look, void *context);

/* What a law says of a month some months ahead, whatever the state: worked out once for a record. */
struct ins_walk_lead {
    double fade;                     /* what is left of today's turbulence */
    double spread[INS_WALK_REGIMES]; /* variance that comes until then, by today's regime */
};
void ins_walk_lead(const struct ins_walk *law, int ahead, struct ins_walk_lead *lead);

/* log density of the logarithm of the cases so many months after the state, in a month of the
 * calendar, where it is `seen` with an error of counting. */
double ins_walk_ahead(const struct ins_walk_lead *lead, const struct ins_walk_state *state, int calendar,
                      double seen, double variance);

#endif
