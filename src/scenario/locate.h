/* scenario/locate.h - a path as a planner writes it, and the value it means.
 *
 * tracks.asylum.hours, tracks[0].hours, budget.annual[2], inflow.ar1.tail: an element of a list
 * is named by its name or by its place, counted from 0.
 */
#ifndef INS_SCENARIO_LOCATE_H
#define INS_SCENARIO_LOCATE_H

#include <stdbool.h>
#include <stddef.h>

#include "scenario/keys.h"

enum { INS_PATH = 160 };

struct ins_target {
    const struct ins_key *key;
    size_t                base;   /* offset of the list element it stands in, 0 for none */
    int                   index;  /* of one value of a list of reals; -1: the whole key */
    size_t                offset; /* of the value in struct ins_scenario */
    char                  path[INS_PATH]; /* as it stands in messages */
};

/* Find `path` in `scenario`; on false `why`, of `room` bytes, says what is wrong with it. */
bool ins_locate(const struct ins_scenario *scenario, const char *path, struct ins_target *target,
                char *why, size_t room);

/* The known key nearest to an unknown one: `leaf` in `group` ("tracks.*", "" for the file
 * itself), else anywhere. NULL when none is near. */
const struct ins_key *ins_key_nearest(const char *group, const char *leaf);

/* A path of the table for people: "tracks.NAME.hours", "inflow.events[N].months". */
char *ins_key_spell(const struct ins_key *key, char text[INS_PATH]);

/* "tracks.asylum" or, where it has no name, "inflow.events[2]". */
char *ins_key_element_path(const struct ins_scenario *scenario, const struct ins_key *list,
                           int index, char text[INS_PATH]);

/* Value `index` of a list of reals at `path`: "budget.annual[2]", "tracks.asylum.backlog_ages[0].cases".
 * Writes at most `room` bytes into `text` and returns it. */
char *ins_key_value_path(const struct ins_key *key, const char *path, int index, char *text,
                         size_t room);

/* The row that a path means whatever the scenario: "tracks.asylum.hours", "tracks[0].hours" and
 * "tracks.hours" are "tracks.*.hours", "budget.annual[0]" is "budget.annual". NULL for none. */
const struct ins_key *ins_key_meant(const char *path);

#endif
