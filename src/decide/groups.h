/* decide/groups.h - the groups of keys in which two scenarios differ.
 *
 * A group is a top-level one of the scenario file, and of the tracks each by its name. Where the
 * two do not have the same tracks, these, the inflow that is split over them, the follow-ups
 * between them and the changes of their keys can only change together.
 */
#ifndef INS_DECIDE_GROUPS_H
#define INS_DECIDE_GROUPS_H

#include <stdbool.h>

#include "scenario/scenario.h"

enum { INS_GROUPS = 20 + INS_TRACKS, INS_GROUP_NAME = 64 };

struct ins_group {
    char name[INS_GROUP_NAME]; /* "academie", "tracks.asylum", "inflow, tracks, ..." */
    int  piece, element;       /* which part of the scenario; the track, or -1 */
};

/* The groups that differ, in the order of the file: `group` has room for INS_GROUPS; returns their
 * number. Both as written. */
int ins_groups_list(const struct ins_scenario *a, const struct ins_scenario *b,
                    struct ins_group *group);

/* Lay a group of `from` over `to`. */
void ins_group_copy(const struct ins_group *group, const struct ins_scenario *from,
                    struct ins_scenario *to);

#endif
