/* scenario/uncertain.h - how well the inflow is known: inflow.uncertainty.
 *
 * Each element names a key of the inflow and the standard error of its value on a scale without
 * ends, where the errors are taken as normal: the logarithm of the value less its lowest, atanh
 * (Fisher's z, for a persistence), logit, or the value itself. Correlations with the elements
 * above complete the covariance. The value in the scenario is the median of what is drawn.
 */
#ifndef INS_SCENARIO_UNCERTAIN_H
#define INS_SCENARIO_UNCERTAIN_H

#include "scenario/checked.h"

/* What the elements must agree on with the keys they name, and with each other. */
void ins_check_uncertainty(const struct ins_checked *c);

/* Offsets, values on their scales, and a root of the covariance (Cholesky). */
void ins_resolve_uncertainty(struct ins_scenario *resolved);

#endif
