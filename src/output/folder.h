/* output/folder.h - an answer in a folder, on its way to its place.
 *
 * It is built under a passing name, with a list of its files (output/manifest.h), and flushed to the
 * disk. Where nothing stands it is then put in its place in one step. Where the folder of an earlier
 * answer of the same command stands, or an empty one, its files are put there one by one: only what
 * the list of the earlier answer names, and what was not changed since, is replaced, or removed
 * where the new answer has no such file; everything else stays as it is. Between the first and the
 * last of these steps the list says that it was interrupted.
 */
#ifndef INS_OUTPUT_FOLDER_H
#define INS_OUTPUT_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"
#include "output/destination.h"
#include "output/manifest.h"

struct ins_folder {
    const char          *command; /* whose answer it is: "run"; borrowed, as are the names of inputs */
    const char          *path;    /* as it was asked for; borrowed */
    const char          *kind;    /* seals (base/seal.h) by which files are known, too; NULL: none */
    char                *place;   /* the same with links followed; owned */
    char                *partial; /* where it is built; owned */
    bool                 fresh;   /* nothing stood there */
    bool                 adds;    /* to an answer that is there: what it does not write stays */
    bool                 force;
    enum ins_language    language; /* of columns.csv */
    int                  lock;    /* on the folder; -1: none */
    struct ins_input    *input;   /* files that are read; owned */
    int                  inputs;
    struct ins_manifest  earlier; /* of what stands there */
};

/* Whether an answer of `command` may be written there. INS_WRONG: what is read would be overwritten,
 * or lies in a folder of somebody else; INS_WORLD: something else stands there, or it cannot be
 * written. */
enum ins_status ins_folder_check(const struct ins_destination *to, const char *command,
                                 struct ins_error *error);

/* Check the place and create the folder under its passing name. On any failure nothing is left
 * behind. */
enum ins_status ins_folder_begin(const struct ins_destination *to, const char *command,
                                 struct ins_folder *folder, struct ins_error *error);

/* The same for files that are added to an answer of `command`, or laid into a folder without a
 * list; an earlier one is known by its seal of `kind`, too. */
enum ins_status ins_folder_begin_adding(const struct ins_destination *to, const char *command,
                                        const char *kind, struct ins_folder *folder,
                                        struct ins_error *error);

/* A folder and all that is in it. 0, or -1 with errno where something stays. */
int ins_folder_remove(const char *path);

/* The path of a file in the folder being built, freed with free(); NULL without memory. */
char *ins_folder_file(const struct ins_folder *folder, const char *name);

/* A new file in it, complete. */
enum ins_status ins_folder_write(const struct ins_folder *folder, const char *name,
                                 const char *bytes, size_t length, struct ins_error *error);

/* Flush it and put it in its place. On INS_DONE `error` tells which files could not be replaced,
 * since somebody changed or made them; "" where all were. On failure what was built is removed; what
 * stands there is as it was, or is told as interrupted by its list, and the next answer of the
 * command takes its place. */
enum ins_status ins_folder_end(struct ins_folder *folder, struct ins_error *error);

/* Where a file of a name and a checksum would go in the folder that stands there. */
enum ins_standing {
    INS_STANDING_ABSENT, /* nothing stands there */
    INS_STANDING_SAME,   /* the same bytes */
    INS_STANDING_OWN,    /* an earlier one of instroom's, as the list or a seal tells */
    INS_STANDING_KEPT,   /* something else, which stays */
    INS_STANDING_UNKNOWN /* that cannot be said: errno */
};
enum ins_standing ins_folder_standing(const struct ins_folder *folder, const char *name,
                                      const char *sum);

/* Remove what was built. */
void ins_folder_drop(struct ins_folder *folder);

#endif
