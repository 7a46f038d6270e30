/* scenario/measures.h - the settings of measures: "key = value; key = value". */
#ifndef INS_SCENARIO_MEASURES_H
#define INS_SCENARIO_MEASURES_H

#include "scenario/checked.h"

/* The next setting of a text, and its key; both have room for INS_SETTINGS. `*at` is moved behind it.
 * False behind the last. A setting without a key gives an empty one. */
bool ins_measures_next(const char **at, char *setting, char *key);

/* What is wrong with the measure at `index`, of what can be seen without laying its settings. */
void ins_measures_check(const struct ins_checked *c, int index);

#endif
