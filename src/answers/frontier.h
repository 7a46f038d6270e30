/* answers/frontier.h - the buffer sizes that are shown of a scenario. */
#ifndef INS_ANSWERS_FRONTIER_H
#define INS_ANSWERS_FRONTIER_H

#include "answers/trials.h"

enum { INS_FRONTIER = 24 }; /* sizes, at most */

/* Sizes for people, euro, ascending: whole steps up to where 95 in 100 futures want no more, one at
 * 99 in 100, and the one from which on money changes nothing. Returns their number. */
int ins_frontier_sizes(const struct ins_trials *trials, double sizes[INS_FRONTIER]);

#endif
