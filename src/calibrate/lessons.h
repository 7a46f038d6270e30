/* calibrate/lessons.h - what the record has taught: keys, figures, and how far the model is off.
 *
 * Which figures taught a key is told by leaving them out: the worlds get the weights that they would have
 * without (importance sampling, Gelfand, Dey and Chang, 1992), as long as those are worth enough of them.
 */
#ifndef INS_CALIBRATE_LESSONS_H
#define INS_CALIBRATE_LESSONS_H

#include "calibrate/calibrate.h"

/* From the worlds of `smc`, whose rows kept are what they say of each figure. */
enum ins_status ins_lessons_learn(struct ins_calibration *c, const struct ins_likelihood *likelihood,
                                  const struct ins_smc *smc, struct ins_error *error);

#endif
