/* output/run_files.h - the folder of a run, with room for what a floor above adds to it. */
#ifndef INS_OUTPUT_RUN_FILES_H
#define INS_OUTPUT_RUN_FILES_H

#include "instroom/output.h"
#include "output/folder.h"
#include "output/words.h"

/* What is added, and in which language figures are drawn. `add` is called once, when the tables stand in the folder and before it is put in its place. What fails
 * there fails the folder. */
struct ins_run_extra {
    enum ins_status (*add)(void *context, const struct ins_folder *folder,
                           struct ins_error *error);
    void             *context;
    enum ins_language language;
};

/* ins_run_save() of instroom/output.h; `extra` may be NULL. */
enum ins_status ins_run_files(const struct ins_run *run, const struct ins_buffer *buffer,
                              const struct ins_destination *to, const struct ins_run_extra *extra,
                              char **note, struct ins_error *error);

#endif
