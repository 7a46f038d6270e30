/* decide/own_groups.h - uncertain keys that whoever asks names together.
 *
 * A group is written NAME=KEY,KEY: what is told of it is told under its name. A key may stand in several.
 */
#ifndef INS_DECIDE_OWN_GROUPS_H
#define INS_DECIDE_OWN_GROUPS_H

#include "base/error.h"
#include "scenario/scenario.h"

enum { INS_OWN_GROUPS = 16 };

struct ins_own_group {
    char name[INS_NAME];
    int  keys;
    int  place[INS_WORLD_KEYS]; /* in the list of keys that was given, ascending */
};

struct ins_own_groups {
    int                  count;
    struct ins_own_group group[INS_OWN_GROUPS];
};

/* Read `count` texts, the keys being those of `key[keys]`. INS_WRONG: a text is no such thing, two groups
 * share a name, there are more than INS_OWN_GROUPS, or a key is unknown or stands twice in one. */
enum ins_status ins_own_groups_read(const char *const *text, int count, const char *const *key, int keys,
                                    struct ins_own_groups *groups, struct ins_error *error);

#endif
