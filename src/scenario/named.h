/* scenario/named.h - the files that a scenario names, for a folder that is to hold them itself.
 *
 * A scenario names its paths of inflow, its history and its ensembles by where they stand on this
 * machine. In the folder of an answer copies of them stand beside the scenario, which names those, so
 * that the folder can be sent to somebody and played again there.
 */
#ifndef INS_SCENARIO_NAMED_H
#define INS_SCENARIO_NAMED_H

#include "scenario/case.h"

struct ins_named_file {
    char *path;    /* from here */
    char *name;    /* in the folder: "inputs/record.csv" */
    bool  changed; /* since the scenario was read: what stands there now is another file */
};
struct ins_named_files {
    struct ins_named_file file[2 + INS_ENSEMBLES];
    int                   count;
};

/* Those of a case, each once, with names under `folder`. NULL without memory. */
struct ins_named_files *ins_named_files_create(const struct ins_case *c, const char *folder);
void                    ins_named_files_free(struct ins_named_files *named);

/* The name under which a path stands in the folder; NULL where it does not: it is no such file, or it
 * was changed. */
const char *ins_named_files_find(const struct ins_named_files *named, const char *path);

/* The scenario as text that stands in the folder; NULL without memory, or without `named`. */
char *ins_named_files_text(const struct ins_named_files *named, const struct ins_scenario *written);

#endif
