/* answers/split.h - structural money and a buffer for swings, told apart.
 *
 * Played once on the expected arrivals, as sure numbers and with unlimited funding: from today's
 * stock, and from a stock of target_months of work with nothing overdue. What a year costs beyond its
 * budget is then
 *     structural  what it would cost with that stock, less the budget,
 *     stock       what today's backlog costs more than that,
 *     swings      what the futures cost more on average than the expected arrivals do
 * and the three add up to the expected gap of the year: (6.37). The carrying budget is the one that
 * pays all of the expected arrivals, its volume share included: (6.38). With it what is left for a
 * buffer is the swings.
 *
 * Cost at the mean inflow is not mean cost, and the level of the inflow, a median, is not the mean on
 * which work comes: all is worked out on the mean. Errors are those of the futures the means rest on,
 * by the jackknife over groups of blocks (Tukey, 1958).
 */
#ifndef INS_ANSWERS_SPLIT_H
#define INS_ANSWERS_SPLIT_H

#include "answers/norm.h"

struct ins_split_year {
    int                 year;
    int                 months; /* inside the horizon */
    struct ins_estimate structural, stock, swings; /* euro */
    struct ins_estimate gap;                       /* E cost - budget, euro */
    struct ins_estimate carrying;                  /* a budget.annual, euro; NaN: none carries */
    struct ins_estimate budget;                    /* at the expected arrivals, euro */
};

/* A scenario's buffers with another budget. */
struct ins_split_case {
    bool                exists; /* there is such a budget */
    struct ins_estimate liquidity, norm; /* euro; norm infinite: none reaches */
    struct ins_estimate p_norm, p_norm_none, p_norm_max;
};

struct ins_split {
    int64_t               futures; /* on which it rests, the first ones */
    int                   years;
    struct ins_split_year year[INS_YEARS];
    struct ins_split_case carried, carried_no_stock;
};

/* `filling` is the rule by which the buffers are filled. INS_WORLD, INS_STOPPED as of
 * ins_futures_play(). */
enum ins_status ins_split_create(const struct ins_scenario *scenario, enum ins_filling filling,
                                 const struct ins_options *options, struct ins_split **made,
                                 struct ins_error *error);
void            ins_split_free(struct ins_split *split);

#endif
