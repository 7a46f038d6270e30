#define _GNU_SOURCE /* renameat2, nftw */
#include "output/folder.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { EVERYBODY = 0777, OPEN_AT_ONCE = 8, MOST_MARK = 64 };

static enum ins_status fail(struct ins_error *error, const char *path, int reason)
{
    return ins_fail(error, INS_WORLD, "%s: cannot be written: %s", path, strerror(reason));
}

static char *joined(const char *one, const char *other)
{
    struct ins_text text = {0};
    ins_text_add(&text, "%s%s", one, other);
    return ins_text_take(&text);
}

/* --- the place ------------------------------------------------------------------------------ */

/* The first bytes of summary.json say whose folder it is: 1 ours, 0 not; -1 and errno where that
 * cannot be said. */
static int is_ours(const char *path, const char *mark)
{
    char   head[MOST_MARK] = "";
    size_t wanted          = strlen(mark);
    char  *name            = joined(path, "/summary.json");
    int    file            = name ? open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC) : -1;
    int    reason          = name ? errno : ENOMEM;
    assert(wanted < sizeof head);
    free(name);
    if (file < 0) {
        errno = reason;
        return reason == ENOMEM || reason == EMFILE || reason == ENFILE ? -1 : 0;
    }
    ssize_t got = read(file, head, wanted);
    (void)close(file);
    return got == (ssize_t)wanted && strcmp(head, mark) == 0;
}

static bool is_empty(const char *path)
{
    DIR *folder = opendir(path);
    if (!folder)
        return false;
    int entries = 0; /* "." and ".." always stand there */
    while (entries <= 2 && readdir(folder))
        entries++;
    (void)closedir(folder);
    return entries <= 2;
}

/* The folder that the new one is to stand in. */
static enum ins_status check_parent(const char *path, struct ins_error *error)
{
    char *parent = ins_file_folder(path);
    if (!parent)
        return fail(error, path, ENOMEM);
    enum ins_status status = INS_DONE;
    if (access(parent, W_OK | X_OK) != 0)
        status = ins_fail(error, INS_WORLD, "%s: cannot be written into the folder %s: %s", path,
                          parent, strerror(errno));
    free(parent);
    return status;
}

/* The path without slashes at its end, links followed: the place that a rename can take. */
static char *place_of(const char *path)
{
    char *real = realpath(path, NULL);
    if (real)
        return real;
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    return strndup(path, length);
}

static enum ins_status check(const char *path, const char *place, const char *mark,
                             struct ins_error *error)
{
    struct stat about;
    if (lstat(place, &about) != 0)
        return errno == ENOENT ? check_parent(place, error) : fail(error, path, errno);
    if (!S_ISDIR(about.st_mode))
        return ins_fail(error, INS_WORLD, "%s: this is no folder; name another place", path);
    int ours = is_ours(place, mark);
    if (ours < 0)
        return fail(error, path, errno);
    if (!ours && !is_empty(place))
        return ins_fail(error, INS_WORLD,
                        "%s: this folder holds something else than a run of instroom; name "
                        "another place, or move it away",
                        path);
    return check_parent(place, error);
}

enum ins_status ins_folder_check(const char *path, const char *mark, struct ins_error *error)
{
    if (path[0] == '\0')
        return ins_fail(error, INS_WRONG, "an empty name is no folder");
    char *place = place_of(path);
    if (!place)
        return fail(error, path, ENOMEM);
    enum ins_status status = check(path, place, mark, error);
    free(place);
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
static int remove_all(const char *path)
{
    return nftw(path, remove_one, OPEN_AT_ONCE, FTW_DEPTH | FTW_PHYS);
}

static void forget(struct ins_folder *folder)
{
    free(folder->place);
    free(folder->partial);
    *folder = (struct ins_folder){0};
}

void ins_folder_drop(struct ins_folder *folder)
{
    if (folder->partial)
        (void)remove_all(folder->partial);
    forget(folder);
}

static int create(const char *partial)
{
    if (mkdir(partial, EVERYBODY) == 0)
        return 0;
    if (errno != EEXIST)
        return errno;
    /* What stands there was left by a process of the same number that was killed. */
    (void)remove_all(partial);
    return mkdir(partial, EVERYBODY) == 0 ? 0 : errno;
}

enum ins_status ins_folder_begin(const char *path, const char *mark, struct ins_folder *folder,
                                 struct ins_error *error)
{
    *folder                = (struct ins_folder){.mark = mark};
    enum ins_status status = ins_folder_check(path, mark, error);
    if (status != INS_DONE)
        return status;
    folder->place = place_of(path);
    if (folder->place) {
        ins_file_clear_stale(folder->place, remove_all);
        folder->partial = ins_file_beside(folder->place);
    }
    int reason = folder->partial ? create(folder->partial) : ENOMEM;
    if (reason == 0)
        return INS_DONE;
    forget(folder);
    return fail(error, path, reason);
}

char *ins_folder_file(const struct ins_folder *folder, const char *name)
{
    struct ins_text text = {0};
    ins_text_add(&text, "%s/%s", folder->partial, name);
    return ins_text_take(&text);
}

enum ins_status ins_folder_write(const struct ins_folder *folder, const char *name,
                                 const char *bytes, size_t length, struct ins_error *error)
{
    struct ins_file file;
    char           *path = ins_folder_file(folder, name);
    if (!path)
        return fail(error, folder->place, ENOMEM);
    enum ins_status status = ins_file_begin(path, folder->place, &file, error);
    free(path);
    if (status != INS_DONE)
        return status;
    ins_file_add(&file, bytes, length);
    return ins_file_end(&file, error);
}

/* --- putting it in its place ---------------------------------------------------------------- */

static int sync_one(const char *path, const struct stat *about, int kind, struct FTW *walk)
{
    (void)about;
    (void)walk;
    return kind == FTW_SL || ins_file_sync(path, NULL) == INS_DONE ? 0 : -1;
}

static void remove_old(const char *old, struct ins_text *note)
{
    if (remove_all(old) != 0)
        ins_text_add(note, "%s%s: the earlier folder could not be removed: %s",
                     note->length ? "\n" : "", old, strerror(errno));
}

/* For file systems that cannot exchange two names in one step. */
static int replace_in_two_steps(const struct ins_folder *folder, struct ins_text *note)
{
    char *old = joined(folder->partial, ".old");
    if (!old || rename(folder->place, old) != 0) {
        free(old);
        return -1;
    }
    int done = rename(folder->partial, folder->place);
    if (done == 0)
        remove_old(old, note);
    else
        (void)rename(old, folder->place);
    free(old);
    return done;
}

static int put(const struct ins_folder *folder, struct ins_text *note)
{
    /* A free name and an empty folder are taken by a plain rename. */
    if (rename(folder->partial, folder->place) == 0)
        return 0;
    if (errno != ENOTEMPTY && errno != EEXIST)
        return -1;
    int ours = is_ours(folder->place, folder->mark);
    if (ours == 0)
        errno = ENOTEMPTY;
    if (ours != 1)
        return -1;
    if (renameat2(AT_FDCWD, folder->partial, AT_FDCWD, folder->place, RENAME_EXCHANGE) != 0)
        return replace_in_two_steps(folder, note);
    remove_old(folder->partial, note);
    return 0;
}

enum ins_status ins_folder_end(struct ins_folder *folder, struct ins_text *note,
                               struct ins_error *error)
{
    char *parent = ins_file_folder(folder->place); /* while there is still a way back */
    if (!parent || nftw(folder->partial, sync_one, OPEN_AT_ONCE, FTW_PHYS) != 0 ||
        put(folder, note) != 0) {
        (void)fail(error, folder->place, parent ? errno : ENOMEM);
        free(parent);
        ins_folder_drop(folder);
        return INS_WORLD;
    }
    enum ins_status status = ins_file_sync(parent, error);
    free(parent);
    forget(folder);
    return status;
}
