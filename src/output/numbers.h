/* output/numbers.h - the numbers of an answer by name, out of its JSON.
 *
 * The JSON of an answer holds all that it knows, and its schema says in which unit. So a number is
 * named by its place there, and none can be forgotten.
 */
#ifndef INS_OUTPUT_NUMBERS_H
#define INS_OUTPUT_NUMBERS_H

#include "base/numbers.h"

/* Of the JSON `text` of the command `command`; NULL when memory runs out. Freed with ins_numbers_free(). */
struct ins_numbers *ins_numbers_create(const char *command, const char *text);

#endif
