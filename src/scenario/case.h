/* scenario/case.h - inside a case: the scenario, and one key turned at a time.
 *
 * A case holds a scenario twice: as written (what is not given stands as NaN or a count of 0)
 * and resolved (what the model reads). A solver or a sweep copies the written one, sets keys
 * by their handles and resolves it again, so that derived defaults follow:
 *
 *     struct ins_scenario point = *ins_case_written(c), resolved;
 *     ins_scenario_find(&point, "academie.lead_time", &lead_time, error);       (once)
 *     ins_scenario_set(&point, &lead_time, 9.0, error);                         (every point)
 *     ins_scenario_resolve(&point, &resolved, error);
 */
#ifndef INS_SCENARIO_CASE_H
#define INS_SCENARIO_CASE_H

#include "base/error.h"
#include "instroom/scenario.h"
#include "scenario/keys.h"
#include "scenario/scenario.h"
#include "scenario/value.h"

struct ins_account;

/* An answer holds its case for as long as it lives, so that either may be freed first: hold counts
 * one more user, release one less, and ins_case_free() is a release. release(NULL) does nothing. */
const struct ins_case *ins_case_hold(const struct ins_case *c);
void                   ins_case_release(const struct ins_case *c);

/* The same scenario with settings laid over it, each value with the place that it has there; `base`
 * lives on for as long as it does. A record, given paths and ensembles are those of `base`, by the
 * months of the calendar. For questions, which reach no file. */
enum ins_status ins_case_vary(const struct ins_case *base, const char *const *settings, int count,
                              struct ins_case **made, struct ins_error *error);

/* Both live as long as the case. */
const struct ins_scenario *ins_case_scenario(const struct ins_case *c);
const struct ins_scenario *ins_case_written(const struct ins_case *c);

/* What was read of the record and of the given paths; NULL: it has none. Both live as long as the case. */
enum ins_case_record { INS_CASE_HISTORY, INS_CASE_PATHS, INS_CASE_RECORDS };
const struct ins_account *ins_case_account(const struct ins_case *c, enum ins_case_record which);

/* What the case is called in messages: its path, or "standard input". */
const char *ins_case_name(const struct ins_case *c);

/* The text whose SHA-256 names this scenario: the resolved text, and the record of a history by
 * its figures in place of its path. The same on every machine. To be freed with free(); NULL
 * when memory runs out. */
char *ins_case_identity(const struct ins_case *c);

/* Let the months of a record take the place of the model's, as a history in a file would. The
 * record (of INS_MONTHS months and the scenario's tracks, from malloc()) is the case's then. */
void ins_case_replay(struct ins_case *c, struct ins_record *record);

/* The same for given paths of the inflow. */
void ins_case_follow(struct ins_case *c, struct ins_paths *paths);

/* The same for the ensembles of its worlds, which are the case's then; what the settings name has one
 * value in all of them. */
struct ins_ensemble;
enum ins_status ins_case_know(struct ins_case *c, struct ins_ensemble *const *ensemble, int files,
                              const char *const *settings, int count, struct ins_error *error);

/* A key of a scenario as written: what a sweep or a solver holds on to. It stays good for
 * every copy of the scenario that has the same lists. */
struct ins_handle {
    const struct ins_key *key;
    size_t                offset; /* of its value in struct ins_scenario */
    bool                  element; /* a double whatever the key: of a list of reals, of a change */
};

/* The handle of a single number by its path: tracks.asylum.hours, budget.annual[0].
 * INS_WRONG, with the nearest key, for anything else. */
enum ins_status ins_scenario_find(const struct ins_scenario *written, const char *path,
                                  struct ins_handle *handle, struct ins_error *error);

/* Set it, in all worlds alike. INS_WRONG for a value out of its range, or no whole number where one is due; then
 * the scenario is unchanged. No allocation; a few nanoseconds. */
enum ins_status ins_scenario_set(struct ins_scenario *written, const struct ins_handle *handle,
                                 double value, struct ins_error *error);

/* Move it from one value to another; where it differs from world to world, by as much in each. */
enum ins_status ins_scenario_step(struct ins_scenario *written, const struct ins_handle *handle,
                                  double from, double value, struct ins_error *error);

/* Whether turning this key changes what is drawn, not only what is done about it. */
bool ins_handle_is_inflow(const struct ins_handle *handle);

/* Its value; NaN where it is not given and derived (see the resolved scenario for that). */
double ins_scenario_get(const struct ins_scenario *scenario, const struct ins_handle *handle);

/* Check all that keys must agree on (ranges were checked when they were set) and derive what is
 * not given: microseconds. `resolved` is written only on INS_DONE, and must be another object. */
enum ins_status ins_scenario_resolve(const struct ins_scenario *written,
                                     struct ins_scenario *resolved, struct ins_error *error);

/* Whether two resolved scenarios draw the same primary arrivals (model/README.md, 7); false for
 * some that do, too, never true for some that do not. */
bool ins_scenario_same_inflow(const struct ins_scenario *a, const struct ins_scenario *b);

/* A scenario as written as libconfig text, as ins_case_text() without places. To be freed with
 * free(); NULL when memory runs out. */
char *ins_scenario_text(const struct ins_scenario *written);

#endif
