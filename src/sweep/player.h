/* sweep/player.h - points of a sweep played together, and summed up to rows.
 *
 * Points that agree in all that decides the inflow are played on the same drawn futures; of
 * those that differ only where money is never short, one is played for all. Results are
 * exact whatever points happen to share a block: a row depends on its point alone.
 */
#ifndef INS_SWEEP_PLAYER_H
#define INS_SWEEP_PLAYER_H

#include <stdbool.h>
#include <stdint.h>

#include "instroom/answers.h"
#include "sweep/batch.h"
#include "sweep/checker.h"
#include "sweep/layout.h"
#include "sweep/row.h"

enum { INS_BLOCK = 64 }; /* points of a block, at most: one bit each of a task */

/* Places place ... place + count - 1 of the order of work; those whose bit is set. */
struct ins_task {
    int64_t  place;
    int      count;
    uint64_t wanted;
};

struct ins_player_settings {
    const struct ins_layout    *layout;
    const struct ins_scenario  *written;
    const struct ins_row_names *names;
    int64_t                     futures;
    int                         block; /* points of a task, at most */
    int                         threads;
    bool                        keep; /* fill batch->values */
    const volatile int         *stop; /* or NULL */
    /* Results that are known already: the first futures of a point. Returns how many, 0 for
     * none, with values[width][that many] to be freed with ins_memory_free(). May be NULL. */
    int64_t (*known)(void *context, int64_t point, double **values);
    void *context;
};

struct ins_player; /* of one thread */
enum ins_status ins_player_create(const struct ins_player_settings *settings,
                                  struct ins_player **made, struct ins_error *error);
void            ins_player_free(struct ins_player *player);

/* Play a task. INS_WRONG where a point is no sound scenario, with its number and values;
 * INS_STOPPED, INS_WORLD as of ins_futures_play(). */
enum ins_status ins_player_play(struct ins_player *player, const struct ins_task *task,
                                struct ins_batch **made, struct ins_error *error);

/* Values kept of each future: eight results, and one more where funding is gated. */
int ins_player_width(const struct ins_scenario *scenario);

/* Bytes that the results of one point take while it is played. */
size_t ins_player_bytes(const struct ins_scenario *scenario, int64_t futures);

#endif
