/* answers/economy.h - the buffer with the least expected social cost.
 *
 * Every size tried has a mean social cost and costs its holding rate: (6.34). Near the least the
 * curve is flat, and many sizes are as good as the best by all that the futures can tell: those
 * whose expected loss lies within the error of the least. They are the answer, as a range.
 */
#ifndef INS_ANSWERS_ECONOMY_H
#define INS_ANSWERS_ECONOMY_H

#include "answers/trials.h"

/* Euro that holding one euro costs over the horizon, as they are worth in month 0. */
double ins_economy_holding(const struct ins_scenario *scenario);

/* The smallest of the cheapest sizes tried (6.34), by the cost to the state with a place in reception
 * at its full or at its marginal price: INS_TOTAL_SOCIAL_COST or INS_TOTAL_MARGINAL. */
const struct ins_trial *ins_economy_best(const struct ins_trials *trials, enum ins_total by);

/* Try more sizes around the one that is best at the full price, until it is known to a part in a thousand. */
enum ins_status ins_economy_narrow(struct ins_trials *trials, struct ins_error *error);

/* The sizes whose expected loss is within the error (half the 95 % interval) of the least: low and
 * high of `estimate`, euro; between two sizes tried on the straight line. Beyond the size from which
 * on money changes nothing only holding is paid; where that costs nothing, high is infinite. */
void ins_economy_range(const struct ins_trials *trials, enum ins_total by,
                       struct ins_estimate *estimate);

#endif
