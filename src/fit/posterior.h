/* fit/posterior.h - what a record and a prior say together: draws of the law of fit/walk.h.
 *
 * Parameters: the mode, the curvature there, and draws from the normal law that they make, a little
 * wider, corrected by importance weights (fit/importance.h).
 * With each draw of the parameters today's level, turbulence, regime and season are drawn together,
 * out of the filter under these parameters: a parameter that is drawn moves no present inflow.
 *
 * What no record of some years can tell comes from the prior alone: the growth, how slowly the walk
 * returns, and the bound in cases.
 */
#ifndef INS_FIT_POSTERIOR_H
#define INS_FIT_POSTERIOR_H

#include <gsl/gsl_rng.h>

#include "fit/importance.h"
#include "fit/panel.h"

enum { INS_POSTERIOR_TRIES = INS_IMPORTANCE_TRIES, INS_POSTERIOR_DRAWS = 256 };

/* A world of the inflow, as the keys of a scenario say it: of this law, or of one that returns to a
 * level (fit/revert.h), whose walk has no step. */
struct ins_inflow_draw {
    double level;              /* inflow.level_per_month */
    double growth;             /* inflow.growth_per_year */
    double ceiling;            /* inflow.ceiling_per_month */
    double season[INS_SEASON]; /* mean 1 */
    double dispersion;         /* 1 / noise^2 */
    double persistence, calm, turbulent, initial; /* inflow.ar1; sd by regime */
    double tail, multiplier;                      /* inflow.ar1.tail; of the second regime */
    double surge, surge_size, half_life;          /* inflow.surge */
    double walk_persistence, step;                /* inflow.walk */
    double calm_months, turbulent_months;
    bool   in_turbulence; /* today */
};

struct ins_posterior {
    double mode[INS_WALK_PARAMETERS];
    double mean[INS_WALK_PARAMETERS], sd[INS_WALK_PARAMETERS]; /* on the scales */
    double log_likelihood; /* at the mode */
    double effective;      /* number of draws that the weights leave */
    double shape;          /* k-hat of the largest weights; NaN where they are all alike */
    double turbulent;      /* probability that today is turbulent */
    struct ins_inflow_draw draw[INS_POSTERIOR_DRAWS]; /* weigh the same */
};

/* The bound in cases, drawn: no month beyond about three times the highest that the record has. */
double ins_posterior_bound(const struct ins_cases *cases, gsl_rng *rng);

/* Factors of mean 1 from their logarithms; returns what the level takes over. */
double ins_posterior_season(const double *logs, double *season);

/* The mode alone, on the parameters' scales. */
enum ins_status ins_posterior_mode(const struct ins_cases *cases, const struct ins_prior *prior,
                                   double mode[INS_WALK_PARAMETERS], struct ins_error *error);

/* Same record, prior and seed: same draws. INS_WORLD without memory. */
enum ins_status ins_posterior_draw(const struct ins_cases *cases, const struct ins_prior *prior,
                                   unsigned long seed, struct ins_posterior *posterior,
                                   struct ins_error *error);

#endif
