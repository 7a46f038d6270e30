#include "output/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DIGITS = INS_SHA256_TEXT - 1, PIECE = 1 << 16, LONGEST = 4096 };

static const long MOST_BYTES = 1L << 20;

static const char *const state_name[] = {
    [INS_INTERRUPTED] = "interrupted", [INS_ADDING] = "adding", [INS_COMPLETE] = "complete"};

void ins_manifest_clear(struct ins_manifest *m)
{
    for (int i = 0; i < m->count; i++)
        free(m->file[i].name);
    free(m->file);
    *m = (struct ins_manifest){.count = 0};
}

enum ins_status ins_manifest_add(struct ins_manifest *m, const char *name, const char *sum,
                                 struct ins_error *error)
{
    if (m->count == m->room) {
        int                room = m->room ? 2 * m->room : 32;
        struct ins_listed *more = realloc(m->file, (size_t)room * sizeof *more);
        if (!more)
            return ins_fail(error, INS_WORLD, "out of memory");
        m->file = more;
        m->room = room;
    }
    struct ins_listed *file = &m->file[m->count];
    file->name              = strdup(name);
    (void)snprintf(file->sum, sizeof file->sum, "%s", sum);
    if (!file->name)
        return ins_fail(error, INS_WORLD, "out of memory");
    m->count++;
    return INS_DONE;
}

bool ins_manifest_lists(const struct ins_manifest *m, const char *name, const char *sum)
{
    for (int i = 0; i < m->count; i++)
        if (strcmp(m->file[i].name, name) == 0 && (!sum || strcmp(m->file[i].sum, sum) == 0))
            return true;
    return false;
}

void ins_manifest_write(const struct ins_manifest *m, struct ins_text *text)
{
    ins_text_add(text, "# instroom %s, %s\n", m->command, state_name[m->state]);
    for (int i = 0; i < m->count; i++)
        ins_text_add(text, "%s  %s\n", m->file[i].sum, m->file[i].name);
}

/* --- reading ------------------------------------------------------------------------------------ */

/* Names lead nowhere but down: the list may have come from elsewhere. */
static bool is_inside(const char *name)
{
    for (const char *at = name;; at++) {
        size_t length = strcspn(at, "/");
        if (length == 0 || strncmp(at, "..", length) == 0) /* "", "." and ".." */
            return false;
        at += length;
        if (*at == '\0')
            return true;
    }
}

static bool read_head(struct ins_manifest *m, const char *line)
{
    char state[16];
    if (sscanf(line, "# instroom %23[a-z-], %15[a-z]", m->command, state) != 2)
        return false;
    for (int s = INS_INTERRUPTED; s <= INS_COMPLETE; s++)
        if (strcmp(state, state_name[s]) == 0)
            m->state = (enum ins_manifest_state)s;
    return true;
}

static enum ins_status read_manifest_line(struct ins_manifest *m, char *line,
                                          struct ins_error *error)
{
    line[strcspn(line, "\n")] = '\0';
    if (strspn(line, "0123456789abcdef") != DIGITS || strncmp(line + DIGITS, "  ", 2) != 0 ||
        !is_inside(line + DIGITS + 2))
        return INS_DONE;
    line[DIGITS] = '\0';
    return ins_manifest_add(m, line + DIGITS + 2, line, error);
}

static enum ins_status read_lines(FILE *file, struct ins_manifest *m, struct ins_error *error)
{
    char            line[LONGEST];
    enum ins_status status = INS_DONE;
    if (!fgets(line, sizeof line, file) || !read_head(m, line)) {
        m->command[0] = '\0';
        return INS_DONE;
    }
    while (status == INS_DONE && fgets(line, sizeof line, file))
        status = read_manifest_line(m, line, error);
    return status;
}

static char *path_of(const char *folder, const char *name)
{
    struct ins_text text = {0};
    ins_text_add(&text, "%s/%s", folder, name);
    return ins_text_take(&text);
}

static enum ins_status cannot(const char *folder, int reason, struct ins_error *error)
{
    return ins_fail(error, INS_WORLD, "%s/" INS_MANIFEST ": cannot be read: %s", folder,
                    strerror(reason));
}

static enum ins_status read_file(int descriptor, const char *folder, struct ins_manifest *m,
                                 struct ins_error *error)
{
    struct stat about;
    if (fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode) || about.st_size > MOST_BYTES) {
        (void)close(descriptor);
        return INS_DONE;
    }
    FILE *file = fdopen(descriptor, "r");
    if (!file) {
        (void)close(descriptor);
        return cannot(folder, ENOMEM, error);
    }
    enum ins_status status = read_lines(file, m, error);
    if (status == INS_DONE && ferror(file))
        status = cannot(folder, errno, error);
    (void)fclose(file);
    return status;
}

enum ins_status ins_manifest_read(const char *folder, struct ins_manifest *m,
                                  struct ins_error *error)
{
    *m         = (struct ins_manifest){.count = 0};
    char *path = path_of(folder, INS_MANIFEST);
    if (!path)
        return ins_fail(error, INS_WORLD, "out of memory");
    int file   = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    int reason = errno;
    free(path);
    if (file < 0)
        return reason == ENOENT || reason == ENOTDIR || reason == ELOOP
                   ? INS_DONE
                   : cannot(folder, reason, error);
    enum ins_status status = read_file(file, folder, m, error);
    if (status != INS_DONE)
        ins_manifest_clear(m);
    return status;
}

/* --- checksums ---------------------------------------------------------------------------------- */

/* Opened step by step, so that no link leads out of the folder; -1 and errno. */
static int open_inside(const char *folder, const char *name)
{
    int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (const char *rest = name; at >= 0;) {
        char        part[LONGEST];
        size_t      length = strcspn(rest, "/");
        int         kind = rest[length] ? O_DIRECTORY : O_NONBLOCK | O_NOCTTY;
        (void)snprintf(part, sizeof part, "%.*s", (int)length, rest);
        int next   = openat(at, part, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | kind);
        int reason = errno;
        (void)close(at);
        errno = reason;
        at    = next;
        if (!rest[length])
            return at;
        rest += length + 1;
    }
    return at;
}

static int sum_all(int file, char sum[INS_SHA256_TEXT])
{
    char              piece[PIECE];
    struct ins_sha256 all;
    struct stat       about;
    if (fstat(file, &about) != 0)
        return errno;
    if (!S_ISREG(about.st_mode))
        return ELOOP;
    ins_sha256_begin(&all);
    for (ssize_t got; (got = read(file, piece, sizeof piece)) != 0;) {
        if (got < 0 && errno != EINTR)
            return errno;
        if (got > 0)
            ins_sha256_add(&all, piece, (size_t)got);
    }
    (void)ins_sha256_end(&all, sum);
    return 0;
}

int ins_manifest_sum(const char *folder, const char *name, char sum[INS_SHA256_TEXT])
{
    int file = open_inside(folder, name);
    if (file < 0)
        return errno == ENOTDIR || errno == EACCES || errno == ENXIO ? ELOOP : errno;
    int reason = sum_all(file, sum);
    (void)close(file);
    return reason;
}
