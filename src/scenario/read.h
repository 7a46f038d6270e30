/* scenario/read.h - the tree of a file, laid over a scenario as written.
 *
 * Every key of the tree is looked up in the table, typed, ranged and stored, and its place is
 * remembered; what cannot be stored is reported and left as it was. Groups are laid over key
 * by key, lists as scenario/lay.h tells.
 */
#ifndef INS_SCENARIO_READ_H
#define INS_SCENARIO_READ_H

#include "scenario/keys.h"
#include "scenario/locate.h"
#include "scenario/report.h"
#include "scenario/tree.h"

enum { INS_ORIGIN_STEP = 4, INS_KEY_ROWS = 256 };

/* How a list was laid over the one before it (scenario/lay.h). */
enum ins_laying { INS_LAID_BY_NAME, INS_LAID_WHOLE, INS_LAID_INHERITED, INS_LAID_ONLY };
struct ins_laid {
    enum ins_laying  how;
    struct ins_place at, from; /* the list, and the first element of the one before */
    int              before, untouched, added;
    bool             empty; /* nothing stands in it */
};

/* The place of every value, by its offset in struct ins_scenario; that of a group or a list by
 * its row in the table. */
struct ins_origins {
    struct ins_place value[sizeof(struct ins_scenario) / INS_ORIGIN_STEP];
    struct ins_place group[INS_KEY_ROWS];
    struct ins_laid  laid[INS_KEY_ROWS]; /* of a list, the last time it was given */
};

struct ins_place ins_origin(const struct ins_origins *origins, size_t offset);
struct ins_place ins_origin_group(const struct ins_origins *origins, const struct ins_key *key);

struct ins_reading {
    struct ins_scenario   *written;
    struct ins_origins    *origins;
    struct ins_report     *report;
    const struct ins_flat *flat;   /* for the folders of files; NULL for --set */
};

/* Lay a tree over the scenario. */
void ins_read_tree(struct ins_reading *reading, const struct ins_node *root);

/* One more element at the end of a list of groups, every key of it at its default; false where there
 * is no room for it. */
bool ins_read_new_element(struct ins_reading *reading, const struct ins_key *list,
                          struct ins_place place);

/* Lay one value over the key, or the single value of a list, that was located. */
void ins_read_value(struct ins_reading *reading, const struct ins_target *target,
                    const struct ins_node *node);

#endif
