#include "sweep/table.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "sweep/journal.h"

enum { FAR = 5 }; /* letters that a misspelt name may differ by */

static enum ins_status no_column(const struct ins_row_names *names, const char *database,
                                 const char *column, struct ins_error *error)
{
    int best = -1, nearest = FAR;
    for (int c = names->axes; c < names->count; c++) {
        int far = ins_text_distance(column, names->name[c]);
        if (far < nearest) {
            nearest = far;
            best    = c;
        }
    }
    if (best >= 0)
        return ins_fail(error, INS_WRONG, "%s: no column %s; did you mean %s?", database, column,
                        names->name[best]);
    return ins_fail(error, INS_WRONG,
                    "%s: no column %s: expected a result such as p_norm, liquidity_buffer or "
                    "social_cost_total_mean", database, column);
}

static enum ins_status find_column(struct ins_table *table, const char *database,
                                   const char *column, struct ins_error *error)
{
    for (int c = table->names.axes; c < table->names.count; c++)
        if (strcmp(table->names.name[c], column) == 0) {
            table->column = c;
            return INS_DONE;
        }
    return no_column(&table->names, database, column, error);
}

static enum ins_status room_for_rows(struct ins_table *table, int64_t rows, struct ins_error *error)
{
    size_t count  = (size_t)rows;
    table->point  = ins_memory_create(count, sizeof *table->point, error);
    table->result = ins_memory_create(count, sizeof *table->result, error);
    bool all      = table->point && table->result;
    for (int a = 0; a < table->names.axes && all; a++) {
        table->axis[a] = ins_memory_create(count, sizeof *table->axis[a], error);
        all            = table->axis[a];
    }
    return all ? INS_DONE : INS_WORLD;
}

static void take_table_row(struct ins_table *table, int64_t point, const double *row)
{
    if (isnan(row[table->column])) {
        table->unknown++;
        return;
    }
    table->point[table->count] = point;
    for (int a = 0; a < table->names.axes; a++)
        table->axis[a][table->count] = row[a];
    table->result[table->count++] = row[table->column];
}

/* Twice through: how many there are, and what they hold. */
static enum ins_status read_rows(struct ins_journal *journal, struct ins_table *table,
                                 struct ins_error *error)
{
    double          row[INS_ROW_COLUMNS];
    int64_t         point, rows = 0;
    enum ins_status status;
    while ((status = ins_journal_next(journal, &point, row, NULL, error)) == INS_DONE)
        rows++;
    if (status == INS_NO)
        status = room_for_rows(table, rows, error);
    while (status == INS_DONE && table->count + table->unknown < rows &&
           (status = ins_journal_next(journal, &point, row, NULL, error)) == INS_DONE)
        take_table_row(table, point, row);
    return status == INS_NO ? INS_DONE : status;
}

enum ins_status ins_table_read(const char *database, const char *column, struct ins_table **made,
                               struct ins_error *error)
{
    struct ins_journal *journal = NULL;
    struct ins_table   *table   = ins_memory_create(1, sizeof *table, error);
    *made = NULL;
    enum ins_status status = table ? ins_journal_read(database, &journal, error) : INS_WORLD;
    if (status == INS_DONE) {
        table->names = *ins_journal_names(journal);
        status       = ins_head_copy(ins_journal_head(journal), &table->head, error);
    }
    if (status == INS_DONE)
        status = find_column(table, database, column, error);
    if (status == INS_DONE)
        status = read_rows(journal, table, error);
    if (status == INS_DONE)
        status = ins_journal_count(journal, &table->done, error);
    ins_journal_close(journal);
    if (status == INS_DONE)
        *made = table;
    else
        ins_table_free(table);
    return status;
}

void ins_table_free(struct ins_table *table)
{
    if (!table)
        return;
    ins_head_clear(&table->head);
    ins_memory_free(table->point);
    ins_memory_free(table->result);
    for (int a = 0; a < INS_AXES; a++)
        ins_memory_free(table->axis[a]);
    ins_memory_free(table);
}
