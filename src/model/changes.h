/* model/changes.h - keys that change in time: from one stretch of months to the next.
 *
 * A plan is worked out anew for each stretch of months in which its keys stay the same. The
 * state of a block goes on through the change; only what a month hands to the next already
 * multiplied by a key is worked out anew:
 *
 *   the stock in hours   that of the backlog at the hours of a case now in force
 *   survival             of cases and cohorts: the product of what stayed, month by month
 *   the ledger           what was used so far keeps the prices of its own months
 *
 * Without changes none of this is entered.
 */
#ifndef INS_MODEL_CHANGES_H
#define INS_MODEL_CHANGES_H

#include "model/month.h"
#include "plan/plan.h"

/* Rows of memory for the plan as it stands in the month that is played; 0 without changes. */
int ins_changes_rows(const struct ins_plan *plan);

/* That plan, in ins_changes_rows() rows at `memory`, as of month 0; NULL without changes. */
struct ins_plan *ins_changes_begin(const struct ins_plan *plan, struct ins_row *memory);

/* Before month t: lead `now` and the world into it. */
void ins_changes_enter(const struct ins_plan *plan, int t, struct ins_plan *now,
                       struct ins_world *world);

#endif
