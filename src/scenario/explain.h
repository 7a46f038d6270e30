/* scenario/explain.h - what the keys mean, for people. */
#ifndef INS_SCENARIO_EXPLAIN_H
#define INS_SCENARIO_EXPLAIN_H

#include <stdbool.h>

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

/* Adds what the key or group `path` means, of all keys where it is NULL or ""; false, and nothing
 * added, where there is no such key. */
bool ins_explain_key(const char *path, enum ins_language language, struct ins_text *text);

/* INS_WRONG, with the nearest key. */
enum ins_status ins_explain_unknown(const char *path, struct ins_error *error);

#endif
