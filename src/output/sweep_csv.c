/* A sweep's rows as CSV, row by row: ten million of them need no more memory than one. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "instroom/output.h"
#include "output/number.h"
#include "sweep/journal.h"

enum { PIECE = 1 << 16 }; /* bytes handed to the sink at once, about */

struct dialect {
    const char *name, *separator;
    char        decimal;
};

static const struct dialect dialects[] = {{"rfc4180", ",", '.'}, {"excel-nl", ";", ','}};

static const struct dialect *find_dialect(const char *name)
{
    for (size_t i = 0; i < sizeof dialects / sizeof dialects[0]; i++)
        if (strcmp(name ? name : "rfc4180", dialects[i].name) == 0)
            return &dialects[i];
    return NULL;
}

/* In quotes where a reader would take it for more than one cell. */
static void add_name(struct ins_text *text, const struct dialect *dialect, const char *name)
{
    bool plain = !strpbrk(name, "\"\r\n") && !strstr(name, dialect->separator);
    ins_text_add(text, "%s%s", dialect->separator, plain ? "" : "\"");
    for (const char *c = name; *c; c++)
        ins_text_add(text, *c == '"' ? "\"\"" : "%c", *c);
    ins_text_add(text, "%s", plain ? "" : "\"");
}

static void add_head(struct ins_text *text, const struct dialect *dialect,
                     const struct ins_row_names *names)
{
    ins_text_add(text, "point");
    for (int c = 0; c < names->count; c++)
        add_name(text, dialect, names->name[c]);
    ins_text_add(text, "\r\n");
}

/* A spreadsheet shows what it reads: the fewest digits that are the same number there. */
static struct ins_figure figure_of(const struct dialect *dialect, double value)
{
    struct ins_figure figure =
        dialect->decimal == '.' ? ins_number_full(value) : ins_number_short(value);
    char *point = strchr(figure.text, '.');
    if (point)
        *point = dialect->decimal;
    return figure;
}

static void add_row(struct ins_text *text, const struct dialect *dialect, int64_t point,
                    const double *row, int columns)
{
    ins_text_add(text, "%lld", (long long)point);
    for (int c = 0; c < columns; c++)
        ins_text_add(text, "%s%s", dialect->separator, figure_of(dialect, row[c]).text);
    ins_text_add(text, "\r\n");
}

/* Hand over what has gathered, and begin anew. */
static enum ins_status pour(struct ins_text *text, ins_sink *sink, void *context,
                            struct ins_error *error)
{
    int reason   = text->failed       ? ENOMEM
                   : text->length > 0 ? sink(context, text->bytes, text->length)
                                      : 0;
    text->length = 0;
    return reason ? ins_fail(error, INS_WORLD, "%s", strerror(reason)) : INS_DONE;
}

static enum ins_status write_all(struct ins_journal *journal, const struct dialect *dialect,
                                 struct ins_text *text, ins_sink *sink, void *context,
                                 struct ins_error *error)
{
    const struct ins_row_names *names = ins_journal_names(journal);
    double                      row[INS_ROW_COLUMNS];
    int64_t                     point;
    enum ins_status             status;
    add_head(text, dialect, names);
    while ((status = ins_journal_next(journal, &point, row, NULL, error)) == INS_DONE) {
        add_row(text, dialect, point, row, names->count);
        if (text->length >= PIECE || text->failed)
            status = pour(text, sink, context, error);
        if (status != INS_DONE)
            return status;
    }
    return status == INS_NO ? pour(text, sink, context, error) : status;
}

enum ins_status ins_sweep_csv(const char *database, const char *dialect, ins_sink *sink,
                              void *context, struct ins_error *error)
{
    const struct dialect *known   = find_dialect(dialect);
    struct ins_journal   *journal = NULL;
    struct ins_text       text    = {0};
    if (!known)
        return ins_fail(error, INS_WRONG, "no dialect %s: expected excel-nl", dialect);
    enum ins_status status = ins_journal_read(database, &journal, error);
    if (status == INS_DONE)
        status = write_all(journal, known, &text, sink, context, error);
    ins_text_clear(&text);
    ins_journal_close(journal);
    return status;
}

/* --- into a file ---------------------------------------------------------------------------- */

static int add_to_file(void *context, const char *bytes, size_t length)
{
    struct ins_file *file = context;
    ins_file_add(file, bytes, length);
    return file->failure;
}

static enum ins_status write_file(const char *database, const char *dialect, const char *beside,
                                  const char *path, struct ins_error *error)
{
    struct ins_file file;
    enum ins_status status = ins_file_begin(beside, path, &file, error);
    if (status != INS_DONE)
        return status;
    status = ins_sweep_csv(database, dialect, add_to_file, &file, error);
    /* The end of the file tells of a failed write with its name. */
    if (status == INS_DONE || file.failure != 0)
        status = ins_file_end(&file, error);
    else
        ins_file_drop(&file);
    return status;
}

enum ins_status ins_sweep_csv_file(const char *database, const char *dialect, const char *path,
                                   struct ins_error *error)
{
    char *beside = ins_file_beside(path);
    ins_file_clear_stale(path, unlink);
    enum ins_status status = beside ? write_file(database, dialect, beside, path, error)
                                    : ins_fail(error, INS_WORLD, "out of memory");
    if (status == INS_DONE)
        status = ins_file_place(beside, path, error);
    free(beside);
    return status;
}
