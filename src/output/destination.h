/* output/destination.h - an answer in a file, on its way to its place.
 *
 * Every answer that is written to a file goes through here, every one that is written to a folder
 * through output/folder.h: it is checked before the work, written beside its place, checked again
 * and put there in one step, so that it is complete or not there.
 */
#ifndef INS_OUTPUT_DESTINATION_H
#define INS_OUTPUT_DESTINATION_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/error.h"
#include "instroom/destination.h"

/* What kind of answer it is, and how an earlier one is known. */
struct ins_answer_kind {
    const char *name;    /* of its seal (base/seal.h): "report" */
    bool (*knows)(void *context, const char *path); /* in the place of a seal; NULL: the seal */
    void *context;
};

struct ins_output {
    struct ins_answer_kind kind;
    const char     *path;   /* as it was asked for; borrowed */
    char           *place;  /* the same with links followed; owned */
    char           *beside; /* where it is written until it is whole; owned */
    bool            force, fresh; /* nothing stood there */
};

/* Whether an answer of this kind may be written there: INS_WRONG for what the destination must not
 * be, INS_WORLD for a folder that is not there or cannot be written. */
enum ins_status ins_output_check(const struct ins_destination *to, const struct ins_answer_kind *kind,
                                 struct ins_error *error);

/* Check, and name the file beside it, which the caller writes and flushes. On failure there is
 * nothing to drop. */
enum ins_status ins_output_begin(const struct ins_destination *to, const struct ins_answer_kind *kind,
                                 struct ins_output *output, struct ins_error *error);

/* Check again, and put it there. On failure the file is removed, and the place is as it was. */
enum ins_status ins_output_end(struct ins_output *output, struct ins_error *error);

/* Give up. */
void ins_output_drop(struct ins_output *output);

/* All of it at once. */
enum ins_status ins_output_write(const struct ins_destination *to, const struct ins_answer_kind *kind,
                                 const char *bytes, size_t length, struct ins_error *error);

/* --- what is read ------------------------------------------------------------------------------ */

/* A file that is read, whatever its name. */
struct ins_input {
    dev_t       device;
    ino_t       inode;
    const char *name; /* borrowed from the destination */
};

/* All that a destination names and that is there, freed with free(); NULL without memory. */
struct ins_input *ins_inputs_create(const struct ins_destination *to, int *count);

/* The one that stands at a path, links followed; NULL for none. */
const struct ins_input *ins_inputs_find(const struct ins_input *input, int count,
                                        const char *path);

/* The story of one that would be overwritten. */
enum ins_status ins_inputs_refuse(const char *path, const struct ins_input *input,
                                  struct ins_error *error);

#endif
