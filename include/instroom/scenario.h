/* instroom/scenario.h - a scenario file, read, checked and resolved.
 *
 * Texts that a function hands out are NUL-terminated UTF-8 and freed with free().
 */
#ifndef INSTROOM_SCENARIO_H
#define INSTROOM_SCENARIO_H

#include "instroom/error.h"

#ifdef __cplusplus
extern "C" {
#endif

struct ins_case; /* a scenario with the memory of where each key came from */

/* Read a scenario file ("-": standard input), lay `settings` ("key=value", count of them)
 * over it in order, check all of it.
 *
 * On INS_DONE `*made` is the case, to be freed with ins_case_free(). On INS_WRONG the story
 * names every mistake, one a line: FILE:LINE: KEY = VALUE: what was expected. INS_WORLD:
 * the file cannot be read, or memory ran out. `*made` is NULL then. */
enum ins_status ins_case_load(const char *path, const char *const *settings, int count,
                              struct ins_case **made, struct ins_error *error);

/* The same with the text of a scenario in memory; `name` stands in messages, and @include
 * and inherits are relative to `folder` (NULL: they are refused). */
enum ins_status ins_case_read(const char *text, const char *name, const char *folder,
                              const char *const *settings, int count, struct ins_case **made,
                              struct ins_error *error);

/* An answer holds its case: a case may be freed before the answers to it, or after. */
void ins_case_free(struct ins_case *scenario);

/* The files that a scenario was read from, by number from 0: itself, what it inherits and includes,
 * its record and its paths, as they were opened ("standard input" among them). NULL behind the
 * last. */
const char *ins_case_file(const struct ins_case *scenario, int number);

/* The resolved scenario as libconfig text that reads back to the same scenario. With
 * `annotated`, each key carries its unit and where it came from (FILE:LINE, default, --set)
 * in a comment. NULL when memory runs out. */
char *ins_case_text(const struct ins_case *scenario, int annotated);

/* Warnings that are no errors (a norm that cannot be missed, a lead time beyond the
 * horizon ...), one a line; "" for none. NULL when memory runs out. */
char *ins_case_warnings(const struct ins_case *scenario);

/* What a key means, or a quantity by its name in the files (overdue_case_months). Of a key: type, unit, range, default, a line about it. NULL or "" as key: every
 * key, by group. A group's name gives its keys. INS_WRONG with the nearest key for one that
 * does not exist. */
enum ins_status ins_explain(const char *key, char **text, struct ins_error *error);

/* The same in a language, "en" or "nl"; NULL: "en". */
enum ins_status ins_explain_in(const char *key, const char *language, char **text, struct ins_error *error);

#ifdef __cplusplus
}
#endif
#endif
