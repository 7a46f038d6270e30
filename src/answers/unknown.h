/* answers/unknown.h - how large the buffer must be where keys are not known.
 *
 * Beside the buffers for the scenario's own figures stands what not knowing them does: the chance
 * to keep the norm at each size over all worlds, how the norm buffer differs between worlds, and the
 * size with the least expected loss over all of them. A world is played by INS_LANES futures; what
 * so few add to the differences is taken out (engine/mixing.h).
 */
#ifndef INS_ANSWERS_UNKNOWN_H
#define INS_ANSWERS_UNKNOWN_H

#include "answers/frontier.h"

struct ins_unknown_point {
    double              buffer; /* euro */
    struct ins_estimate p_norm; /* over all worlds, its error by blocks */
};

struct ins_unknown {
    int64_t worlds; /* that were played; an unfinished one is left out of the spread */
    int     points;
    struct ins_unknown_point frontier[INS_FRONTIER]; /* ascending */

    /* The norm buffer between worlds (6.85), euro: in 5, 50 and 95 in 100 of them no more is needed.
     * Infinite: in so many worlds there is none. `none`: the share of those. */
    struct ins_estimate p05, p50, p95, none;

    struct ins_estimate best; /* euro; low and high: the range that is as good (6.34) */
};

/* For a resolved scenario whose worlds differ, the buffer filled as it says. */
enum ins_status ins_unknown_find(const struct ins_scenario *scenario,
                                 const struct ins_options *options, struct ins_unknown *unknown,
                                 struct ins_error *error);

/* The same with all figures as the scenario says, and all else as it was. */
void ins_unknown_forget(struct ins_scenario *scenario);

#endif
