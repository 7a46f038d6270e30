/* A sweep's rows as CSV, row by row: ten million of them need no more memory than one. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/plain.h"
#include "base/text.h"
#include "instroom/output.h"
#include "output/destination.h"
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

static void add_column_names(struct ins_text *text, const struct dialect *dialect,
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

static void add_point_row(struct ins_text *text, const struct dialect *dialect, int64_t point,
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
    add_column_names(text, dialect, names);
    while ((status = ins_journal_next(journal, &point, row, NULL, error)) == INS_DONE) {
        add_point_row(text, dialect, point, row, names->count);
        if (text->length >= PIECE || text->failed)
            status = pour(text, sink, context, error);
        if (status != INS_DONE)
            return status;
    }
    if (status == INS_NO)
        status = pour(text, sink, context, error);
    return status == INS_DONE ? ins_journal_whole(journal, &point, error) : status;
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

/* --- an earlier one --------------------------------------------------------------------------- */

/* A CSV has no room for a seal: a spreadsheet would show it, and lose it. It is known by what stands
 * in it: the header of this database's table, and under it rows as they are written here. A row
 * whose point has as many futures in the database must be that of the database, to the byte. The
 * others (of fewer futures, before the sweep grew, or of points that are not there any more) must
 * hold numbers in the very digits that are written here, which hands and spreadsheets do not give. */
struct earlier {
    struct ins_journal   *journal;
    const struct dialect *dialect;
    struct ins_text       wanted; /* a line as it would be written */
};

/* One cell, from its digits and back. */
static bool is_own_number(const struct dialect *dialect, const char *cell, size_t length)
{
    char text[INS_FIGURE_TEXT], *end;
    if (length == 0)
        return true;
    if (length >= sizeof text)
        return false;
    memcpy(text, cell, length);
    text[length] = '\0';
    char *point  = strchr(text, dialect->decimal);
    if (point)
        *point = '.';
    double value = ins_plain_read(text, &end);
    return *end == '\0' && strlen(figure_of(dialect, value).text) == length &&
           memcmp(figure_of(dialect, value).text, cell, length) == 0;
}

static bool are_own_numbers(const struct earlier *e, const char *line, int columns)
{
    int cells = 0;
    for (const char *at = line;; at++, cells++) {
        size_t length = strcspn(at, e->dialect->separator);
        if (at[length] == '\0')
            length = strcspn(at, "\r");
        if (!is_own_number(e->dialect, at, length))
            return false;
        at += length;
        if (*at != e->dialect->separator[0])
            return cells == columns && strcmp(at, "\r\n") == 0;
    }
}

static bool is_own_row(struct earlier *e, const char *line)
{
    const struct ins_row_names *names = ins_journal_names(e->journal);
    double                      row[INS_ROW_COLUMNS], futures = NAN;
    char                       *end;
    long long                   point = strtoll(line, &end, 10);
    const char                 *cell  = line;
    for (int c = 0; cell && c <= names->axes; c++) {
        cell = strchr(cell, e->dialect->separator[0]);
        cell += cell != NULL;
    }
    if (cell)
        futures = ins_plain_read(cell, NULL);
    if (ins_journal_find(e->journal, point, row, NULL) != INS_DONE ||
        futures < row[names->axes + INS_ROW_FUTURES])
        return are_own_numbers(e, line, names->count);
    e->wanted.length = 0;
    add_point_row(&e->wanted, e->dialect, point, row, names->count);
    return !e->wanted.failed && strcmp(e->wanted.bytes, line) == 0;
}

static bool is_own_head(struct earlier *e, const char *line)
{
    for (size_t i = 0; i < sizeof dialects / sizeof dialects[0]; i++) {
        e->wanted.length = 0;
        e->dialect       = &dialects[i];
        add_column_names(&e->wanted, e->dialect, ins_journal_names(e->journal));
        if (!e->wanted.failed && strcmp(e->wanted.bytes, line) == 0)
            return true;
    }
    return false;
}

static bool are_own_lines(struct earlier *e, FILE *file)
{
    char   *line   = NULL;
    size_t  room   = 0;
    ssize_t length = getline(&line, &room, file);
    bool    own    = length > 0 && strlen(line) == (size_t)length && is_own_head(e, line);
    while (own && (length = getline(&line, &room, file)) >= 0)
        own = strlen(line) == (size_t)length && is_own_row(e, line);
    free(line);
    return own && !ferror(file);
}

static bool is_known(void *context, const char *path)
{
    struct earlier e    = {.journal = context};
    FILE          *file = fopen(path, "rb");
    bool           own  = file && are_own_lines(&e, file);
    if (file)
        (void)fclose(file);
    ins_text_clear(&e.wanted);
    return own;
}

/* --- into a file ------------------------------------------------------------------------------ */

static int add_to_file(void *context, const char *bytes, size_t length)
{
    struct ins_file *file = context;
    ins_file_add(file, bytes, length);
    return file->failure;
}

static enum ins_status write_file(const struct ins_output *output, struct ins_journal *journal,
                                  const struct dialect *dialect, struct ins_error *error)
{
    struct ins_file file;
    struct ins_text text   = {0};
    enum ins_status status = ins_file_begin(output->beside, output->path, &file, error);
    if (status != INS_DONE)
        return status;
    status = write_all(journal, dialect, &text, add_to_file, &file, error);
    ins_text_clear(&text);
    /* The end of the file tells of a failed write with its name. */
    if (status == INS_DONE || status == INS_NO || file.failure != 0) {
        enum ins_status ended = ins_file_end(&file, error);
        return ended == INS_DONE ? status : ended;
    }
    ins_file_drop(&file);
    return status;
}

static enum ins_status put_rows(const struct ins_destination *to, struct ins_journal *journal,
                                const struct dialect *dialect, struct ins_error *error)
{
    struct ins_output output;
    struct ins_answer_kind   kind   = {"export", is_known, journal};
    enum ins_status   status = ins_output_begin(to, &kind, &output, error);
    if (status != INS_DONE)
        return status;
    status = write_file(&output, journal, dialect, error);
    if (status == INS_DONE || status == INS_NO) {
        enum ins_status ended = ins_output_end(&output, error);
        return ended == INS_DONE ? status : ended;
    }
    ins_output_drop(&output);
    return status;
}

enum ins_status ins_sweep_csv_file(const char *database, const char *dialect,
                                   const struct ins_destination *to, struct ins_error *error)
{
    const struct dialect *known   = find_dialect(dialect);
    struct ins_journal   *journal = NULL;
    if (!known)
        return ins_fail(error, INS_WRONG, "no dialect %s: expected excel-nl", dialect);
    enum ins_status status = ins_destination_apart(to, error);
    if (status == INS_DONE)
        status = ins_journal_read(database, &journal, error);
    if (status == INS_DONE)
        status = put_rows(to, journal, known, error);
    ins_journal_close(journal);
    return status;
}
