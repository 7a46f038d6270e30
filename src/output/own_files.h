/* output/own_files.h - the files that a scenario names, in the folder of its answer. */
#ifndef INS_OUTPUT_OWN_FILES_H
#define INS_OUTPUT_OWN_FILES_H

#include "output/folder.h"
#include "scenario/named.h"

/* Copy them into the folder that is being built, under the names that `named` gives them (none for
 * NULL). One that was changed since it was read is not copied, and told in `note`: the scenario names
 * it where it stands. */
enum ins_status ins_own_files_put(const struct ins_folder *folder, const struct ins_named_files *named,
                                  struct ins_text *note, struct ins_error *error);

#endif
