/* answers/controls.h - control variates: means corrected by what is known beforehand.
 *
 * The inflow that a sample of futures drew lies a little beside its expectation, which is
 * known (model/drivers.h). A regression of a result on the drivers says how much of its error
 * that explains; the rest is the error that remains (Glasserman, Monte Carlo Methods in
 * Financial Engineering, 2003, section 4.1).
 */
#ifndef INS_ANSWERS_CONTROLS_H
#define INS_ANSWERS_CONTROLS_H

#include <stdint.h>

#include "base/error.h"
#include "engine/futures.h"
#include "engine/summary.h"
#include "scenario/scenario.h"

struct ins_controls;

/* Room for the controls of `futures` futures of a scenario. */
enum ins_status ins_controls_create(const struct ins_scenario *scenario, int64_t futures,
                                    struct ins_controls **made, struct ins_error *error);
void ins_controls_free(struct ins_controls *controls);

/* Take a block (played->drivers); may be called on several threads for different blocks. */
void ins_controls_collect(struct ins_controls *controls, const struct ins_played *played);

/* Work out the regression, once all blocks are taken. `unit` futures in a row count as one
 * observation: 2 for antithetic pairs. */
enum ins_status ins_controls_finish(struct ins_controls *controls, int unit,
                                    struct ins_error *error);

/* The corrected mean of `values`, [future], and the error that remains. */
struct ins_mean ins_controls_mean(const struct ins_controls *controls, const double *values);

#endif
