#define _GNU_SOURCE /* nftw */
/* A finished folder, put in its place. */
#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/seal.h"
#include "output/columns.h"
#include "output/folder.h"

enum { EVERYBODY = 0777, OPEN_AT_ONCE = 8, NAMED = 8 };

static enum ins_status fail_to_put(const struct ins_folder *folder, int reason,
                                   struct ins_error *error)
{
    return ins_fail(error, INS_WORLD, "%s: cannot be written: %s", folder->path, strerror(reason));
}

/* "FOLDER/NAME", or "NAME" in no folder. */
static char *in(const char *folder, const char *name)
{
    struct ins_text text = {0};
    ins_text_add(&text, "%s%s%s", folder, folder[0] ? "/" : "", name);
    return ins_text_take(&text);
}

/* --- what was built ----------------------------------------------------------------------------- */

static int not_dots(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

static enum ins_status list_files(const struct ins_folder *folder, const char *within,
                                  struct ins_manifest *now, struct ins_error *error);

static enum ins_status collect_one(const struct ins_folder *folder, const char *name,
                                   struct ins_manifest *now, struct ins_error *error)
{
    char        sum[INS_SHA256_TEXT];
    struct stat about;
    char       *path   = in(folder->partial, name);
    int         reason = !path ? ENOMEM : lstat(path, &about) != 0 ? errno : 0;
    free(path);
    if (reason == 0 && S_ISDIR(about.st_mode))
        return list_files(folder, name, now, error);
    if (reason == 0)
        reason = ins_manifest_sum(folder->partial, name, sum);
    return reason == 0 ? ins_manifest_add(now, name, sum, error)
                       : fail_to_put(folder, reason, error);
}

/* Names in the order of their letters: the same list for the same files. */
static enum ins_status list_files(const struct ins_folder *folder, const char *within,
                                  struct ins_manifest *now, struct ins_error *error)
{
    struct dirent **entry  = NULL;
    char           *path   = in(folder->partial, within);
    int             count  = path ? scandir(path, &entry, not_dots, alphasort) : -1;
    enum ins_status status =
        count < 0 ? fail_to_put(folder, path ? errno : ENOMEM, error) : INS_DONE;
    for (int i = 0; i < count; i++) {
        char *name = status == INS_DONE ? in(within, entry[i]->d_name) : NULL;
        if (status == INS_DONE)
            status =
                name ? collect_one(folder, name, now, error) : fail_to_put(folder, ENOMEM, error);
        free(name);
        free(entry[i]);
    }
    free(entry);
    free(path);
    return status;
}

static int sync_one(const char *path, const struct stat *about, int kind, struct FTW *walk)
{
    (void)about;
    (void)walk;
    return kind == FTW_SL || ins_file_sync(path, NULL) == INS_DONE ? 0 : -1;
}

static enum ins_status sync_all(const struct ins_folder *folder, struct ins_error *error)
{
    errno = 0;
    if (nftw(folder->partial, sync_one, OPEN_AT_ONCE, FTW_PHYS) == 0)
        return INS_DONE;
    return fail_to_put(folder, errno ? errno : EIO, error);
}

/* The list into the folder that is built. */
static enum ins_status write_list(const struct ins_folder *folder, const struct ins_manifest *list,
                                  struct ins_error *error)
{
    struct ins_text text = {0};
    ins_manifest_write(list, &text);
    char *bytes = ins_text_take(&text);
    if (!bytes)
        return fail_to_put(folder, ENOMEM, error);
    enum ins_status status = ins_folder_write(folder, INS_MANIFEST, bytes, strlen(bytes), error);
    free(bytes);
    return status;
}

/* --- where nothing stands ------------------------------------------------------------------------- */

static enum ins_status put_whole(const struct ins_folder *folder, const struct ins_manifest *now,
                                 struct ins_error *error)
{
    enum ins_status status = write_list(folder, now, error);
    if (status == INS_DONE)
        status = sync_all(folder, error);
    if (status != INS_DONE)
        return status;
    char *parent = ins_file_folder(folder->place); /* while there is still a way back */
    int   reason = parent ? ins_file_rename_fresh(folder->partial, folder->place) : ENOMEM;
    status       = reason == 0 ? ins_file_sync(parent, error) : fail_to_put(folder, reason, error);
    free(parent);
    return status;
}

/* --- into a folder that stands there --------------------------------------------------------------- */

/* A folder on its way: its files, where each stands, and those that stay as they are. */
struct putting {
    const struct ins_folder   *folder;
    const struct ins_manifest *now;
    enum ins_standing         *standing; /* [now->count] */
    struct ins_text            kept;
    int                        kept_count;
};

enum ins_standing ins_folder_standing(const struct ins_folder *folder, const char *name,
                                      const char *sum)
{
    char found[INS_SHA256_TEXT];
    int  reason = ins_manifest_sum(folder->place, name, found);
    errno = reason;
    if (reason != 0)
        return reason == ENOENT ? INS_STANDING_ABSENT
               : reason == ELOOP ? INS_STANDING_KEPT : INS_STANDING_UNKNOWN;
    if (strcmp(found, sum) == 0)
        return INS_STANDING_SAME;
    char *path = in(folder->place, name);
    bool  own  = ins_manifest_lists(&folder->earlier, name, found) || folder->force ||
               (path && folder->kind && ins_seal_look(path, folder->kind) == INS_SEAL_WHOLE);
    if (!path || ins_inputs_find(folder->input, folder->inputs, path))
        own = false;
    free(path);
    return own ? INS_STANDING_OWN : INS_STANDING_KEPT;
}

static void keep_name(struct putting *p, const char *name)
{
    if (p->kept_count++ < NAMED)
        ins_text_add(&p->kept, "%s%s", p->kept.length ? ", " : "", name);
}

/* Files of the earlier answer that this one does not have. */
static bool is_left_over(const struct putting *p, int i)
{
    const struct ins_manifest *earlier = &p->folder->earlier;
    return !p->folder->adds && !ins_manifest_lists(p->now, earlier->file[i].name, NULL);
}

static bool is_there_already(const struct putting *p)
{
    const struct ins_manifest *earlier = &p->folder->earlier;
    for (int i = 0; i < p->now->count; i++)
        if (p->standing[i] != INS_STANDING_SAME ||
            !ins_manifest_lists(earlier, p->now->file[i].name, p->now->file[i].sum))
            return false;
    for (int i = 0; i < earlier->count; i++)
        if (is_left_over(p, i))
            return false;
    return earlier->state == INS_COMPLETE && (p->folder->adds || earlier->count == p->now->count);
}

/* Put a file of the built folder in its place, over what is known to be instroom's own. */
static int move_into_place(const struct putting *p, const char *name, bool fresh)
{
    char *from = in(p->folder->partial, name), *to = in(p->folder->place, name);
    int   reason = from && to ? 0 : ENOMEM;
    for (char *at = to ? to + strlen(p->folder->place) + 1 : NULL; at && (at = strchr(at, '/'));) {
        *at = '\0';
        (void)mkdir(to, EVERYBODY);
        *at++ = '/';
    }
    if (reason == 0 && fresh)
        reason = ins_file_rename_fresh(from, to);
    else if (reason == 0 && rename(from, to) != 0)
        reason = errno;
    free(from);
    free(to);
    return reason;
}

static int drop_left_over(struct putting *p, const char *name)
{
    char found[INS_SHA256_TEXT];
    int  reason = ins_manifest_sum(p->folder->place, name, found);
    if (reason == ENOENT)
        return 0;
    if (reason != 0 && reason != ELOOP)
        return reason;
    if (reason != 0 || !ins_manifest_lists(&p->folder->earlier, name, found)) {
        keep_name(p, name);
        return 0;
    }
    char *path = in(p->folder->place, name);
    reason     = !path ? ENOMEM : unlink(path) != 0 ? errno : 0;
    free(path);
    return reason;
}

static int move_all(struct putting *p)
{
    int reason = 0;
    for (int i = 0; i < p->now->count && reason == 0; i++) {
        const char *name = p->now->file[i].name;
        if (p->standing[i] == INS_STANDING_KEPT)
            keep_name(p, name);
        else if (p->standing[i] != INS_STANDING_SAME)
            reason = move_into_place(p, name, p->standing[i] == INS_STANDING_ABSENT);
        if (reason == EEXIST) {
            keep_name(p, name);
            reason = 0;
        }
    }
    for (int i = 0; i < p->folder->earlier.count && reason == 0; i++)
        if (is_left_over(p, i))
            reason = drop_left_over(p, p->folder->earlier.file[i].name);
    return reason;
}

/* The folder, and those in it that hold a file of the answer. */
static enum ins_status sync_names(const struct putting *p, struct ins_error *error)
{
    enum ins_status status = ins_file_sync(p->folder->place, error);
    for (int i = 0; i < p->now->count && status == INS_DONE; i++) {
        if (!strchr(p->now->file[i].name, '/') || p->standing[i] == INS_STANDING_KEPT)
            continue;
        char *path = in(p->folder->place, p->now->file[i].name), *parent = NULL;
        if (path)
            parent = ins_file_folder(path);
        status = parent ? ins_file_sync(parent, error) : fail_to_put(p->folder, ENOMEM, error);
        free(parent);
        free(path);
    }
    return status;
}

/* The list of the folder: the new files, before them in `both` the earlier ones. */
static enum ins_status put_list(const struct putting *p, bool both, struct ins_error *error)
{
    const struct ins_manifest *earlier = &p->folder->earlier;
    struct ins_manifest        list    = {.state = INS_COMPLETE};
    enum ins_status            status  = INS_DONE;
    if (both)
        list.state = p->folder->adds ? INS_ADDING : INS_INTERRUPTED;
    (void)snprintf(list.command, sizeof list.command, "%s", p->folder->command);
    for (int i = 0; i < earlier->count && status == INS_DONE; i++)
        if (both || (p->folder->adds && !ins_manifest_lists(p->now, earlier->file[i].name, NULL)))
            status =
                ins_manifest_add(&list, earlier->file[i].name, earlier->file[i].sum, error);
    for (int i = 0; i < p->now->count && status == INS_DONE; i++)
        status = ins_manifest_add(&list, p->now->file[i].name, p->now->file[i].sum, error);
    if (status == INS_DONE)
        status = write_list(p->folder, &list, error);
    ins_manifest_clear(&list);
    int reason = status == INS_DONE ? move_into_place(p, INS_MANIFEST, false) : 0;
    if (reason != 0)
        return fail_to_put(p->folder, reason, error);
    return status == INS_DONE ? ins_file_sync(p->folder->place, error) : status;
}

static void tell_files_kept(const struct putting *p, struct ins_error *error)
{
    if (p->kept_count == 0)
        return;
    char more[32] = "";
    if (p->kept_count > NAMED || p->kept.failed)
        (void)snprintf(more, sizeof more, " and others, %d in all", p->kept_count);
    (void)ins_fail(error, INS_DONE,
                   "%s: not replaced, since instroom did not write them or they were changed "
                   "since: %s%s (--force replaces them)",
                   p->folder->path, p->kept.bytes ? p->kept.bytes : "", more);
}

static enum ins_status put_pieces(struct putting *p, struct ins_error *error)
{
    bool            listed = !p->folder->adds || p->folder->earlier.command[0];
    enum ins_status status = listed ? put_list(p, true, error) : INS_DONE;
    int             reason = status == INS_DONE ? move_all(p) : 0;
    if (reason != 0)
        status = ins_fail(error, INS_WORLD,
                          "%s: cannot be written: %s. Some of its files are new and some are not; "
                          "give the command again",
                          p->folder->path, strerror(reason));
    if (status == INS_DONE)
        status = sync_names(p, error);
    return status == INS_DONE && listed ? put_list(p, false, error) : status;
}

static enum ins_status put_each(const struct ins_folder *folder, const struct ins_manifest *now,
                                struct ins_error *error)
{
    struct putting  p      = {.folder = folder, .now = now};
    enum ins_status status = INS_DONE;
    p.standing             = calloc((size_t)now->count + 1, sizeof *p.standing);
    if (!p.standing)
        return fail_to_put(folder, ENOMEM, error);
    for (int i = 0; i < now->count && status == INS_DONE; i++) {
        p.standing[i] = ins_folder_standing(folder, now->file[i].name, now->file[i].sum);
        if (p.standing[i] == INS_STANDING_UNKNOWN)
            status = fail_to_put(folder, errno, error);
    }
    if (status == INS_DONE && !is_there_already(&p))
        status = put_pieces(&p, error);
    if (status == INS_DONE)
        tell_files_kept(&p, error);
    ins_text_clear(&p.kept);
    free(p.standing);
    return status;
}

enum ins_status ins_folder_end(struct ins_folder *folder, struct ins_error *error)
{
    struct ins_manifest now = {.state = INS_COMPLETE};
    (void)snprintf(now.command, sizeof now.command, "%s", folder->command);
    enum ins_status status = ins_columns_write(folder, error);
    if (status == INS_DONE)
        status = list_files(folder, "", &now, error);
    if (status == INS_DONE && folder->fresh)
        status = put_whole(folder, &now, error);
    else if (status == INS_DONE && (status = sync_all(folder, error)) == INS_DONE)
        status = put_each(folder, &now, error);
    ins_manifest_clear(&now);
    ins_folder_drop(folder);
    return status;
}
