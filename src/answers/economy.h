/* answers/economy.h - the buffer with the least expected social cost.
 *
 * Every size tried has a mean social cost and costs its holding rate; the bootstrap draws the
 * futures again, with replacement and the same ones for every size (Efron, 1979), and asks
 * each time which size is cheapest.
 */
#ifndef INS_ANSWERS_ECONOMY_H
#define INS_ANSWERS_ECONOMY_H

#include "answers/trials.h"

/* Euro that holding one euro costs over the horizon. */
double ins_economy_holding(const struct ins_scenario *scenario);

/* The smallest of the cheapest sizes tried (6.34). */
const struct ins_trial *ins_economy_best(const struct ins_trials *trials);

/* Its 95 % interval by the bootstrap: low and high of `estimate`. */
enum ins_status ins_economy_interval(const struct ins_trials *trials,
                                     struct ins_estimate *estimate, struct ins_error *error);

#endif
