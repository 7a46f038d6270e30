/* fit/estimate.h - the most likely law of a family, and how well it is known.
 *
 * Nelder and Mead's simplex from several starts moves the dynamics, with a season from moving
 * averages; then the BFGS method moves everything (GSL). Standard errors are those of the
 * inverse of the likelihood's second derivatives. A parameter that runs to an end where it says
 * nothing more (no noise beyond Poisson's, no heavy tail) is put there, flagged, and has none.
 *
 * Or the most believable law, where something is known beforehand; nothing runs to an end then.
 */
#ifndef INS_FIT_ESTIMATE_H
#define INS_FIT_ESTIMATE_H

#include "base/error.h"
#include "fit/law.h"
#include "fit/series.h"

struct ins_fitted {
    const struct ins_family *family;
    struct ins_law           law;
    double theta[INS_LAW_MOST];
    double covariance[INS_LAW_MOST][INS_LAW_MOST]; /* of theta; 0 where `fixed` */
    bool   fixed[INS_LAW_MOST];                    /* at an end: known no better than that */
    bool   edge;  /* it ran to where numbers make no sense: no law for this record */
    bool   sound;                                  /* the likelihood has a peak there */
    int    months;                                 /* that were known */
    double log_likelihood, aic, bic;
};

/* Fit. INS_WORLD when memory runs out. */
enum ins_status ins_estimate(const struct ins_family *family, const struct ins_cases *cases,
                             struct ins_fitted *fitted, struct ins_error *error);

/* What is known of theta beforehand: each of its numbers is normal, on its own. */
struct ins_belief_of {
    double middle[INS_LAW_MOST], sd[INS_LAW_MOST];
};

/* Less the logarithm of what is believed of theta, but for a constant. */
double ins_estimate_doubt(const struct ins_family *family, const struct ins_belief_of *of,
                          const double *theta);

/* The mode of what the record and a belief say together, from an earlier fit of the family on. The
 * likelihood is the record's alone. */
enum ins_status ins_estimate_mode(const struct ins_cases *cases, const struct ins_belief_of *of,
                                  const struct ins_fitted *from, struct ins_fitted *fitted,
                                  struct ins_error *error);

/* Work out the covariance, which these two leave zero, and whether there is a peak: `sound`. `of` is what
 * the fit believed beforehand, or NULL. INS_WORLD when memory runs out. */
enum ins_status ins_estimate_errors(const struct ins_cases *cases, const struct ins_belief_of *of,
                                    struct ins_fitted *fitted, struct ins_error *error);

/* One parameter as a key of the scenario. `scaled_se` is on its scale; NaN for one at an end. */
struct ins_figure_of {
    const char *key;
    enum ins_scale scale;
    double value, se, scaled_se;
    bool   fixed;
};

/* The family's parameters in the order of its table, and the correlations of their estimates on
 * their scales; returns how many. */
int ins_estimate_keys(const struct ins_fitted *fitted, struct ins_figure_of key[7],
                      double correlation[7][7]);

/* Standard errors of the seasonal factors. */
void ins_estimate_season(const struct ins_fitted *fitted, double se[INS_SEASON]);

#endif
