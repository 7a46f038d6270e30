/* A sweep's rows as a workbook. */
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/file.h"
#include "base/plain.h"
#include "base/text.h"
#include "instroom/output.h"
#include "output/destination.h"
#include "output/workbook.h"
#include "sweep/journal.h"

enum { WIDTH = 18, NARROW = 9, LINE_BYTES = 32000, PAPER_A4 = 9 };

const struct ins_answer_kind ins_sweep_workbook = {.name = "sweep"};

enum { RESULTS, RUN, SCENARIO, SHEETS };

struct sheet {
    lxw_workbook  *book;
    lxw_worksheet *results, *run, *scenario;
    lxw_format    *head;
    int64_t        cells[SHEETS]; /* written so far */
};

static enum ins_status begin_sheet(const char *path, const char *name, struct sheet *sheet,
                                   struct ins_error *error)
{
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    /* The day a workbook says it was made is the only thing in it that the rows do not fix. */
    lxw_doc_properties about = {.title = "instroom sweep", .created = 946684800};
    sheet->book              = workbook_new_opt(path, &options);
    if (!sheet->book)
        return ins_fail(error, INS_WORLD, "%s: out of memory", name);
    (void)workbook_set_properties(sheet->book, &about);
    sheet->results  = workbook_add_worksheet(sheet->book, "results");
    sheet->run      = workbook_add_worksheet(sheet->book, "run");
    sheet->scenario = workbook_add_worksheet(sheet->book, "scenario");
    sheet->head     = workbook_add_format(sheet->book);
    if (!sheet->results || !sheet->run || !sheet->scenario || !sheet->head)
        return ins_fail(error, INS_WORLD, "%s: out of memory, or of temporary files", name);
    format_set_bold(sheet->head);
    return INS_DONE;
}

/* An empty text makes no cell. */
static void write_text(struct sheet *sheet, int which, lxw_row_t row, lxw_col_t column,
                       const char *text, lxw_format *format)
{
    lxw_worksheet *const all[SHEETS] = {sheet->results, sheet->run, sheet->scenario};
    if (!text[0])
        return;
    (void)worksheet_write_string(all[which], row, column, text, format);
    sheet->cells[which]++;
}

static void write_number(struct sheet *sheet, lxw_row_t row, lxw_col_t column, double value)
{
    (void)worksheet_write_number(sheet->results, row, column, value, NULL);
    sheet->cells[RESULTS]++;
}

static void write_column_names(struct sheet *sheet, const struct ins_row_names *names)
{
    (void)worksheet_set_column(sheet->results, 0, 0, NARROW, NULL);
    (void)worksheet_set_column(sheet->results, 1, (lxw_col_t)names->count, WIDTH, NULL);
    write_text(sheet, RESULTS, 0, 0, "point", sheet->head);
    for (int c = 0; c < names->count; c++)
        write_text(sheet, RESULTS, 0, (lxw_col_t)(c + 1), names->name[c], sheet->head);
    worksheet_freeze_panes(sheet->results, 1, 1);
}

/* The heads can be filtered by, and stand on every page of paper. */
static void set_up(struct sheet *sheet, lxw_row_t rows, int columns)
{
    (void)worksheet_autofilter(sheet->results, 0, 0, rows, (lxw_col_t)columns);
    (void)worksheet_repeat_rows(sheet->results, 0, 0);
    worksheet_set_landscape(sheet->results);
    worksheet_set_paper(sheet->results, PAPER_A4);
}

static enum ins_status write_rows(struct sheet *sheet, struct ins_journal *journal,
                                  struct ins_error *error)
{
    const struct ins_row_names *names = ins_journal_names(journal);
    double                      row[INS_ROW_COLUMNS];
    int64_t                     point;
    lxw_row_t                   line = 1;
    enum ins_status             status;
    write_column_names(sheet, names);
    while ((status = ins_journal_next(journal, &point, row, NULL, error)) == INS_DONE) {
        if (line >= LXW_ROW_MAX)
            return ins_fail(error, INS_WRONG,
                            "%s: has more points than a sheet has rows (%d): take --csv",
                            ins_journal_path(journal), LXW_ROW_MAX - 1);
        write_number(sheet, line, 0, (double)point);
        for (int c = 0; c < names->count; c++)
            if (isfinite(row[c]))
                write_number(sheet, line, (lxw_col_t)(c + 1), row[c]);
        line++;
    }
    set_up(sheet, line - 1, names->count);
    return status == INS_NO ? INS_DONE : status;
}

static void write_note(struct sheet *sheet, lxw_row_t line, const char *key,
                       const char *format, ...) __attribute__((format(printf, 4, 5)));

static void write_note(struct sheet *sheet, lxw_row_t line, const char *key,
                       const char *format, ...)
{
    char    text[128];
    va_list values;
    va_start(values, format);
    (void)ins_plain_vprint(text, sizeof text, format, values);
    va_end(values);
    write_text(sheet, RUN, line, 0, key, sheet->head);
    write_text(sheet, RUN, line, 1, text, NULL);
}

static void write_run(struct sheet *sheet, const struct ins_head *head, int64_t done)
{
    (void)worksheet_set_column(sheet->run, 0, 1, WIDTH, NULL);
    write_note(sheet, 0, "design", "%s", head->design);
    if (done < head->points)
        write_note(sheet, 1, "points", "%lld of %lld: the sweep is not finished", (long long)done,
                   (long long)head->points);
    else
        write_note(sheet, 1, "points", "%lld", (long long)head->points);
    write_note(sheet, 2, "futures", "%lld", (long long)head->futures);
    write_note(sheet, 3, "seed", "%lld", (long long)head->seed);
    write_note(sheet, 4, "confidence", "%g", head->confidence);
    write_note(sheet, 5, "version", "%s", head->version);
    write_note(sheet, 6, "scenario_sha256", "%s", head->scenario_sha256);
}

/* Line by line: a cell holds no more than 32,767 letters. */
static enum ins_status write_scenario(struct sheet *sheet, const char *scenario,
                                      struct ins_error *error)
{
    lxw_row_t line = 0;
    for (const char *at = scenario; *at; line++) {
        size_t length = strcspn(at, "\n"), some = length < LINE_BYTES ? length : LINE_BYTES;
        char  *text = strndup(at, some);
        if (!text)
            return ins_fail(error, INS_WORLD, "out of memory");
        write_text(sheet, SCENARIO, line, 0, text, NULL);
        free(text);
        at += length + (at[length] == '\n');
    }
    return INS_DONE;
}

static enum ins_status fill_sheet(const char *beside, const char *path, struct ins_journal *journal,
                                  struct ins_error *error)
{
    struct sheet    sheet  = {0};
    int64_t         done   = 0;
    enum ins_status status = begin_sheet(beside, path, &sheet, error);
    if (status == INS_DONE)
        status = write_rows(&sheet, journal, error);
    if (status == INS_DONE)
        status = ins_journal_count(journal, &done, error);
    if (status == INS_DONE) {
        write_run(&sheet, ins_journal_head(journal), done);
        status = write_scenario(&sheet, ins_journal_head(journal)->scenario, error);
    }
    if (status != INS_DONE) {
        lxw_workbook_free(sheet.book); /* to close one that lacks a sheet is a crash */
        return status;
    }
    lxw_error closed = workbook_close(sheet.book);
    if (closed != LXW_NO_ERROR)
        return ins_fail(error, INS_WORLD, "%s: cannot be written: %s", path,
                        errno ? strerror(errno) : lxw_strerror(closed));
    return ins_workbook_check(beside, path, sheet.cells, SHEETS, NULL, error);
}

static enum ins_status write_beside(const struct ins_output *output, struct ins_journal *journal,
                                    struct ins_error *error)
{
    errno                  = 0;
    locale_t before        = ins_plain_begin(); /* rows are written as they are filled */
    enum ins_status status = fill_sheet(output->beside, output->path, journal, error);
    ins_plain_end(before);
    if (status == INS_DONE)
        status = ins_workbook_seal(output->beside, output->path, output->kind.name, error);
    return status == INS_DONE ? ins_file_sync(output->beside, error) : status;
}

enum ins_status ins_sweep_xlsx(const char *database, const struct ins_destination *to,
                               struct ins_error *error)
{
    struct ins_journal *journal = NULL;
    struct ins_output   output;
    int64_t             done;
    enum ins_status     status = ins_output_begin(to, &ins_sweep_workbook, &output, error);
    if (status != INS_DONE)
        return status;
    status = ins_journal_read(database, &journal, error);
    if (status == INS_DONE)
        status = write_beside(&output, journal, error);
    if (status == INS_DONE)
        status = ins_journal_whole(journal, &done, error);
    ins_journal_close(journal);
    if (status == INS_DONE || status == INS_NO) {
        enum ins_status ended = ins_output_end(&output, error);
        return ended == INS_DONE ? status : ended;
    }
    ins_output_drop(&output);
    return status;
}
