/* scenario/resolve.h - from the scenario as written to the one the model reads.
 *
 * Everything derived is worked out anew from what is written, so that a scenario with one key
 * changed is resolved as if it had been written so.
 */
#ifndef INS_SCENARIO_RESOLVE_H
#define INS_SCENARIO_RESOLVE_H

#include "scenario/scenario.h"

/* `written` has passed ins_check(); `resolved` is written in full and may not be the same
 * object. No allocation, no failure. */
void ins_resolve(const struct ins_scenario *written, struct ins_scenario *resolved);

/* Work out again what hangs on keys of the inflow that were given other values in `s`, a copy of the
 * resolved scenario `base`: first undo, so that lists stand as they were written; then set keys; then
 * resolve. What the past was, as tracks.decided_before, stays that of `base`. */
void ins_resolve_undo_inflow(const struct ins_scenario *base, struct ins_scenario *s);
void ins_resolve_inflow(const struct ins_scenario *base, struct ins_scenario *s);

/* The same of all other keys, for which there is nothing to undo. */
void ins_resolve_service(const struct ins_scenario *base, struct ins_scenario *s);

#endif
