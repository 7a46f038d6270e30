/* scenario/keys.h - the one table of keys.
 *
 * Each key of a scenario file is one row of scenario/table.c: path, unit, kind, place in struct
 * ins_scenario, default, the values it may have and those it usually has, what it is used for, and
 * a line about it in both languages. Reader, range check, warnings, explain, --set, the resolved
 * text, sweep axes, sliders and manual pages walk this table, and nothing else lists the keys. The
 * meaning of each is that of the model's page (model/README.md).
 */
#ifndef INS_SCENARIO_KEYS_H
#define INS_SCENARIO_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "scenario/scenario.h"

enum ins_kind {
    INS_KEY_REAL,    /* double */
    INS_KEY_SHARE,   /* double that is a fraction of 1 */
    INS_KEY_COUNT,   /* int */
    INS_KEY_TERM,    /* whole number held in a double */
    INS_KEY_SEED,    /* int64_t */
    INS_KEY_MONTH,   /* ins_date, written "YYYY-MM" */
    INS_KEY_TEXT,    /* char[size]; one of `words` where it has any */
    INS_KEY_NAME,    /* char[INS_NAME] of a list element: letters, digits, _ and - */
    INS_KEY_FILE,    /* char[size], a path, relative to the file it is written in */
    INS_KEY_FILES,   /* char[size], paths, a line each; written as one text or a list of them */
    INS_KEY_CHOICE,  /* an enum; `words` in its order */
    INS_KEY_FLAG,    /* bool */
    INS_KEY_REALS,   /* double[cap], `count` or exactly `cap` of them; with `words`, groups of a
                        number for each word, one behind the other */
    INS_KEY_GROUP,   /* keys in braces; no value of its own */
    INS_KEY_GROUPS,  /* list of groups: element `size`, at most `cap`, their number an int */
    INS_KEY_INHERITS /* the file that this one is laid over; no value of its own */
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

/* What a key is used for; bits. Those of a top-level key hold for all that stands in it. */
enum {
    INS_KEY_VARIES = 1, /* a number that every month reads anew: `changes` may turn it */
    INS_KEY_DRAWN  = 2, /* the error of its value may stand in inflow.uncertainty */
    INS_KEY_ASIDE  = 4, /* says how a question is asked, and not what is believed */
    INS_KEY_ASKED  = 8, /* part of the question: no means that `mix` could turn */
    INS_KEY_DESIGN = 16 /* says which keys are turned, and is not turned itself */
};

struct ins_key {
    const char        *path; /* "tracks.*.hours": * stands for an element of a list of groups */
    const char        *unit; /* "" for none */
    enum ins_kind      kind;
    size_t             offset; /* bytes in struct ins_scenario, or in the element for *-paths */
    struct ins_default otherwise;
    struct ins_range   range;  /* what a value may be */
    struct ins_range   usual;  /* what it usually is; infinite where nobody can say */
    unsigned           uses;
    const char        *about, *about_nl; /* a line, in English and in Dutch */
    const char *const *words; /* CHOICE: the words, REALS: the members; NULL at the end */
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

/* The row of the first part of its path: that of "tracks" for "tracks.*.hours". */
const struct ins_key *ins_key_top(const struct ins_key *key);

/* The last part of a path: "hours". */
const char *ins_key_leaf(const char *path);

/* Whether `key` stands directly in the group or element `group` ("" for the file itself,
 * "tracks.*" for an element). */
bool ins_key_within(const struct ins_key *key, const char *group);

/* A list of groups whose elements carry a name. */
bool ins_key_named(const struct ins_key *list);

/* How many numbers of a list of reals belong together: the members of a group, or 1. */
int ins_key_members(const struct ins_key *key);

/* One number: REAL, SHARE, COUNT, TERM or SEED; what a sweep may turn. */
bool ins_key_is_number(const struct ins_key *key);
bool ins_key_is_whole(const struct ins_key *key);

#endif
