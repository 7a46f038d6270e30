/* calibrate/likelihood.h - how well a world meets what was observed, for a model that is never quite right.
 *
 * A figure y of a kind is off by the error of its reading and by a discrepancy of the model, which for
 * figures of one kind is so many percent of them (Kennedy and O'Hagan, 2001, in its plainest form):
 *
 *     y - f ~ Normal(0, sd^2 + (delta s)^2),  log delta ~ Normal(log median, spread^2),
 *
 * with s the size of the figure. delta is not known and is integrated out for each kind, on a grid of
 * its logarithm, so that a sampler need not know it; what the record says of it is told afterwards.
 */
#ifndef INS_CALIBRATE_LIKELIHOOD_H
#define INS_CALIBRATE_LIKELIHOOD_H

#include "calibrate/observed.h"

enum { INS_DISCREPANCY_NODES = 48 };

struct ins_likelihood {
    int     figures, kinds, nodes;
    bool    *used;                      /* [figures] */
    int     *kind;                      /* [figures] */
    double  *value;                     /* [figures] */
    double  *variance;                  /* [figures][nodes] */
    double  *pull;                      /* [figures][nodes]: 1/2 over it */
    int     *order, *first;             /* [figures] by kind; [kinds + 1] where a kind begins in it */
    double   delta[INS_DISCREPANCY_NODES], chance[INS_DISCREPANCY_NODES];
    double  *constant;                  /* [kinds][nodes]: log of the chance and of the law's height */
};

/* Prior of delta: its median and the spread of its logarithm; a median of 0: there is no discrepancy, and
 * every figure needs an sd (INS_WRONG names the first that has none). */
enum ins_status ins_likelihood_init(const struct ins_observed *observed, double median, double spread,
                                    struct ins_likelihood *likelihood, struct ins_error *error);
void ins_likelihood_clear(struct ins_likelihood *likelihood);

/* How large a figure is: itself, but no less than a tenth of what its kind usually is. */
double ins_likelihood_size(const struct ins_observed *observed, int figure);

/* Take a figure in, or leave it out. */
void ins_likelihood_use(struct ins_likelihood *likelihood, int figure, bool used);

/* Log likelihood of what a model says of each figure. -INFINITY where it says nothing. */
double ins_likelihood_of(const struct ins_likelihood *likelihood, const double *model);

/* The same of one kind alone, without figure `but` (-1: with all); where `chance` is no NULL it gets the
 * posterior of delta on its nodes. */
double ins_likelihood_of_kind(const struct ins_likelihood *likelihood, const double *model, int kind,
                              int but, double *chance);

#endif
