/* scenario/keys.h - the one table of keys.
 *
 * Each key of a scenario file is one row: path, unit, kind, default, range, a line about it
 * and its place in struct ins_scenario. Reader, range check, explain, --set, the resolved
 * text, sweep axes, sliders and manual pages walk this table, and nothing else lists the
 * keys. The meaning of each is that of model.md.
 */
#ifndef INS_SCENARIO_KEYS_H
#define INS_SCENARIO_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "scenario/scenario.h"

enum ins_kind {
    INS_KEY_REAL,     /* double */
    INS_KEY_SHARE,    /* double that is a fraction of 1 */
    INS_KEY_COUNT,    /* int */
    INS_KEY_TERM,     /* whole number held in a double */
    INS_KEY_SEED,     /* int64_t */
    INS_KEY_MONTH,    /* ins_date, written "YYYY-MM" */
    INS_KEY_TEXT,     /* char[size] */
    INS_KEY_NAME,     /* char[INS_NAME] that others refer to: a letter, then letters, digits, _ and - */
    INS_KEY_FILE,     /* char[size], the path of a file; relative to the file it is written in */
    INS_KEY_CHOICE,   /* an enum; `words` in its order */
    INS_KEY_FLAG,     /* bool */
    INS_KEY_REALS,    /* double[cap], `count` or exactly `cap` of them */
    INS_KEY_GROUP,    /* keys in braces; no value of its own */
    INS_KEY_GROUPS,   /* list of groups: element `size`, at most `cap`, their number an int */
    INS_KEY_INHERITS  /* the file that this one is laid over; no value of its own */
};

enum ins_need { INS_KEY_REQUIRED, INS_KEY_CONSTANT, INS_KEY_DERIVED };

/* What holds when a key is not given. A derived value stands as NaN (a list: with count 0) in
 * the scenario as written and is worked out by ins_scenario_resolve(). */
struct ins_default {
    enum ins_need need;
    double        value; /* CONSTANT: the number, or the index in `words`; a list: each element */
    const char   *words; /* how the default reads, where the number does not say it */
};

/* Values allowed. An end that is `above` or `below` is itself excluded. */
struct ins_range {
    double low, high;
    bool   above, below;
};

struct ins_key {
    const char        *path; /* "tracks.*.hours": * stands for an element of a list of groups */
    const char        *unit; /* "" for none */
    enum ins_kind      kind;
    size_t             offset; /* bytes in struct ins_scenario, or in the element for *-paths */
    struct ins_default otherwise;
    struct ins_range   range;
    const char        *about;
    const char *const *words; /* CHOICE: the words, NULL at the end */
    size_t             size;  /* TEXT: bytes; GROUPS: bytes of an element */
    int                cap;   /* REALS, GROUPS: the most there can be */
    size_t             count; /* REALS, GROUPS: offset of the int that holds their number */
};

/* A list whose length is fixed has no count. */
#define INS_KEY_FIXED ((size_t)-1)

/* The table in the order of the model; `*count` rows. */
const struct ins_key *ins_keys(int *count);

/* The row with this path, * where it has one; NULL for none. */
const struct ins_key *ins_key_find(const char *path);

/* The same for the first `length` bytes of `path`. */
const struct ins_key *ins_key_find_part(const char *path, size_t length);

/* The row of the list of groups whose elements `key` belongs to; NULL for none. */
const struct ins_key *ins_key_list(const struct ins_key *key);

/* The last part of a path: "hours". */
const char *ins_key_leaf(const char *path);

/* Whether `key` stands directly in the group or element `group` ("" for the file itself,
 * "tracks.*" for an element). */
bool ins_key_within(const struct ins_key *key, const char *group);

/* A list of groups whose elements carry a name. */
bool ins_key_named(const struct ins_key *list);

/* One number: REAL, SHARE, COUNT, TERM or SEED; what a sweep may turn. */
bool ins_key_is_number(const struct ins_key *key);
bool ins_key_is_whole(const struct ins_key *key);

/* False for NaN too. */
bool ins_key_in_range(const struct ins_key *key, double value);

/* What is expected of a value, as a planner reads it: "a whole number from 1 to 60 (months)".
 * Writes at most `room` bytes into `text` and returns it. */
char *ins_key_expectation(const struct ins_key *key, char *text, size_t room);

/* A number as libconfig reads it back: the shortest digits that give the same double, with a
 * point or an exponent unless `whole`. Returns `text`. */
enum { INS_NUMBER_TEXT = 40 };
char *ins_key_number(double value, bool whole, char text[INS_NUMBER_TEXT]);

/* Every key at its default: constants as such, derived and required ones as not given (NaN,
 * INS_KEY_NONE, INS_DATE_NONE, ""), lists of groups empty. */
enum { INS_KEY_NONE = -2147483647 - 1 };
void ins_scenario_init(struct ins_scenario *scenario);

/* The same for element `index` of a list of groups. */
void ins_scenario_init_element(struct ins_scenario *scenario, const struct ins_key *list, int index);

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

#endif
