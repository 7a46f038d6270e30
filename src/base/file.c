#define _GNU_SOURCE /* renameat2 */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

enum { EVERYBODY = 0666 }; /* less what the user's umask takes */

static enum ins_status fail_deed(struct ins_error *error, const char *path, const char *deed,
                                 int reason)
{
    return ins_fail(error, INS_WORLD, "%s: cannot %s: %s", path, deed, strerror(reason));
}

enum ins_status ins_file_begin(const char *path, const char *name, struct ins_file *file,
                               struct ins_error *error)
{
    *file = (struct ins_file){.path = strdup(path), .name = name, .descriptor = -1};
    if (!file->path)
        return fail_deed(error, name, "be written", ENOMEM);
    file->descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, EVERYBODY);
    if (file->descriptor >= 0)
        return INS_DONE;
    int reason = errno;
    ins_file_drop(file);
    return fail_deed(error, name, "be created", reason);
}

void ins_file_add(struct ins_file *file, const char *bytes, size_t length)
{
    while (length > 0 && file->failure == 0) {
        ssize_t written = write(file->descriptor, bytes, length);
        if (written < 0) {
            if (errno != EINTR)
                file->failure = errno;
            continue;
        }
        bytes += written;
        length -= (size_t)written;
    }
}

/* fsync, where the file system knows it. */
static int flush(int descriptor)
{
    while (fsync(descriptor) != 0) {
        if (errno == EINVAL || errno == ENOTSUP)
            return 0;
        if (errno != EINTR)
            return errno;
    }
    return 0;
}

enum ins_status ins_file_end(struct ins_file *file, struct ins_error *error)
{
    int reason = file->failure != 0 ? file->failure : flush(file->descriptor);
    /* After close() the descriptor is gone even where it reports a late write error. */
    if (close(file->descriptor) != 0 && reason == 0)
        reason = errno;
    file->descriptor = -1;
    if (reason != 0) {
        (void)fail_deed(error, file->name, "be written", reason);
        (void)unlink(file->path);
    }
    free(file->path);
    file->path = NULL;
    return reason != 0 ? INS_WORLD : INS_DONE;
}

void ins_file_drop(struct ins_file *file)
{
    if (file->descriptor >= 0) {
        (void)close(file->descriptor);
        (void)unlink(file->path);
    }
    free(file->path);
    *file = (struct ins_file){.descriptor = -1};
}

char *ins_file_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return strdup(".");
    return slash == path ? strdup("/") : strndup(path, (size_t)(slash - path));
}

enum ins_status ins_file_sync(const char *path, struct ins_error *error)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail_deed(error, path, "be opened", errno);
    int reason = flush(descriptor);
    (void)close(descriptor);
    return reason != 0 ? fail_deed(error, path, "be flushed to the disk", reason) : INS_DONE;
}

/* For file systems that know no such rename: a second name is refused where one stands. Those that
 * know no second names either are looked at before. */
static int rename_by_link(const char *from, const char *path)
{
    if (link(from, path) == 0)
        return unlink(from) == 0 ? 0 : errno;
    if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS)
        return errno;
    if (access(path, F_OK) == 0)
        return EEXIST;
    return rename(from, path) == 0 ? 0 : errno;
}

int ins_file_rename_fresh(const char *from, const char *path)
{
#ifdef RENAME_NOREPLACE
    if (renameat2(AT_FDCWD, from, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
#endif
    return rename_by_link(from, path);
}

static int replace(const char *from, const char *path)
{
    struct stat about;
    if (stat(path, &about) == 0)
        (void)chmod(from, about.st_mode & 07777);
    return rename(from, path) == 0 ? 0 : errno;
}

enum ins_status ins_file_place(const char *from, const char *path, bool fresh,
                               struct ins_error *error)
{
    char *folder = ins_file_folder(path); /* while there is still a way back */
    int   reason = !folder ? ENOMEM : fresh ? ins_file_rename_fresh(from, path)
                                            : replace(from, path);
    if (reason != 0)
        (void)unlink(from);
    enum ins_status status =
        reason != 0 ? fail_deed(error, path, "be written", reason) : ins_file_sync(folder, error);
    free(folder);
    return status;
}

/* --- passing names -------------------------------------------------------------------------- */

/* PLACE.partial-HOST-PROCESS: processes of other machines may work in the same folder. */
static void add_host(struct ins_text *name)
{
    char host[HOST_NAME_MAX + 1] = "";
    (void)gethostname(host, sizeof host - 1);
    ins_text_add(name, ".partial-%s-", host);
}

char *ins_file_beside(const char *path)
{
    struct ins_text name = {0};
    ins_text_add(&name, "%s", path);
    add_host(&name);
    ins_text_add(&name, "%ld", (long)getpid());
    return ins_text_take(&name);
}

/* Does the rest of a passing name, "1234" or "1234.old", tell of a process that is no more? */
static bool is_stale(const char *rest)
{
    char *end;
    errno     = 0;
    long left = strtol(rest, &end, 10);
    bool one  = rest[0] >= '1' && rest[0] <= '9' && errno == 0 && left <= INT_MAX &&
               (*end == '\0' || strcmp(end, ".old") == 0);
    return one && kill((pid_t)left, 0) != 0 && errno == ESRCH;
}

static void clear_stale(DIR *folder, const char *name, const char *start, ins_file_remove *remove)
{
    size_t length = strlen(start);
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        struct ins_text path = {0};
        if (strncmp(entry->d_name, start, length) != 0 || !is_stale(entry->d_name + length))
            continue;
        ins_text_add(&path, "%s/%s", name, entry->d_name);
        if (!path.failed)
            (void)remove(path.bytes);
        ins_text_clear(&path);
    }
}

void ins_file_clear_stale(const char *path, ins_file_remove *remove)
{
    const char     *slash  = strrchr(path, '/');
    char           *name   = ins_file_folder(path);
    DIR            *folder = name ? opendir(name) : NULL;
    struct ins_text start  = {0};
    ins_text_add(&start, "%s", slash ? slash + 1 : path);
    add_host(&start);
    if (folder && !start.failed)
        clear_stale(folder, name, start.bytes, remove);
    if (folder)
        (void)closedir(folder);
    ins_text_clear(&start);
    free(name);
}
