/* cli/pace.h - how a sweep gets on.
 *
 * On a terminal one line, drawn over itself: points done, points a second, time left, the best
 * point so far. Elsewhere such a line once a minute. Nothing with --quiet.
 */
#ifndef INS_CLI_PACE_H
#define INS_CLI_PACE_H

#include <stdbool.h>
#include <time.h>

#include "instroom/sweep.h"

struct ins_pace {
    struct ins_sweep *sweep; /* to be set once it is open */
    bool              drawn_over;
    struct timespec   begun, told;
};

/* How to work, with lines about it unless `quiet`. `pace` must outlive the work. */
struct ins_options ins_pace_begin(struct ins_pace *pace, int threads, bool quiet);

/* Wipe what was drawn, if anything can have been. */
void ins_pace_wipe(void);

/* One line when all is done: how long it took, and the part of it in the database. */
void ins_pace_sum_up(struct ins_sweep *sweep);

#endif
