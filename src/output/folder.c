#define _GNU_SOURCE /* nftw */
#include "output/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/seal.h"

/* One descriptor must be enough to take a folder away where no more are to be had. */
enum { EVERYBODY = 0777, OPEN_AT_ONCE = 1 };

/* What is in the making lies under such names. */
static const char PASSING[] = ".partial-";

static enum ins_status fail_folder(struct ins_error *error, const char *path, int reason)
{
    return ins_fail(error, INS_WORLD, "%s: cannot be written: %s", path, strerror(reason));
}

static char *joined_path(const char *one, const char *between, const char *other)
{
    struct ins_text text = {0};
    ins_text_add(&text, "%s%s%s", one, between, other);
    return ins_text_take(&text);
}

/* --- the place ------------------------------------------------------------------------------ */

/* But for what is in the making. */
static bool is_empty(const char *path)
{
    DIR *folder = opendir(path);
    bool empty  = folder != NULL;
    for (struct dirent *entry; empty && (entry = readdir(folder)) != NULL;)
        empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
                strncmp(entry->d_name, PASSING, sizeof PASSING - 1) == 0;
    if (folder)
        (void)closedir(folder);
    return empty;
}

/* The folder that the new one is to stand in. */
static enum ins_status check_parent(const char *path, struct ins_error *error)
{
    char *parent = ins_file_folder(path);
    if (!parent)
        return fail_folder(error, path, ENOMEM);
    enum ins_status status = INS_DONE;
    if (access(parent, W_OK | X_OK) != 0)
        status = ins_fail(error, INS_WORLD, "%s: cannot be written into the folder %s: %s", path,
                          parent, strerror(errno));
    free(parent);
    return status;
}

/* The path without slashes at its end, links followed: the place that a rename can take. */
static char *place_of_path(const char *path)
{
    char *real = realpath(path, NULL);
    if (real)
        return real;
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    return strndup(path, length);
}

/* Whether a file lies in the folder, however deep. */
static bool lies_in(const char *name, const struct stat *folder)
{
    struct stat about;
    char       *real = strcmp(name, "-") == 0 ? NULL : realpath(name, NULL);
    bool        in   = false;
    for (char *slash = real ? strrchr(real, '/') : NULL; slash && !in; slash = strrchr(real, '/')) {
        *slash = '\0';
        in = stat(slash == real ? "/" : real, &about) == 0 && about.st_dev == folder->st_dev &&
             about.st_ino == folder->st_ino;
    }
    free(real);
    return in;
}

/* A folder that is not known as an earlier answer. */
static enum ins_status check_strange(const struct ins_folder *folder, const struct stat *about,
                                     struct ins_error *error)
{
    if (is_empty(folder->place))
        return INS_DONE;
    for (int i = 0; i < folder->inputs; i++)
        if (lies_in(folder->input[i].name, about))
            return ins_fail(error, INS_WRONG,
                            "%s: is the folder in which %s lies, which this command reads; name "
                            "another place",
                            folder->path, folder->input[i].name);
    if (folder->force)
        return INS_DONE;
    return ins_fail(error, INS_WORLD,
                    "%s: this folder holds something else than an earlier answer of instroom %s, "
                    "and is left alone; name another place, or write into it with --force",
                    folder->path, folder->command);
}

/* No file of an earlier answer that may be replaced is one that is read now. */
static enum ins_status check_listed(const struct ins_folder *folder, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int i = 0; i < folder->earlier.count && status == INS_DONE; i++) {
        char *path = joined_path(folder->path, "/", folder->earlier.file[i].name);
        if (!path)
            return fail_folder(error, folder->path, ENOMEM);
        const struct ins_input *same = ins_inputs_find(folder->input, folder->inputs, path);
        if (same)
            status = ins_inputs_refuse(path, same, error);
        free(path);
    }
    return status;
}

static enum ins_status check_standing(struct ins_folder *folder, const struct stat *about,
                                      struct ins_error *error)
{
    if (!S_ISDIR(about->st_mode)) {
        const struct ins_input *same =
            ins_inputs_find(folder->input, folder->inputs, folder->place);
        return same ? ins_inputs_refuse(folder->path, same, error)
                    : ins_fail(error, INS_WORLD, "%s: this is no folder; name another place",
                               folder->path);
    }
    enum ins_status status = ins_manifest_read(folder->place, &folder->earlier, error);
    if (status != INS_DONE)
        return status;
    bool own = strcmp(folder->earlier.command, folder->command) == 0;
    if (!folder->adds)
        status = own ? check_listed(folder, error) : check_strange(folder, about, error);
    if (!own) /* what another command lists is not to be replaced */
        ins_manifest_clear(&folder->earlier);
    if (status == INS_DONE && access(folder->place, W_OK | X_OK) != 0)
        status = fail_folder(error, folder->path, errno);
    return status;
}

static enum ins_status check_place(const struct ins_destination *to, struct ins_folder *folder,
                                   struct ins_error *error)
{
    struct stat about;
    if (to->path[0] == '\0')
        return ins_fail(error, INS_WRONG, "an empty name is no folder");
    if (strcmp(to->path, "-") == 0)
        return ins_fail(error, INS_WRONG,
                        "-: a folder cannot go to standard output; name a folder");
    folder->place = place_of_path(to->path);
    folder->input = ins_inputs_create(to, &folder->inputs);
    if (!folder->place || !folder->input)
        return fail_folder(error, to->path, ENOMEM);
    folder->fresh = lstat(folder->place, &about) != 0;
    if (!folder->fresh)
        return check_standing(folder, &about, error);
    return errno == ENOENT ? check_parent(folder->place, error)
                           : fail_folder(error, to->path, errno);
}

static struct ins_folder folder_at(const struct ins_destination *to, const char *command)
{
    return (struct ins_folder){
        .command = command, .path = to->path, .force = to->force != 0, .lock = -1};
}

static void forget(struct ins_folder *folder)
{
    if (folder->lock >= 0)
        (void)close(folder->lock);
    ins_manifest_clear(&folder->earlier);
    free(folder->input);
    free(folder->place);
    free(folder->partial);
    *folder = (struct ins_folder){.lock = -1};
}

enum ins_status ins_folder_check(const struct ins_destination *to, const char *command,
                                 struct ins_error *error)
{
    struct ins_folder folder = folder_at(to, command);
    enum ins_status   status = check_place(to, &folder, error);
    forget(&folder);
    return status;
}

/* --- building ------------------------------------------------------------------------------- */

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *walk)
{
    (void)about;
    (void)kind;
    (void)walk;
    return remove(path);
}

/* Links inside are removed, not followed. */
int ins_folder_remove(const char *path)
{
    return nftw(path, remove_one, OPEN_AT_ONCE, FTW_DEPTH | FTW_PHYS);
}

void ins_folder_drop(struct ins_folder *folder)
{
    if (folder->partial)
        (void)ins_folder_remove(folder->partial);
    forget(folder);
}

static int make_partial(const char *partial)
{
    if (mkdir(partial, EVERYBODY) == 0)
        return 0;
    if (errno != EEXIST)
        return errno;
    /* What stands there was left by a process of the same number that was killed. */
    (void)ins_folder_remove(partial);
    return mkdir(partial, EVERYBODY) == 0 ? 0 : errno;
}

/* One at a time. A file system that knows no locks is taken as one that nobody else is at. */
static enum ins_status take_lock(struct ins_folder *folder, struct ins_error *error)
{
    folder->lock = open(folder->place, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder->lock < 0)
        return fail_folder(error, folder->path, errno);
    if (flock(folder->lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return ins_fail(error, INS_WORLD, "%s: another instroom is writing into it; wait for it",
                        folder->path);
    return INS_DONE;
}

/* Beside its place, or, where a folder stands there, in it: that may be a disk of its own. */
static enum ins_status begin_folder(const struct ins_destination *to, struct ins_folder *folder,
                                    struct ins_error *error)
{
    enum ins_status status = check_place(to, folder, error);
    if (status == INS_DONE && !folder->fresh)
        status = take_lock(folder, error);
    if (status == INS_DONE) {
        char *near = joined_path(folder->place, folder->fresh ? "" : "/", "");
        if (near) {
            ins_file_clear_stale(near, ins_folder_remove);
            folder->partial = ins_file_beside(near);
        }
        free(near);
        int reason = folder->partial ? make_partial(folder->partial) : ENOMEM;
        if (reason == 0)
            return INS_DONE;
        status = fail_folder(error, folder->path, reason);
    }
    forget(folder);
    return status;
}

enum ins_status ins_folder_begin(const struct ins_destination *to, const char *command,
                                 struct ins_folder *folder, struct ins_error *error)
{
    *folder = folder_at(to, command);
    return begin_folder(to, folder, error);
}

enum ins_status ins_folder_begin_adding(const struct ins_destination *to, const char *command,
                                        const char *kind, struct ins_folder *folder,
                                        struct ins_error *error)
{
    *folder      = folder_at(to, command);
    folder->adds = true;
    folder->kind = kind;
    return begin_folder(to, folder, error);
}

char *ins_folder_file(const struct ins_folder *folder, const char *name)
{
    return joined_path(folder->partial, "/", name);
}

enum ins_status ins_folder_write(const struct ins_folder *folder, const char *name,
                                 const char *bytes, size_t length, struct ins_error *error)
{
    struct ins_file file;
    char           *path = ins_folder_file(folder, name);
    if (!path)
        return fail_folder(error, folder->path, ENOMEM);
    enum ins_status status = ins_file_begin(path, folder->path, &file, error);
    free(path);
    if (status != INS_DONE)
        return status;
    ins_file_add(&file, bytes, length);
    return ins_file_end(&file, error);
}
