/* engine/futures.h - many futures on many lanes and threads, in one order.
 *
 * Futures are played in blocks of INS_LANES. The inflow of a block is drawn once and played
 * under every plan. Block b holds the futures b INS_LANES ... and writes only their slots, so
 * that no result depends on the number of threads, on the vector level or on which thread
 * came first.
 */
#ifndef INS_ENGINE_FUTURES_H
#define INS_ENGINE_FUTURES_H

#include <stdint.h>

#include "base/error.h"
#include "instroom/answers.h"
#include "model/inflow.h"
#include "model/month.h"

/* A block that has been played under one plan. */
struct ins_played {
    int                     plan;  /* which */
    const struct ins_plan  *of;    /* the plan itself */
    int64_t                 first; /* slot of lane 0 */
    int                     count; /* lanes that count, 1 ... INS_LANES */
    const struct ins_world *world; /* the end of the horizon, and the tally */
    const struct ins_row   *arrivals; /* [month][track] primary ones, cases */
    const struct ins_row   *tape;  /* [month][column]; NULL without columns */
    const struct ins_row   *covariates; /* [INS_COVARIATES] of the inflow; NULL where not asked for */
    const struct ins_block *block; /* whose numbers were drawn */
};

/* Called on the thread that played the block; writes into slots first ... first + count - 1
 * and nowhere else. */
typedef void ins_collect(void *context, const struct ins_played *played);

/* Inflow for several plays of the same futures in the same order: that of the first blocks, as many
 * as there is room for, is drawn by the first play that needs it and kept. Not for those who ask for
 * what drove it. */
struct ins_drawn {
    int64_t         blocks;
    int             rows;     /* of a block: month x track */
    struct ins_row *arrivals; /* [block][row] */
    bool           *known;    /* [block] */
};

/* Room for no more than `bytes`, which may be none. */
enum ins_status ins_drawn_create(const struct ins_inflow_plan *inflow, int64_t futures,
                                 size_t bytes, struct ins_drawn **drawn, struct ins_error *error);
void ins_drawn_free(struct ins_drawn *drawn);

struct ins_play {
    const struct ins_inflow_plan *inflow;
    const struct ins_plan *const *plan; /* [plans], all of the inflow's months and tracks */
    int            plans;
    uint64_t       seed;
    int64_t        begin;   /* first slot, a multiple of INS_LANES: 0 ... begin - 1 are not played */
    int64_t        futures; /* slots end here */
    const int64_t *number;  /* [futures] which futures, from 0; NULL: 0, 1, 2 ... */
    int            columns; /* of the tape; 0: none */
    const size_t  *offset;  /* [columns] inside struct ins_world */
    enum ins_sampling sampling;
    bool           covariates; /* hand out what drove the inflow */
    struct ins_drawn *drawn; /* or NULL */
    const struct ins_options *options; /* NULL: as good as {0} */
    double progress_from, progress_to; /* part of the whole that this play is; 0, 0: all */
    /* NULL, or whether a plan must be played on the block whose first slot is `first`. */
    bool (*needed)(const void *context, int plan, int64_t first);
    ins_collect *collect;
    void        *context;
};

/* INS_WORLD when memory runs out or the books of a future do not close (a fault of the program,
 * reported as such); INS_STOPPED when options->stop was set: the slots are incomplete then. */
enum ins_status ins_futures_play(const struct ins_play *play, struct ins_error *error);

/* Threads that `options` ask for. */
int ins_futures_threads(const struct ins_options *options);

#endif
