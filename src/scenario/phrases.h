/* scenario/phrases.h - units of keys, and what holds where a key is not given, in both languages. */
#ifndef INS_SCENARIO_PHRASES_H
#define INS_SCENARIO_PHRASES_H

#include "base/language.h"

/* A phrase of the table of keys in that language. One that is the same in both ("FTE", the name of a key)
 * or that nobody has translated comes back as it is. */
const char *ins_phrase(const char *english, enum ins_language language);

#endif
