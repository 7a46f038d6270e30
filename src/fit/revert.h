/* fit/revert.h - worlds of a law that returns to a level (fit/law.h), out of a record and a belief.
 *
 * Drawn as those of the wandering level are (fit/posterior.h): the mode, the curvature there, draws
 * corrected by importance weights, and with each the shock and the regime of today out of the filter
 * under these parameters. So a level that a record hardly tells moves what is far ahead and not what
 * is known today.
 */
#ifndef INS_FIT_REVERT_H
#define INS_FIT_REVERT_H

#include "fit/estimate.h"
#include "fit/posterior.h"

struct ins_reverting {
    double effective, shape; /* of the draws, as in struct ins_posterior */
};

/* What is believed of the parameters of a family beforehand: a judgement, wide, about the middle of
 * the record. It keeps a level that a record cannot tell within what it can mean. */
void ins_revert_belief(const struct ins_family *family, const struct ins_cases *cases,
                       struct ins_belief_of *of);

/* `count` worlds, at most INS_POSTERIOR_DRAWS, about `mode`, which is that of the belief; its
 * covariance must be sound. INS_WORLD without memory. */
enum ins_status ins_revert_draw(const struct ins_cases *cases, const struct ins_belief_of *of,
                                const struct ins_fitted *mode, unsigned long seed, int count,
                                struct ins_inflow_draw *draw, struct ins_reverting *how,
                                struct ins_error *error);

#endif
