#include "output/own_files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { EVERYBODY = 0777, PIECE = 1 << 16 };

static enum ins_status cannot(const char *path, int reason, struct ins_error *error)
{
    return ins_fail(error, INS_WORLD, "%s: cannot be read: %s", path, strerror(reason));
}

/* The folders that a name within the folder stands in. */
static void make_folders(const struct ins_folder *folder, char *path)
{
    for (char *at = path + strlen(folder->partial) + 1; (at = strchr(at, '/'));) {
        *at = '\0';
        (void)mkdir(path, EVERYBODY); /* what failed is told by the file */
        *at++ = '/';
    }
}

/* 0, or an errno. */
static int pour(int from, struct ins_file *to)
{
    char piece[PIECE];
    for (ssize_t got; (got = read(from, piece, sizeof piece)) != 0;) {
        if (got < 0 && errno != EINTR)
            return errno;
        if (got > 0)
            ins_file_add(to, piece, (size_t)got);
    }
    return 0;
}

static enum ins_status copy_to(const char *path, const char *from, const struct ins_folder *folder,
                               struct ins_error *error)
{
    struct ins_file file;
    int             open_file = open(from, O_RDONLY | O_CLOEXEC);
    if (open_file < 0)
        return cannot(from, errno, error);
    enum ins_status status = ins_file_begin(path, folder->path, &file, error);
    if (status == INS_DONE) {
        int reason = pour(open_file, &file);
        if (reason != 0)
            ins_file_drop(&file);
        status = reason ? cannot(from, reason, error) : ins_file_end(&file, error);
    }
    (void)close(open_file);
    return status;
}

static enum ins_status put_named_file(const struct ins_folder     *folder,
                                      const struct ins_named_file *file, struct ins_error *error)
{
    char *path = ins_folder_file(folder, file->name);
    if (!path)
        return ins_fail(error, INS_WORLD, "%s: out of memory for %s", folder->place, file->name);
    make_folders(folder, path);
    enum ins_status status = copy_to(path, file->path, folder, error);
    free(path);
    return status;
}

enum ins_status ins_own_files_put(const struct ins_folder *folder, const struct ins_named_files *named,
                                  struct ins_text *note, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int i = 0; named && i < named->count && status == INS_DONE; i++) {
        if (named->file[i].changed)
            ins_text_add(note, "%s%s: was changed after it was read, and is not in the folder",
                         note->length > 0 ? "\n" : "", named->file[i].path);
        else
            status = put_named_file(folder, &named->file[i], error);
    }
    return status;
}
