/* answers/given.h - an answer for each given path, and the weight at which the answer turns.
 *
 * Each path is played alone on the same futures. It takes no other random number (1.6), so that the
 * paths differ by nothing but themselves, and what is told of one rests on those futures alone, as
 * if its file held no other path.
 *
 * The chance of the norm under other weights is that of the paths by their weights, from each future's
 * own least sizes (6.45). The answer turns at the weight of a path, the others in proportion, at
 * which that chance is the confidence asked for, without a buffer or with all the money there is:
 * (6.46). Its interval holds the weights at which the chance is within 1.96 errors of the
 * confidence (Fieller, J. Royal Statistical Society B 16, 1954), and what the exact interval of a path
 * leaves open whose futures all agree.
 */
#ifndef INS_ANSWERS_GIVEN_H
#define INS_ANSWERS_GIVEN_H

#include "answers/norm.h"

enum { INS_GIVEN_PATHS = 8, INS_GIVEN_SIDES = 2 };

struct ins_given_path {
    const char         *name;   /* of the scenario's paths */
    double              weight; /* share of 1 */
    struct ins_estimate liquidity;
    struct ins_estimate norm;   /* euro; infinite: none reaches */
    struct ins_estimate p_norm; /* at that buffer; where none reaches, with no order held back */
    struct ins_estimate p_norm_none, p_norm_max;
    struct ins_estimate p_norm_told; /* with the buffer that was told of all paths together */
};

/* The nearest turn of all paths. */
struct ins_given_turn {
    int                 path;   /* whose weight it is; -1: no weight turns the answer */
    bool                needed; /* whether a buffer is needed turns; else whether one is enough */
    struct ins_estimate weight; /* share of 1 */
    double              side[INS_GIVEN_SIDES]; /* weights in whole hundredths below and above it */
    struct ins_estimate norm[INS_GIVEN_SIDES]; /* the norm buffer there, euro; infinite: none */
};

struct ins_given {
    int64_t               futures; /* of each path: the first ones */
    int                   paths;
    struct ins_given_path path[INS_GIVEN_PATHS];
    struct ins_given_turn turn;
};

/* Whether the scenario's paths are so few that each is told. */
bool ins_given_told(const struct ins_scenario *scenario);

/* `told` is the norm buffer of all paths together, infinite where none reaches. INS_WORLD, INS_STOPPED
 * as of ins_futures_play(). */
enum ins_status ins_given_find(const struct ins_scenario *scenario, enum ins_filling filling,
                               double told, const struct ins_options *options,
                               struct ins_given *given, struct ins_error *error);

#endif
