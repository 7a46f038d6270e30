/* output/folder.h - a folder that is complete or not there.
 *
 * It is built beside its place under another name, flushed to the disk and then put in its
 * place in one step. An earlier folder of the same name and kind, recognised by the mark at the
 * head of its summary.json, changes places with the new one and is removed afterwards, so that at any moment one of the
 * two stands there whole.
 */
#ifndef INS_OUTPUT_FOLDER_H
#define INS_OUTPUT_FOLDER_H

#include <stddef.h>

#include "base/error.h"
#include "base/text.h"

struct ins_folder {
    char *place;   /* where it is to stand; owned */
    char *partial; /* where it is built; owned */
    const char *mark; /* with which the summary.json of its kind begins */
};

/* Whether `path` is free, empty, or holds an earlier folder whose summary.json begins with `mark`.
 * INS_WORLD with the story for any other. */
enum ins_status ins_folder_check(const char *path, const char *mark, struct ins_error *error);

/* Check the place and create the folder beside it. On any failure nothing is left behind. */
enum ins_status ins_folder_begin(const char *path, const char *mark, struct ins_folder *folder,
                                 struct ins_error *error);

/* The path of a file in the folder being built, freed with free(); NULL without memory. */
char *ins_folder_file(const struct ins_folder *folder, const char *name);

/* A new file in it, complete. */
enum ins_status ins_folder_write(const struct ins_folder *folder, const char *name,
                                 const char *bytes, size_t length, struct ins_error *error);

/* Flush it and put it in its place. On failure what was built is removed and the place is as it
 * was; only where the very last flush fails does the new folder stand there, not yet safe from a
 * power cut. An earlier folder that cannot be removed is told in `note`. */
enum ins_status ins_folder_end(struct ins_folder *folder, struct ins_text *note,
                               struct ins_error *error);

/* Remove what was built. */
void ins_folder_drop(struct ins_folder *folder);

#endif
