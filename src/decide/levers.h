/* decide/levers.h - what a step of each lever is worth.
 *
 * The scenario is played once as it is and once with each lever moved one step, all on the same
 * futures; the differences have paired errors (decide/contrast.h).
 */
#ifndef INS_DECIDE_LEVERS_H
#define INS_DECIDE_LEVERS_H

#include "decide/point_estimates.h"
#include "instroom/decide.h"
#include "scenario/scenario.h"

/* The levers, in the order of the table. */
enum ins_lever_name {
    INS_LEVER_SHORTER_TRAINING,
    INS_LEVER_LONGER_TRAINING,
    INS_LEVER_RECRUITMENT,
    INS_LEVER_MAX_INTAKE,
    INS_LEVER_INTAKE_EVERY,
    INS_LEVER_ABSORPTION,
    INS_LEVER_MENTORING,
    INS_LEVER_DROPOUT,
    INS_LEVER_ATTRITION,
    INS_LEVER_STARTING_STAFF,
    INS_LEVER_FLEX_POOL,
    INS_LEVER_FLEX_LEAD_TIME,
    INS_LEVER_FLEX_TERM,
    INS_LEVER_FLEX_PRODUCTIVITY,
    INS_LEVER_OVERTIME,
    INS_LEVER_REPORTING_LAG,
    INS_LEVER_PATIENCE,
    INS_LEVER_FORECAST,
    INS_LEVER_HOURS_PER_CASE,
    INS_LEVER_BUDGET,
    INS_LEVER_INFORMATION_LAG,
    INS_LEVER_VOLUME_SHARE,
    INS_LEVERS
};

/* Why a lever is left out. */
enum ins_lever_why {
    INS_LEVER_MOVES,     /* it is not */
    INS_LEVER_AT_END,    /* it point_sets at the end of its range */
    INS_LEVER_NO_LIMIT,  /* there is no limit that could be moved */
    INS_LEVER_NO_POOL,   /* no flexible shell */
    INS_LEVER_NO_TOWER,  /* the control tower does not steer */
    INS_LEVER_NO_HIRES,  /* nobody is ever hired */
    INS_LEVER_NO_VOLUME, /* no part of the budget follows the volume */
    INS_LEVER_WHYS
};

struct ins_lever {
    enum ins_lever_name name;
    enum ins_lever_why  why;
    double              from, to; /* of the key; factors for keys of many values; NaN for words */
    struct ins_estimate change[INS_POINT_ROWS]; /* the quantity at `to` less that at `from` */
};

struct ins_levers {
    const struct ins_case *source; /* borrowed */
    struct ins_scenario    scenario;
    int64_t                futures;
    struct ins_estimate    base[INS_POINT_ROWS]; /* norm infinite: no buffer keeps it */
    int                    count, left_out;
    struct ins_lever       lever[INS_LEVERS];   /* those that move, the largest change of the
                                                   liquidity buffer first; then those left out */
};

/* What a lever is. */
struct ins_lever_kind {
    const char *name; /* as in JSON */
    const char *key;  /* path; with a * for each element */
    const char *unit;
    double      step; /* of the key; 0 for words; of the factor 1 where the key has many values */
    const char *words[2]; /* from and to, where the values are words */
};
const struct ins_lever_kind *ins_lever_kind(enum ins_lever_name name);

/* Move a lever in a copy of a scenario as written. `lever` gets from, to and why. */
enum ins_status ins_lever_move(enum ins_lever_name name, const struct ins_scenario *written,
                               const struct ins_scenario *resolved, struct ins_scenario *moved,
                               struct ins_lever *lever, struct ins_error *error);

#endif
