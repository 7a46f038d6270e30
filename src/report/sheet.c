#include "report/sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 32000, PAPER_A4 = 9, PAGE_COLUMNS = 12 };

/* Lying A4, as wide as one page, its name and the number of the page below. */
static void set_up_print(lxw_worksheet *sheet)
{
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, PAPER_A4);
    worksheet_fit_to_pages(sheet, 1, 0);
    (void)worksheet_set_footer(sheet, "&L&A&R&P / &N");
}

lxw_worksheet *ins_sheet_add(struct ins_workbook *book, enum ins_word name)
{
    lxw_worksheet *sheet =
        workbook_add_worksheet(book->book, ins_words(name, book->report->html.language));
    book->sheets++;
    if (sheet)
        set_up_print(sheet);
    return sheet;
}

/* Of more columns than a page can show legibly, so many pages side by side. */
void ins_sheet_table(lxw_worksheet *sheet, int rows, int columns)
{
    int pages = (columns + PAGE_COLUMNS - 1) / PAGE_COLUMNS;
    (void)worksheet_autofilter(sheet, 0, 0, (lxw_row_t)rows, (lxw_col_t)(columns - 1));
    (void)worksheet_repeat_rows(sheet, 0, 0);
    (void)worksheet_repeat_columns(sheet, 0, 0);
    worksheet_fit_to_pages(sheet, (uint16_t)pages, 0);
    worksheet_freeze_panes(sheet, 1, 1);
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
