/* answers/anchors.h - published figures to hold a replay against.
 *
 * A CSV with the header month,what,column,over,published,low,high,confidence,source: a month, what
 * the figure is, a column of `path` (or up to four with + between them), over how many months up to
 * it the column is summed (1: that month's own value), the published figure with its range where
 * there is one, how sure it is, and where it stands. Lines that begin with # are comments; a comma
 * in a source ends no cell, as it is the last one.
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
