/* base/file.h - files that are complete or not there.
 *
 * A file is written under another name in the same folder, flushed to the disk and then
 * renamed to its place, so that a reader, a full disk or a power cut never meets half of it.
 * Every call of the system is looked at; a story names the file and the system's reason.
 */
#ifndef INS_BASE_FILE_H
#define INS_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* A new file, written piece by piece. */
struct ins_file {
    char       *path;       /* owned */
    const char *name;       /* what stories call it; borrowed */
    int         descriptor; /* -1: none */
    int         failure;    /* errno of the first write that failed; later ones do nothing */
};

/* Create a file that does not exist yet; INS_WORLD where that fails. Stories call it `name`,
 * the place that the user asked for, and not by the passing name that it is written under. */
enum ins_status ins_file_begin(const char *path, const char *name, struct ins_file *file,
                               struct ins_error *error);

/* Add bytes. A failure is remembered and told by ins_file_end(). */
void ins_file_add(struct ins_file *file, const char *bytes, size_t length);

/* Flush to the disk and close. INS_WORLD: something failed on the way, and the file is
 * removed again. */
enum ins_status ins_file_end(struct ins_file *file, struct ins_error *error);

/* Close and remove what was begun. A file that was never begun, {.descriptor = -1}, is fine. */
void ins_file_drop(struct ins_file *file);

/* Put a finished and flushed file in its place and flush the folder: where `fresh`, only if nothing
 * stands there, else over what does, whose permissions it takes. On INS_WORLD the file is removed
 * and the place is as it was. */
enum ins_status ins_file_place(const char *from, const char *path, bool fresh,
                               struct ins_error *error);

/* Rename where nothing stands at the new name; 0, or an errno (EEXIST: something does). */
int ins_file_rename_fresh(const char *from, const char *path);

/* Flush a file or the names in a folder to the disk. A file system that cannot (EINVAL) is
 * taken as one that need not. */
enum ins_status ins_file_sync(const char *path, struct ins_error *error);

/* The passing name that `path` is written under until it is whole: of this machine and process, in
 * the same folder. Freed with free(); NULL when memory runs out. */
char *ins_file_beside(const char *path);

/* Remove what processes of this machine that are no more have left beside `path` under such names;
 * they were killed in the midst of writing. What cannot be removed stays. */
typedef int ins_file_remove(const char *path);
void ins_file_clear_stale(const char *path, ins_file_remove *remove);

/* The folder that a path stands in, "." where it names none; freed with free(), NULL when
 * memory runs out. */
char *ins_file_folder(const char *path);

#endif
