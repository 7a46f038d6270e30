/* report/sheet.h - a sheet of a workbook, and its cells. */
#ifndef INS_REPORT_SHEET_H
#define INS_REPORT_SHEET_H

#include <stdint.h>
#include <xlsxwriter.h>

#include "report/tell.h"

enum ins_format {
    INS_FORMAT_HEAD,
    INS_FORMAT_STRONG,
    INS_FORMAT_WRAP,
    INS_FORMAT_MONTH,
    INS_FORMAT_COUNT,
    INS_FORMAT_TENTHS,
    INS_FORMAT_EURO,
    INS_FORMAT_SHARE,
    INS_FORMATS
};
enum { INS_SHEETS = 7 }; /* at most */

struct ins_workbook {
    struct ins_report_writer *report;
    lxw_workbook      *book;
    lxw_format        *format[INS_FORMATS];
    int64_t            cells[INS_SHEETS]; /* written so far, by sheet */
    int                sheets;
    bool               starved; /* memory ran out on the way */
};

/* A new sheet by its word; NULL: no memory. */
lxw_worksheet *ins_sheet_add(struct ins_workbook *book, enum ins_word name);

/* A table with a line of heads at the top, to be looked through and printed: the heads can be filtered by
 * and stand on every page of paper, as the first column does. */
void ins_sheet_table(lxw_worksheet *sheet, int rows, int columns);

/* Cells; an empty text and a number that is not there make none. */
void ins_sheet_text(struct ins_workbook *book, lxw_worksheet *sheet, int row, int column,
                    const char *text, enum ins_format format);
void ins_sheet_number(struct ins_workbook *book, lxw_worksheet *sheet, int row, int column,
                      double value, enum ins_format format);

#endif
