#include "serve/workbook.h"

#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "answers/buffer.h"
#include "base/plain.h"
#include "output/workbook.h"

enum { SHEETS = 4, WIDTH = 16, LINE_BYTES = 32000 };

/* One sheet under construction. */
struct sheet {
    lxw_worksheet *of;
    lxw_format    *head;
    lxw_row_t      row;
    lxw_col_t      column;
    int64_t        cells; /* that hold something */
};

static struct sheet sheet_begin(lxw_workbook *book, const char *name, lxw_format *head)
{
    struct sheet sheet = {workbook_add_worksheet(book, name), head, 0, 0, 0};
    if (sheet.of) {
        (void)worksheet_set_column(sheet.of, 0, 70, WIDTH, NULL);
        worksheet_freeze_panes(sheet.of, 1, 1);
    }
    return sheet;
}

static void put_text(struct sheet *sheet, const char *text, lxw_format *format)
{
    (void)worksheet_write_string(sheet->of, sheet->row, sheet->column++, text, format);
    sheet->cells += text[0] || format;
}

static void put_sheet_number(struct sheet *sheet, double value)
{
    if (isfinite(value)) {
        (void)worksheet_write_number(sheet->of, sheet->row, sheet->column, value, NULL);
        sheet->cells++;
    }
    sheet->column++;
}

static void next_row(struct sheet *sheet)
{
    sheet->row++;
    sheet->column = 0;
}

static void put_heads(struct sheet *sheet, const char *const *name, int count)
{
    for (int i = 0; i < count; i++)
        put_text(sheet, name[i], sheet->head);
    next_row(sheet);
}

/* Name, value, and the 95 % interval of its error. */
static void put_estimate(struct sheet *sheet, const char *name, struct ins_estimate estimate)
{
    put_text(sheet, name, NULL);
    put_sheet_number(sheet, estimate.value);
    put_sheet_number(sheet, estimate.low);
    put_sheet_number(sheet, estimate.high);
    next_row(sheet);
}

static void write_answer(struct sheet *sheet, const struct ins_run *run,
                         const struct ins_buffer *buffer)
{
    static const char *const head[] = {"", "value", "low", "high"};
    put_heads(sheet, head, 4);
    put_estimate(sheet, "futures", (struct ins_estimate){(double)run->futures, NAN, NAN});
    put_estimate(sheet, "p_norm", run->p_norm);
    if (buffer) {
        put_estimate(sheet, "liquidity_buffer", buffer->liquidity);
        put_estimate(sheet, "norm_buffer", buffer->norm);
        put_estimate(sheet, "economic_buffer", buffer->economic);
    }
    for (int r = 0; r < INS_RESULTS; r++) {
        double half = 1.96 * run->mean[r].error, mean = run->mean[r].value;
        put_estimate(sheet, ins_result[r].name, (struct ins_estimate){mean, mean - half, mean + half});
    }
}

static void write_months(struct sheet *sheet, const struct ins_run *run)
{
    put_text(sheet, "month", sheet->head);
    for (int i = 0; i < INS_SERIES * INS_FAN; i++) {
        char name[64];
        (void)snprintf(name, sizeof name, "%s.%s", ins_monthly[ins_series[i / INS_FAN]].name,
                       ins_fan_name[i % INS_FAN]);
        put_text(sheet, name, sheet->head);
    }
    next_row(sheet);
    for (int t = 0; t < run->scenario.months; t++) {
        char month[INS_DATE_TEXT];
        put_text(sheet, ins_date_write(run->scenario.start + t, month), NULL);
        for (int i = 0; i < INS_SERIES * INS_FAN; i++)
            put_sheet_number(sheet, run->fan[t * INS_SERIES * INS_FAN + i]);
        next_row(sheet);
    }
}

static void write_frontier(struct sheet *sheet, const struct ins_buffer *buffer)
{
    static const char *const head[] = {"buffer", "p_norm", "low", "high", "cost", "social_cost",
                                       "overdue_case_months", "reach"};
    put_heads(sheet, head, 8);
    for (int i = 0; buffer && i < buffer->points; i++) {
        const struct ins_frontier_point *point = &buffer->frontier[i];
        put_sheet_number(sheet, point->buffer);
        put_sheet_number(sheet, point->p_norm.value);
        put_sheet_number(sheet, point->p_norm.low);
        put_sheet_number(sheet, point->p_norm.high);
        put_sheet_number(sheet, point->cost.value);
        put_sheet_number(sheet, point->social_cost.value);
        put_sheet_number(sheet, point->overdue_case_months.value);
        put_sheet_number(sheet, point->reach);
        next_row(sheet);
    }
}

/* Line by line: a cell holds no more than 32,767 letters. */
static void write_scenario(struct sheet *sheet, const char *scenario)
{
    for (const char *at = scenario; *at;) {
        char   line[LINE_BYTES];
        size_t length = strcspn(at, "\n");
        (void)snprintf(line, sizeof line, "%.*s", (int)(length < sizeof line ? length : sizeof line - 1), at);
        put_text(sheet, line, NULL);
        next_row(sheet);
        at += length + (at[length] == '\n');
    }
}

/* Sheets with what was worked out; false when memory runs out. */
static bool fill_served_workbook(lxw_workbook *book, const struct ins_run *run,
                                 const struct ins_buffer *buffer, const char *scenario,
                                 int64_t cells[SHEETS])
{
    /* The day a workbook says it was made would be the only thing in it that changes. */
    lxw_doc_properties about = {.title = "instroom", .created = 946684800};
    lxw_format        *head  = workbook_add_format(book);
    (void)workbook_set_properties(book, &about);
    if (!head)
        return false;
    format_set_bold(head);
    struct sheet sheet[SHEETS] = {
        sheet_begin(book, "answer", head), sheet_begin(book, "months", head),
        sheet_begin(book, "frontier", head), sheet_begin(book, "scenario", head)};
    for (int i = 0; i < SHEETS; i++)
        if (!sheet[i].of)
            return false;
    write_answer(&sheet[0], run, buffer);
    write_months(&sheet[1], run);
    write_frontier(&sheet[2], buffer);
    write_scenario(&sheet[3], scenario);
    for (int i = 0; i < SHEETS; i++)
        cells[i] = sheet[i].cells;
    return true;
}

static bool read_back(int descriptor, struct ins_text *out)
{
    char    bytes[8192];
    ssize_t got;
    while ((got = read(descriptor, bytes, sizeof bytes)) > 0)
        ins_text_add_bytes(out, bytes, (size_t)got);
    return got == 0 && !out->failed;
}

/* libxlsxwriter writes files only: one under a name of ours, read back through the descriptor
 * that made it and gone before anybody else could want it. */
static enum ins_status write_book(const struct ins_run *run, const struct ins_buffer *buffer,
                                  const char *scenario, struct ins_text *out,
                                  struct ins_error *error)
{
    const char *folder = getenv("TMPDIR");
    char        path[4096];
    (void)snprintf(path, sizeof path, "%s/instroom-XXXXXX",
                   folder && folder[0] && strlen(folder) < sizeof path - 32 ? folder : "/tmp");
    int descriptor = mkstemp(path);
    if (descriptor < 0)
        return ins_fail(error, INS_WORLD, "the temporary folder cannot be written to");
    int64_t         cells[SHEETS];
    lxw_workbook   *book   = workbook_new(path);
    bool            done   = book && fill_served_workbook(book, run, buffer, scenario, cells);
    locale_t        before = ins_plain_begin();
    lxw_error       closed = book ? workbook_close(book) : LXW_ERROR_MEMORY_MALLOC_FAILED;
    ins_plain_end(before);
    enum ins_status status = done && closed == LXW_NO_ERROR
                                 ? ins_workbook_check(path, "the workbook", cells, SHEETS, NULL, error)
                                 : ins_fail(error, INS_WORLD, "the workbook cannot be written");
    int             made   = open(path, O_RDONLY | O_CLOEXEC);
    (void)unlink(path);
    if (status == INS_DONE && (made < 0 || !read_back(made, out)))
        status = ins_fail(error, INS_WORLD, "the workbook cannot be read back");
    if (made >= 0)
        (void)close(made);
    (void)close(descriptor);
    return status;
}

enum ins_status ins_workbook(const struct ins_case *scenario, const struct ins_options *options,
                             struct ins_text *out, struct ins_error *error)
{
    struct ins_run    *run    = NULL;
    struct ins_buffer *buffer = NULL;
    char              *text   = ins_case_text(scenario, 0);
    enum ins_status    status = text ? ins_run_create(scenario, options, &run, error)
                                     : ins_fail(error, INS_WORLD, "out of memory");
    if (status == INS_DONE) {
        status = ins_buffer_create(scenario, options, &buffer, error);
        status = status == INS_WRONG || status == INS_NO ? INS_DONE : status; /* without it, then */
    }
    if (status == INS_DONE)
        status = write_book(run, buffer, text, out, error);
    ins_buffer_free(buffer);
    ins_run_free(run);
    free(text);
    return status;
}
