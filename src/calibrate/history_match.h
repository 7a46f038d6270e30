/* calibrate/history_match.h - which figures no world meets: history matching (Craig et al., 1997).
 *
 * Worlds are spread over the laws of the uncertain keys, and for each figure two more are played that lie
 * farthest along the direction in which it rises and falls most. A figure that lies beyond all of them by
 * more than three of its errors is met by no world: no calibration can mend that, and one that tries
 * spoils its keys.
 */
#ifndef INS_CALIBRATE_HISTORY_MATCH_H
#define INS_CALIBRATE_HISTORY_MATCH_H

#include "calibrate/calibrate.h"

/* Fills before, least, most and unmet of each figure, and what is known of keys beforehand. */
enum ins_status ins_history_match(struct ins_calibration *c, const struct ins_likelihood *likelihood,
                               struct ins_worlds_play *play, struct ins_error *error);

#endif
