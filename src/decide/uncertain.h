/* decide/uncertain.h - the answers of a scenario as a function of its uncertain keys.
 *
 * A point of the unit cube gives the keys of sweep.axes their values, each by inversion of its
 * law; the scenario is played with them, every point on the same futures (common random numbers).
 * Neighbouring points that share their inflow are played together.
 */
#ifndef INS_DECIDE_UNCERTAIN_H
#define INS_DECIDE_UNCERTAIN_H

#include "decide/indices.h"
#include "instroom/answers.h"
#include "scenario/case.h"
#include "sweep/layout.h"

/* Answers, and each of them again from the even futures alone and from the odd ones: what the two
 * halves differ by from point to point is the noise of so many futures. */
enum ins_uncertain_answer {
    INS_UNCERTAIN_LIQUIDITY, /* euro */
    INS_UNCERTAIN_P_NORM,
    INS_UNCERTAIN_SOCIAL, /* euro, mean */
    INS_UNCERTAIN_ANSWERS,
    INS_UNCERTAIN_OUTPUTS = 3 * INS_UNCERTAIN_ANSWERS
};
extern const char *const ins_uncertain_name[INS_UNCERTAIN_ANSWERS];

struct ins_uncertain;

/* INS_WRONG: there are no axes, their design is a grid, or there are fewer than four futures. The
 * case must outlive it. `points` is how many will be asked for, for progress. */
enum ins_status ins_uncertain_create(const struct ins_case *scenario, int64_t points,
                                     const struct ins_options *options,
                                     struct ins_uncertain **made, struct ins_error *error);
void ins_uncertain_free(struct ins_uncertain *uncertain);

/* As a response of INS_UNCERTAIN_OUTPUTS outputs; good as long as `uncertain`. */
struct ins_response ins_uncertain_response(struct ins_uncertain *uncertain);

#endif
