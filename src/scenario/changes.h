/* scenario/changes.h - keys that change in time.
 *
 * changes = ( { start = "2022-09"; key = "tracks.asylum.legal_term"; value = 15; }, ... ): from
 * that month on the key has that value, until a later change of the same key; of two in one
 * month the one further down holds. What begins at month 0 or before holds from the start. A key
 * may change when each month reads it anew: the table of keys marks it as `varies`.
 */
#ifndef INS_SCENARIO_CHANGES_H
#define INS_SCENARIO_CHANGES_H

#include "scenario/checked.h"

/* Report what is wrong with the changes of a scenario as written. */
void ins_changes_check(const struct ins_checked *c);

/* Work out start, row and offset of each change; `scenario` has passed the check. */
void ins_changes_resolve(struct ins_scenario *scenario);

/* The row of the key that change `index` turns; NULL where its path names none that varies. */
const struct ins_key *ins_changes_key(const struct ins_scenario *scenario, int index);

/* What the value at `target` must be like: for changes[N].value the row of the key that the change
 * turns, where it names one, else the target's own row. */
const struct ins_key *ins_changes_valued(const struct ins_scenario *scenario,
                                         const struct ins_target *target);

/* The first month after `month` in which something changes; scenario->months where nothing
 * does. For a resolved scenario. */
int ins_changes_next(const struct ins_scenario *scenario, int month);

/* `now`: the resolved scenario with the values that hold in `month`. Another object. */
void ins_changes_apply(const struct ins_scenario *scenario, int month, struct ins_scenario *now);

/* `now`, which holds the values of the month before: those that change in `month`. */
void ins_changes_go_on(const struct ins_scenario *scenario, int month, struct ins_scenario *now);

/* Every later value of the key in row `path` of the table ("flex.pool"), times `factor`: for
 * those who ask what more of something would do. For a resolved scenario. */
void ins_changes_scale(struct ins_scenario *scenario, const char *path, double factor);

#endif
