#include "report/sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 32000 };

lxw_worksheet *ins_sheet_add(struct ins_workbook *book, enum ins_word name)
{
    book->sheets++;
    return workbook_add_worksheet(book->book, ins_words(name, book->report->html.language));
}

/* Control letters have no place in XML. */
void ins_sheet_text(struct ins_workbook *book, lxw_worksheet *sheet, int row, int column,
                    const char *text, enum ins_format format)
{
    if (!text[0])
        return;
    char *clean = strndup(text, LINE_BYTES);
    if (!clean) {
        book->starved = true;
        return;
    }
    for (char *at = clean; *at; at++)
        if (((unsigned char)*at < ' ' && !strchr("\t\n", *at)) || *at == 0x7F)
            *at = '?';
    (void)worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column, clean,
                                 book->format[format]);
    book->cells[sheet->index]++;
    free(clean);
}

void ins_sheet_number(struct ins_workbook *book, lxw_worksheet *sheet, int row, int column,
                      double value, enum ins_format format)
{
    if (!isfinite(value))
        return;
    (void)worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column, value,
                                 book->format[format]);
    book->cells[sheet->index]++;
}
