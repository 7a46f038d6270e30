/* model/covariates.h - what drove the inflow of a future, and what is known of it beforehand.
 *
 * Mean shock (with the walk of the level), mean surge and the share of months in each regime, each over a quarter of the
 * horizon. Their expectations, and those of the products of two mean shocks, follow from the
 * laws of the inflow, (1.41) to (1.45), without playing a future: they are control variates.
 */
#ifndef INS_MODEL_COVARIATES_H
#define INS_MODEL_COVARIATES_H

#include "scenario/scenario.h"

enum {
    INS_PARTS        = 4,
    INS_COVARIATE_KINDS = 2 + INS_REGIMES, /* shock, surge, regime 0, 1, ... */
    INS_COVARIATES      = INS_PARTS * INS_COVARIATE_KINDS
};

/* Row of a driver: kind 0 the shock, 1 the surge, 2 + r regime r. */
static inline int ins_covariate(int part, int kind)
{
    return part * INS_COVARIATE_KINDS + kind;
}

/* The quarter of a horizon of `months` in which month t lies, and how many months it has. */
int ins_covariate_part(int t, int months);
int ins_covariate_months(int part, int months);

struct ins_covariates {
    double mean[INS_COVARIATES];
    double product[INS_PARTS][INS_PARTS]; /* of the mean shocks of two quarters */
};

/* Expectations of a resolved scenario. */
void ins_covariates_expect(const struct ins_scenario *scenario, struct ins_covariates *covariates);

#endif
