/* scenario/assumptions.h - every key that differs from its default, and what is said of it.
 *
 * The log of assumptions: key, value, the default in its place, where it was set, and from
 * `sources` or the scenario's own comments (notes.h) where the value comes from and how far it
 * can be trusted. Names and the design of a sweep assume nothing and are left out.
 */
#ifndef INS_SCENARIO_ASSUMPTIONS_H
#define INS_SCENARIO_ASSUMPTIONS_H

#include "base/error.h"
#include "scenario/case.h"
#include "scenario/locate.h"

struct ins_assumption {
    const struct ins_key *key;
    char                  path[INS_PATH]; /* tracks.asylum.hours */
    char                 *value;          /* as a scenario writes it; owned, as are the others */
    char                 *otherwise;      /* the default; "" where the key is required */
    char                 *where;          /* FILE:LINE, --set */
    char                 *source;         /* "" where nothing is said */
    enum ins_confidence   confidence;
};

struct ins_assumptions {
    struct ins_assumption *row;
    int                    count;
};

/* In the order of the table of keys. INS_WORLD: no memory. Clear it either way. */
enum ins_status ins_case_assumptions(const struct ins_case *c, struct ins_assumptions *made,
                                     struct ins_error *error);
void            ins_assumptions_clear(struct ins_assumptions *assumptions);

#endif
