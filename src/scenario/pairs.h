/* scenario/pairs.h - a scenario as lines path=value, which no parser is needed for.
 *
 * What a program has read and checked, handed to another place: the page of `instroom page` holds its
 * scenario so. One single value a line, lists element by element: budget.annual[0]=8e+07,
 * tracks[1].name=asylum. Files that a scenario names are left out; what stands in them goes beside.
 */
#ifndef INS_SCENARIO_PAIRS_H
#define INS_SCENARIO_PAIRS_H

#include "base/text.h"
#include "scenario/case.h"

/* Every value that is given or has a constant default, in the order of the table; `add` is told each
 * line. What follows from other keys is left out, so that it still follows. False where memory ran
 * out. */
bool ins_pairs_write(const struct ins_scenario *written, void (*add)(void *context, const char *line),
                     void *context);

/* The case that such lines make; `name` is its place in messages. */
enum ins_status ins_pairs_read(const char *const *lines, int count, const char *name,
                               struct ins_case **made, struct ins_error *error);

#endif
