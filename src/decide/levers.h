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

enum { INS_LEVERS = 64 }; /* at most */

/* Why a lever is left out. */
enum ins_lever_why {
    INS_LEVER_MOVES,     /* it is not */
    INS_LEVER_AT_END,    /* it stands at the end of its range */
    INS_LEVER_NO_LIMIT,  /* there is no limit that could be moved */
    INS_LEVER_NO_POOL,   /* no flexible shell */
    INS_LEVER_NO_TOWER,  /* the control tower does not steer */
    INS_LEVER_NO_HIRES,  /* nobody is ever hired */
    INS_LEVER_NO_VOLUME, /* no part of the budget follows the volume */
    INS_LEVER_WHYS
};

/* What a lever is: one row of decide/lever.c. */
struct ins_lever_kind {
    const char *name;  /* as in JSON */
    const char *key;   /* path of its row in the table of keys; with a * all elements move */
    double      step;  /* of the key; of the factor 1 where the key has many values */
    const char *word;  /* to which a key that takes words is turned; else NULL */
    unsigned    needs; /* what must be there, or else it moves nothing: bits of decide/lever.c */
    const char *label, *label_nl; /* "one month shorter training", at most 32 letters */
};
const struct ins_lever_kind *ins_lever_kinds(int *count);

/* The lever of this name; NULL for none. */
const struct ins_lever_kind *ins_lever_named(const char *name);

/* The unit of its values: that of the key, or "factor". */
const char *ins_lever_unit(const struct ins_lever_kind *kind);

struct ins_lever {
    const struct ins_lever_kind *kind;
    enum ins_lever_why  why;
    double              from, to; /* of the key; factors for keys of many values; NaN for words */
    const char         *from_word; /* where the key takes words */
    struct ins_estimate change[INS_POINT_ROWS]; /* the quantity at `to` less that at `from` */
};

struct ins_levers {
    const struct ins_case *source; /* held */
    struct ins_scenario    scenario;
    int64_t                futures;
    struct ins_estimate    base[INS_POINT_ROWS]; /* norm infinite: no buffer keeps it */
    int                    count, left_out;
    struct ins_lever       lever[INS_LEVERS];   /* those that move, the largest change of the
                                                   liquidity buffer first; then those left out */
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
};

/* Move a lever in a copy of a scenario as written. `lever` gets from, to and why. */
enum ins_status ins_lever_move(const struct ins_lever_kind *kind, const struct ins_scenario *written,
                               const struct ins_scenario *resolved, struct ins_scenario *moved,
                               struct ins_lever *lever, struct ins_error *error);

/* Give its key another value in a copy of a scenario as written; a key of many values is multiplied
 * by `value`. Not for a lever of words. INS_WRONG for a value out of the key's range. */
enum ins_status ins_lever_put(const struct ins_lever_kind *kind, const struct ins_scenario *written,
                              const struct ins_scenario *resolved, double value,
                              struct ins_scenario *moved, struct ins_error *error);

#endif
