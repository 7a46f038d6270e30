/* answers/control_variates.h - control variates: means corrected by what is known beforehand.
 *
 * The inflow that a sample of futures drew lies a little beside its expectation, which is
 * known (model/covariates.h). A regression of a result on the covariates says how much of its error
 * that explains; the rest is the error that remains (Glasserman, Monte Carlo Methods in
 * Financial Engineering, 2003, section 4.1).
 */
#ifndef INS_ANSWERS_CONTROL_VARIATES_H
#define INS_ANSWERS_CONTROL_VARIATES_H

#include <stdint.h>

#include "base/error.h"
#include "engine/futures.h"
#include "engine/summary.h"
#include "scenario/scenario.h"

struct ins_control_variates;

/* Room for the controls of `futures` futures of a scenario. */
enum ins_status ins_control_variates_create(const struct ins_scenario *scenario, int64_t futures,
                                    struct ins_control_variates **made, struct ins_error *error);
void ins_control_variates_free(struct ins_control_variates *controls);

/* Take a block (played->covariates); may be called on several threads for different blocks. */
void ins_control_variates_collect(struct ins_control_variates *controls,
                                  const struct ins_played     *played);

/* Work out the regression, once all blocks are taken. `unit` futures in a row count as one
 * observation: 2 for antithetic pairs. */
enum ins_status ins_control_variates_finish(struct ins_control_variates *controls, int unit,
                                    struct ins_error *error);

/* The corrected mean of `values`, [future], and the error that remains (6.19). */
struct ins_mean ins_control_variates_mean(const struct ins_control_variates *controls,
                                          const double                      *values);

#endif
