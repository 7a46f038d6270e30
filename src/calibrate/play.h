/* calibrate/play.h - what worlds say of the figures that were observed.
 *
 * A world is a point z of standard normal numbers, one for each uncertain key: the key takes the value of
 * its law at the share of the normal law below z. With the inflow of the past on record a world has one
 * future, which is played once and whole.
 */
#ifndef INS_CALIBRATE_PLAY_H
#define INS_CALIBRATE_PLAY_H

#include "calibrate/observed.h"
#include "instroom/answers.h"
#include "scenario/case.h"

struct ins_worlds_play;

/* For the plan of a resolved scenario whose worlds differ by laws alone, and which must outlive it.
 * INS_WRONG: no uncertain keys, an ensemble among them, or an inflow that is left to chance in some month,
 * which is named. */
enum ins_status ins_worlds_play_create(const struct ins_plan *plan, const struct ins_observed *observed,
                                       const struct ins_options *options, struct ins_worlds_play **made,
                                       struct ins_error *error);
void ins_worlds_play_free(struct ins_worlds_play *play);

/* Uncertain keys, and the path of each. */
int         ins_worlds_play_keys(const struct ins_worlds_play *play);

/* value[keys] at z[keys]. */
void ins_worlds_play_values(const struct ins_worlds_play *play, const double *z, double *value);

/* model[count][figures] of the worlds z[count][keys], NaN in a world that is no scenario or whose books do
 * not close. INS_STOPPED where a stop was asked for; INS_WORLD without memory. */
enum ins_status ins_worlds_play_all(struct ins_worlds_play *play, const double *z, int count, double *model,
                                    struct ins_error *error);

#endif
