#include "engine/kept.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/plain.h"
#include "base/sha256.h"

static const char MARK[] = "instroom: points that were played, in the order of their design; sha256 ";

enum { LINE = sizeof MARK + INS_SHA256_TEXT, CELL = 32 };

struct ins_kept {
    const struct ins_response *inner;
    char *path;
    FILE *file;
    bool  adding; /* all that it holds has been told */
};

/* --- the file --------------------------------------------------------------------------------- */

static enum ins_status complain_of_file(const struct ins_kept *k, struct ins_error *error)
{
    return ins_fail(error, INS_WORLD, "%s: %s", k->path, strerror(errno));
}

/* A pipe would make it wait for ever. */
static enum ins_status take_file(struct ins_kept *k, struct ins_error *error)
{
    struct stat about;
    int descriptor = open(k->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0666);
    if (descriptor < 0 || fstat(descriptor, &about) != 0) {
        enum ins_status status = complain_of_file(k, error);
        if (descriptor >= 0)
            (void)close(descriptor);
        return status;
    }
    if (!S_ISREG(about.st_mode) || flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        (void)close(descriptor);
        return ins_fail(error, INS_WRONG, "%s: expected a regular file that no other process goes on from",
                        k->path);
    }
    k->file = fdopen(descriptor, "r+");
    if (k->file)
        return INS_DONE;
    enum ins_status status = complain_of_file(k, error);
    (void)close(descriptor);
    return status;
}

/* What follows is written where the file is read up to. */
static enum ins_status begin_adding(struct ins_kept *k, long at, struct ins_error *error)
{
    k->adding = true;
    if (fseek(k->file, at, SEEK_SET) != 0 || ftruncate(fileno(k->file), at) != 0)
        return complain_of_file(k, error);
    return INS_DONE;
}

static enum ins_status write_kept_head(struct ins_kept *k, const char *head,
                                       struct ins_error *error)
{
    enum ins_status status = begin_adding(k, 0, error);
    if (status == INS_DONE && (fputs(head, k->file) < 0 || fflush(k->file) != 0))
        status = complain_of_file(k, error);
    return status;
}

/* A file without a word is made; so is one whose first line was cut off. */
static enum ins_status look_at_head(struct ins_kept *k, const char *question, struct ins_error *error)
{
    char head[LINE + 2], found[LINE + 2] = "", sum[INS_SHA256_TEXT];
    (void)snprintf(head, sizeof head, "%s%s\n", MARK, ins_sha256(question, strlen(question), sum));
    if (!fgets(found, sizeof found, k->file) && ferror(k->file))
        return complain_of_file(k, error);
    if (strcmp(head, found) == 0)
        return INS_DONE;
    if (strncmp(head, found, strlen(found)) == 0)
        return write_kept_head(k, head, error);
    bool own = strncmp(found, MARK, sizeof MARK - 1) == 0;
    return ins_fail(error, INS_WRONG, own ? "%s: it holds the points of another question; name another file, or "
                                            "remove it"
                                          : "%s: instroom did not write it, and leaves it alone; name another file",
                    k->path);
}

/* --- points ----------------------------------------------------------------------------------- */

/* False at the end of the file, and where a line is not whole. */
static bool read_point(const struct ins_kept *k, double *y)
{
    for (int i = 0; i < k->inner->outputs; i++) {
        char cell[CELL], *end;
        if (fscanf(k->file, "%31[^ \n]", cell) != 1)
            return false;
        y[i] = ins_plain_read(cell, &end);
        if (*end || getc(k->file) != (i + 1 < k->inner->outputs ? ' ' : '\n'))
            return false;
    }
    return true;
}

/* The first point that is not there ends what the file tells. */
static enum ins_status read_points(struct ins_kept *k, int64_t count, double *y, struct ins_error *error)
{
    long from = ftell(k->file);
    for (int64_t p = 0; p < count; p++)
        if (!read_point(k, &y[p * k->inner->outputs]))
            return ferror(k->file) || from < 0 ? complain_of_file(k, error)
                                               : begin_adding(k, from, error);
    return INS_DONE;
}

static enum ins_status add_points(const struct ins_kept *k, int64_t count, const double *y,
                                  struct ins_error *error)
{
    int outputs = k->inner->outputs;
    for (int64_t p = 0; p < count; p++)
        for (int i = 0; i < outputs; i++) {
            char cell[CELL];
            (void)ins_plain_print(cell, sizeof cell, "%a%c", y[p * outputs + i],
                                  i + 1 < outputs ? ' ' : '\n');
            (void)fputs(cell, k->file);
        }
    return fflush(k->file) != 0 || ferror(k->file) ? complain_of_file(k, error) : INS_DONE;
}

static enum ins_status answer_from_kept(void *context, const double *u, int64_t count, double *y,
                                        struct ins_error *error)
{
    struct ins_kept *k      = context;
    enum ins_status  status = k->adding ? INS_DONE : read_points(k, count, y, error);
    if (status != INS_DONE || !k->adding)
        return status;
    status = k->inner->at(k->inner->context, u, count, y, error);
    return status == INS_DONE ? add_points(k, count, y, error) : status;
}

struct ins_response ins_kept_response(struct ins_kept *k)
{
    return (struct ins_response){k->inner->dims, k->inner->outputs, answer_from_kept, k};
}

/* --- all of it -------------------------------------------------------------------------------- */

enum ins_status ins_kept_open(const char *path, const char *question, const struct ins_response *inner,
                              struct ins_kept **made, struct ins_error *error)
{
    struct ins_kept *k = ins_memory_create(1, sizeof *k, error);
    *made = NULL;
    if (!k)
        return INS_WORLD;
    k->inner = inner;
    k->path  = strdup(path);
    enum ins_status status = k->path ? take_file(k, error) : ins_fail(error, INS_WORLD, "out of memory");
    if (status == INS_DONE)
        status = look_at_head(k, question, error);
    if (status == INS_DONE)
        *made = k;
    else
        ins_kept_close(k);
    return status;
}

void ins_kept_close(struct ins_kept *k)
{
    if (!k)
        return;
    if (k->file)
        (void)fclose(k->file);
    free(k->path);
    ins_memory_free(k);
}
