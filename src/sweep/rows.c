/* The rows of a sweep's database, column by column (instroom/values.h). */
#include "instroom/values.h"

#include <string.h>

#include "base/memory.h"
#include "sweep/journal.h"

static const char POINT[] = "point";

struct ins_rows {
    struct ins_row_names names;
    int64_t              count, room;
    double              *number; /* [1 + names.count][room]: point, then the columns */
};

static void put_point_row(struct ins_rows *rows, int64_t point, const double *row)
{
    rows->number[rows->count] = (double)point;
    for (int c = 0; c < rows->names.count; c++)
        rows->number[(c + 1) * rows->room + rows->count] = row[c];
    rows->count++;
}

/* Twice through: how many there are, and what they hold. Those that a sweep adds meanwhile are left. */
static enum ins_status read_rows(struct ins_journal *journal, struct ins_rows *rows, struct ins_error *error)
{
    double          row[INS_ROW_COLUMNS];
    int64_t         point;
    enum ins_status status;
    while ((status = ins_journal_next(journal, &point, row, NULL, error)) == INS_DONE)
        rows->room++;
    if (status != INS_NO)
        return status;
    rows->number = ins_memory_create((size_t)rows->room * (size_t)(1 + rows->names.count),
                                     sizeof *rows->number, error);
    status       = rows->number ? INS_DONE : INS_WORLD;
    while (status == INS_DONE && rows->count < rows->room &&
           (status = ins_journal_next(journal, &point, row, NULL, error)) == INS_DONE)
        put_point_row(rows, point, row);
    return status == INS_NO ? INS_DONE : status;
}

enum ins_status ins_rows_create(const char *database, struct ins_rows **made, struct ins_error *error)
{
    struct ins_journal *journal = NULL;
    struct ins_rows    *rows    = ins_memory_create(1, sizeof *rows, error);
    enum ins_status     status  = rows ? ins_journal_read(database, &journal, error) : INS_WORLD;
    *made                       = NULL;
    if (status == INS_DONE) {
        rows->names = *ins_journal_names(journal);
        status      = read_rows(journal, rows, error);
    }
    ins_journal_close(journal);
    if (status == INS_DONE)
        *made = rows;
    else
        ins_rows_free(rows);
    return status;
}

void ins_rows_free(struct ins_rows *rows)
{
    if (!rows)
        return;
    ins_memory_free(rows->number);
    ins_memory_free(rows);
}

const char *ins_rows_series_name(const struct ins_rows *rows, int i)
{
    return i == 0 ? POINT : i > 0 && i <= rows->names.count ? rows->names.name[i - 1] : NULL;
}

const double *ins_rows_series(const struct ins_rows *rows, const char *name, size_t *count)
{
    for (int i = 0; ins_rows_series_name(rows, i); i++)
        if (strcmp(ins_rows_series_name(rows, i), name) == 0) {
            *count = (size_t)rows->count;
            return &rows->number[i * rows->room];
        }
    return NULL;
}
