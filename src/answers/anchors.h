/* answers/anchors.h - published figures to hold a replay against.
 *
 * They come through record/published.h: month,what,value,sd,source, or the header as it was. `what` is a
 * column of `path`, or up to four with + between them, summed over the months before it where it says so.
 */
#ifndef INS_ANSWERS_ANCHORS_H
#define INS_ANSWERS_ANCHORS_H

#include "answers/replay.h"

/* Read them into backcast->anchor. INS_WRONG names file, line and what was expected. */
enum ins_status ins_anchors_read(const char *path, struct ins_backcast *backcast,
                                 struct ins_error *error);

/* Replay the record from the scenario's own start and fill in what the model says. */
enum ins_status ins_anchors_play(struct ins_backcast *backcast, const struct ins_options *options,
                                 struct ins_replay_room *room, struct ins_error *error);

#endif
