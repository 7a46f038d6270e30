/* scenario/worlds.h - what differs from world to world where keys are not known.
 *
 * `uncertain` gives a key a law, `ensemble` a column of a file, whose rows go together. The futures
 * of a block share a world, and every policy that is compared meets the same worlds: a world is a
 * point of the unit cube, one coordinate for each file and for each law, in this order.
 * (engine/worlds.h).
 *
 * A key that a command sets in a scenario has that value in all worlds (ins_worlds_fix); one that is
 * moved by a step or a factor is moved in each (7.7).
 */
#ifndef INS_SCENARIO_WORLDS_H
#define INS_SCENARIO_WORLDS_H

#include "scenario/case.h"
#include "scenario/checked.h"
#include "scenario/ensemble.h"

struct ins_world_key {
    struct ins_handle handle;
    char path[INS_PATH];
    int  file;   /* place of the ensemble; -1: a law of its own */
    int  place;  /* column, or index in scenario.uncertain */
    bool inflow; /* it decides what is drawn, not what is done about it */
};

struct ins_worlds {
    bool                 lent; /* the ensembles are another's */
    int                  files;
    struct ins_ensemble *ensemble[INS_ENSEMBLES];
    int                  laws;
    int                  keys;
    struct ins_world_key key[INS_WORLD_KEYS]; /* by file and column, then the laws */
};

enum {
    INS_WORLD_CUBE = INS_ENSEMBLES + INS_UNCERTAIN_KEYS, /* room for coordinates */
    INS_WORLD_MOST = 40                                  /* of them, at most */
};

/* What the laws and columns must agree on with the keys that they name, and with each other. */
void ins_check_uncertain_keys(const struct ins_checked *c);

/* Laws without INS_BY_PARAMETERS and quantiles. */
void ins_resolve_uncertain_keys(struct ins_scenario *resolved);

/* The worlds of a scenario as written, its ensembles read; NULL where all keys are known, or after a
 * mistake. `origins` and `report` as for reading. */
struct ins_worlds *ins_worlds_create(const struct ins_scenario *written,
                                     const struct ins_origins *origins, struct ins_report *report);
/* The same with ensembles that were read before, which are its own then. */
struct ins_worlds *ins_worlds_create_of(const struct ins_scenario *written,
                                        struct ins_ensemble *const *ensemble, int files,
                                        const struct ins_origins *origins,
                                        struct ins_report        *report);
/* The same with the ensembles of another, which must outlive them. */
struct ins_worlds *ins_worlds_create_like(const struct ins_scenario *written,
                                          const struct ins_worlds   *other,
                                          const struct ins_origins  *origins,
                                          struct ins_report         *report);
void ins_worlds_free(struct ins_worlds *worlds);

/* Let a scenario have these worlds; NULL: none. */
void ins_worlds_give(struct ins_scenario *scenario, const struct ins_worlds *worlds);

/* The key at `offset` has one value in all worlds; false where it had, or is none of theirs. */
bool ins_worlds_fix(struct ins_scenario *scenario, size_t offset);

/* It is moved in each of them, on top of what it was moved before (7.7). */
void ins_worlds_step(struct ins_scenario *scenario, size_t offset, double factor, double step);

/* Whether keys differ between worlds still: of what is drawn, or of what is done about it. */
bool ins_worlds_differ(const struct ins_scenario *scenario, bool inflow);

/* How many keys differ. */
int ins_worlds_count(const struct ins_scenario *scenario);

/* value[keys] at the point u[files + laws] of a resolved scenario. */
void ins_worlds_values(const struct ins_scenario *scenario, const double *u, double *value);

/* Give `own`, a copy of the resolved scenario `base` but for what earlier calls wrote, the values of
 * a world: those of the inflow, or the others, as the tower sees them. INS_WRONG where the world makes
 * no scenario, with its key. */
enum ins_status ins_worlds_lay(const struct ins_scenario *base, const double *value, bool inflow,
                               struct ins_scenario *own, struct ins_error *error);

/* "row 17 of worlds.csv" of each file, or "" where there are laws alone. */
char *ins_worlds_place(const struct ins_worlds *worlds, const double *u, char *text, size_t room);

#endif
