/* fit/playing.h - what worlds of the inflow come to, month by month: (1.1) to (1.5), (1.11), (1.12), for
 * the total of all tracks, without a scenario around it.
 */
#ifndef INS_FIT_PLAYING_H
#define INS_FIT_PLAYING_H

#include <gsl/gsl_rng.h>

#include "fit/posterior.h"

enum { INS_PLAYING = 1024, INS_PLAYING_MONTHS = 24, INS_PLAYING_OF_WORLD = INS_PLAYING / INS_POSTERIOR_DRAWS };

/* Cases, a path a row, from the month after the record on. */
struct ins_playing {
    double cases[INS_PLAYING][INS_PLAYING_MONTHS];
};

/* Four paths of each world; `first` is the calendar month (0: January) of the first month. */
void ins_playing_run(const struct ins_inflow_draw *world, int first, gsl_rng *rng,
                    struct ins_playing *paths);

#endif
