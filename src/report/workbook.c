#include "report/workbook.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/date.h"
#include "base/file.h"
#include "base/plain.h"
#include "output/workbook.h"
#include "report/document.h"
#include "report/sheets.h"

/* The day a workbook says it was made is the only thing in it that the findings do not fix. */
static const time_t MADE = 946684800;

static bool begin_workbook(const char *path, struct ins_workbook *book)
{
    lxw_doc_properties about = {.title = (char *)(uintptr_t)"instroom", .created = MADE};
    book->book               = workbook_new(path);
    if (!book->book)
        return false;
    (void)workbook_set_properties(book->book, &about);
    static const char *const shape[INS_FORMATS] = {
        [INS_FORMAT_HEAD] = "@",        [INS_FORMAT_STRONG] = "General",
        [INS_FORMAT_WRAP] = "@",        [INS_FORMAT_MONTH] = "mmm yyyy",
        [INS_FORMAT_COUNT] = "#,##0",   [INS_FORMAT_TENTHS] = "#,##0.0",
        [INS_FORMAT_EURO] = "€ #,##0",  [INS_FORMAT_SHARE] = "0.0%",
    };
    for (int i = 0; i < INS_FORMATS; i++) {
        book->format[i] = workbook_add_format(book->book);
        if (!book->format[i])
            return false;
        format_set_num_format(book->format[i], shape[i]);
        if (i == INS_FORMAT_HEAD || i == INS_FORMAT_STRONG)
            format_set_bold(book->format[i]);
        if (i == INS_FORMAT_HEAD || i == INS_FORMAT_WRAP)
            format_set_text_wrap(book->format[i]);
        format_set_align(book->format[i], LXW_ALIGN_VERTICAL_TOP);
    }
    return true;
}

static enum ins_status fill_report_workbook(const char *beside, const char *path,
                                            struct ins_report_writer *report, uint32_t *print,
                                            struct ins_error *error)
{
    struct ins_workbook book = {.report = report};
    if (!begin_workbook(beside, &book) || !ins_sheets_write(&book)) {
        lxw_workbook_free(book.book); /* to close one that lacks a sheet is a crash */
        return ins_fail(error, INS_WORLD, "%s: out of memory, or of temporary files", path);
    }
    locale_t  before = ins_plain_begin();
    lxw_error closed = workbook_close(book.book);
    ins_plain_end(before);
    if (closed != LXW_NO_ERROR)
        return ins_fail(error, INS_WORLD, "%s: cannot be written: %s", path,
                        errno ? strerror(errno) : lxw_strerror(closed));
    return ins_workbook_check(beside, path, book.cells, book.sheets, print, error);
}

/* Twice, and twice the same (output/workbook.h). */
static enum ins_status fill_twice(const char *beside, const char *path,
                                  struct ins_report_writer *report, struct ins_error *error)
{
    uint32_t        print[2] = {0, 0};
    enum ins_status status   = fill_report_workbook(beside, path, report, &print[0], error);
    if (status == INS_DONE)
        status = fill_report_workbook(beside, path, report, &print[1], error);
    if (status == INS_DONE && print[0] != print[1])
        status = ins_workbook_lost(path, error);
    return status;
}

enum ins_status ins_workbook_write(const struct ins_findings *findings,
                                   enum ins_language language, const char *file, const char *name,
                                   struct ins_error *error)
{
    struct ins_report_writer report = {.html = {.language = language}, .f = findings};
    errno                           = 0;
    enum ins_status status          = fill_twice(file, name, &report, error);
    if (status == INS_DONE)
        status = ins_workbook_seal(file, name, ins_report_kind.name, error);
    return status == INS_DONE ? ins_file_sync(file, error) : status;
}
