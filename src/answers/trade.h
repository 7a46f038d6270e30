/* answers/trade.h - yearly budget against buffer, at equal safety.
 *
 * With more budget each year a smaller buffer keeps the norm in the same share of futures. Along that
 * line
 *     dB / db = - ( dP/db ) / ( dP/dB )                                               (6.40)
 * with the chance P of the norm, the buffer B and the yearly budget b. The numerator is counted on
 * the same futures with a little more and a little less of every year's budget, so that its error is
 * that of pairs; the denominator is the share of futures whose least size lies in the interval of the
 * norm buffer, over its width.
 */
#ifndef INS_ANSWERS_TRADE_H
#define INS_ANSWERS_TRADE_H

#include "answers/norm.h"

/* Euro of norm buffer that one euro of budget a year saves, with its error; NaN where there is no
 * norm buffer, or none is needed. INS_WORLD, INS_STOPPED as of ins_futures_play(). */
enum ins_status ins_trade_slope(const struct ins_scenario *scenario, enum ins_filling filling,
                                const struct ins_norm_answer *norm,
                                const struct ins_options *options, struct ins_estimate *slope,
                                struct ins_error *error);

/* The line of equal safety: the norm buffer with every year's budget so many times what it is, on the
 * same futures, the first 4,096 at most. */
enum { INS_EQUAL_POINTS = 7 };
struct ins_equal_point {
    double              budget; /* euro a year, the mean over the months of the horizon */
    struct ins_estimate norm;   /* euro; infinite: none keeps it */
};
struct ins_equal_safety {
    int                    points;
    struct ins_equal_point point[INS_EQUAL_POINTS]; /* ascending in budget */
};
enum ins_status ins_trade_equal(const struct ins_scenario *scenario, enum ins_filling filling,
                                const struct ins_options *options, struct ins_equal_safety *equal,
                                struct ins_error *error);

/* Euro of budget.annual a year, the mean over the months of the horizon. */
double ins_trade_yearly(const struct ins_scenario *scenario);

#endif
