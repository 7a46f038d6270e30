/* answers/replay.h - one window of the record under a scenario. */
#ifndef INS_ANSWERS_REPLAY_H
#define INS_ANSWERS_REPLAY_H

#include "answers/replayed.h"

/* What one replay after the other needs; {0} before, cleared after. */
struct ins_replay_room {
    struct ins_scenario    *written, *resolved;
    struct ins_record      *record; /* of the window */
    struct ins_inflow_plan *inflow;
    struct ins_plan        *plan;   /* of the sizes that are tried */
    double                 *slot;   /* [quantity][future] */
};
enum ins_status ins_replay_room_init(const struct ins_scenario *scenario,
                                     struct ins_replay_room *room, struct ins_error *error);
void            ins_replay_room_clear(struct ins_replay_room *room);

/* The months that the record knows in every track, of the horizon from `start` on. */
int ins_replay_covered(const struct ins_backcast *backcast, ins_date start);

/* Move the scenario to `start` and lay the record under it: room->resolved. */
enum ins_status ins_replay_move(const struct ins_backcast *backcast, ins_date start,
                                struct ins_replay_room *room, struct ins_error *error);

/* Play it: replay->start is given, all else is written. `from` and `to`: part of the progress. */
enum ins_status ins_replay_play(const struct ins_backcast *backcast, double from, double to,
                                const struct ins_options *options, struct ins_replay_room *room,
                                struct ins_replay *replay, struct ins_error *error);

#endif
