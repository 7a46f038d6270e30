/* answers/hangs.h - on which assumption the answer about the buffer hangs most.
 *
 * The norm is played with the buffer in hand on the same futures, each of a few assumptions a tenth
 * lower and a tenth higher (whole months: by one at least). The answer hangs on the one that moves the
 * chance of the norm most.
 */
#ifndef INS_ANSWERS_HANGS_H
#define INS_ANSWERS_HANGS_H

#include <stdbool.h>

#include "engine/summary.h"
#include "instroom/answers.h"
#include "plan/plan.h"

enum ins_hang {
    INS_HANG_INFLOW, /* all of it, by an event over the whole horizon */
    INS_HANG_STOCK,
    INS_HANG_HOURS,
    INS_HANG_ATTRITION,
    INS_HANG_HOURS_WORKED,
    INS_HANG_LEAD_TIME,
    INS_HANG_INTAKE,
    INS_HANG_POOL,
    INS_HANG_BUDGET,
    INS_HANGS
};

/* The row of the table of keys that an assumption stands for. */
extern const char *const ins_hang_key[INS_HANGS];

/* The same of a scenario whose inflow given paths may replace. */
const char *ins_hang_key_of(const struct ins_scenario *scenario, int hang);

/* Chances of the norm. */
struct ins_hang_pair {
    struct ins_estimate less, more;
};

struct ins_hangs {
    int64_t              futures; /* the first ones */
    int                  most;    /* enum ins_hang; -1: none moves anything */
    struct ins_hang_pair chance[INS_HANGS];
};

/* With a buffer of `size` euro, infinite for all the money there is. INS_WORLD, INS_STOPPED as of
 * ins_futures_play(). */
enum ins_status ins_hangs_find(const struct ins_scenario *scenario, enum ins_filling filling,
                               double size, const struct ins_options *options,
                               struct ins_hangs *hangs, struct ins_error *error);

#endif
