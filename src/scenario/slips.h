/* scenario/slips.h - units that are easily mixed up: a year's figure for a month's, percent for a
 * share, thousands for euro.
 *
 * The table of keys says what a value usually is. One that lies within its range and far outside
 * that draws a warning, which names the slip that would bring it back.
 */
#ifndef INS_SCENARIO_SLIPS_H
#define INS_SCENARIO_SLIPS_H

#include <stdbool.h>
#include <stddef.h>

#include "scenario/keys.h"

/* Zero is never a slip: it says that there is none of it. */
bool ins_slip_is_usual(const struct ins_key *key, double value);

/* What would bring `value` back to what is usual for `key`, the likeliest slip and the next:
 * "; if it is a year's share, write 0.0106". Writes "" where none would, at most `room` bytes into
 * `text`, and returns it. */
char *ins_slip_hint(const struct ins_key *key, double value, char *text, size_t room);

/* "30.000" as it was written: one point and three digits behind it, as thousands are grouped. */
bool ins_slip_is_grouped(const char *words);

#endif
