/* scenario/value.h - the value of a key: its range, its words, its place in a scenario. */
#ifndef INS_SCENARIO_VALUE_H
#define INS_SCENARIO_VALUE_H

#include "base/language.h"
#include "scenario/keys.h"

/* False for NaN too. */
bool ins_key_in_range(const struct ins_key *key, double value);

/* What is expected of a value, as a planner reads it: "a whole number from 1 to 60 (months)".
 * Writes at most `room` bytes into `text` and returns it. */
char *ins_key_expectation(const struct ins_key *key, char *text, size_t room);
char *ins_key_expectation_in(const struct ins_key *key, enum ins_language language, char *text, size_t room);

/* A number as libconfig reads it back: the shortest digits that give the same double, with a
 * point or an exponent unless `whole`. Returns `text`. */
enum { INS_NUMBER_TEXT = 40 };
char *ins_key_number(double value, bool whole, char text[INS_NUMBER_TEXT]);

/* An end of a range: as above, and 1e9 in place of nine zeros to count. Returns `text`. */
char *ins_key_end(double value, char text[INS_NUMBER_TEXT]);

/* What holds when a key is not given, as a planner reads it: "12", "true", "tower", "no limit",
 * "buffer.initial"; NULL for a required key. */
const char *ins_key_otherwise(const struct ins_key *key, char number[INS_NUMBER_TEXT]);

/* Every key at its default: constants as such, derived and required ones as not given (NaN,
 * INS_KEY_NONE, INS_DATE_NONE, ""), lists of groups empty. */
enum { INS_KEY_NONE = -2147483647 - 1 };
void ins_scenario_init(struct ins_scenario *scenario);

/* The same for element `index` of a list of groups. */
void ins_scenario_init_element(struct ins_scenario *scenario, const struct ins_key *list,
                               int index);

/* Bytes from the start of struct ins_scenario to element `index` of a list of groups. */
size_t ins_key_element(const struct ins_key *list, int index);

/* How many elements a list has, and saying so. `base` is the offset of the element that the
 * list stands in, 0 for none. */
int  ins_key_count(const struct ins_scenario *scenario, const struct ins_key *list, size_t base);
void ins_key_set_count(struct ins_scenario *scenario, const struct ins_key *list, size_t base,
                       int count);

/* The value at `offset` of struct ins_scenario as a number: numbers as such, CHOICE and FLAG
 * as index, MONTH as ins_date; NaN where it is not given. No lists and texts. */
double ins_key_get(const struct ins_scenario *scenario, const struct ins_key *key, size_t offset);
void   ins_key_put(struct ins_scenario *scenario, const struct ins_key *key, size_t offset,
                   double value);

/* Texts and lists of reals at `offset`. */
const char   *ins_key_text(const struct ins_scenario *scenario, size_t offset);
const double *ins_key_reals(const struct ins_scenario *scenario, size_t offset);

/* Names stand in paths, column heads and SQL: they are kept to what all of these can bear. */
bool ins_value_is_name(const char *text);

#endif
