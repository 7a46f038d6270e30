#include "report/sheets.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "report/sheet.h"
#include "report/sheet_summary.h"
#include "report/workbook.h"

enum { WIDTH = 14, WIDE = 24, WIDEST = 80 };

/* --- cells ---------------------------------------------------------------------------------- */

static const char *word_in_sheet(const struct ins_workbook *book, enum ins_word name)
{
    return ins_words(name, book->report->html.language);
}

static void write_month(struct ins_workbook *book, lxw_worksheet *sheet, int row, const char *text)
{
    int date = ins_date_read(text);
    if (date == INS_DATE_NONE) {
        ins_sheet_text(book, sheet, row, 0, text, INS_FORMAT_WRAP);
        return;
    }
    lxw_datetime day = {.year = ins_date_year(date), .month = ins_date_month(date) + 1, .day = 1};
    (void)worksheet_write_datetime(sheet, (lxw_row_t)row, 0, &day, book->format[INS_FORMAT_MONTH]);
    book->cells[sheet->index]++;
}

/* --- a CSV file as a sheet ------------------------------------------------------------------ */

/* How a column looks goes by its name: money in euro, probabilities in percent. */
static enum ins_format format_of(const char *name)
{
    static const char *const euro[] = {"cost",      "social_cost", "buffer",
                                       "shortfall", "draw_total",  "deficit_total"};
    static const char *const share[] = {"p_norm", "low", "high", "reach", "norm_met"};
    for (size_t i = 0; i < sizeof euro / sizeof euro[0]; i++)
        if (strncmp(name, euro[i], strlen(euro[i])) == 0)
            return INS_FORMAT_EURO;
    for (size_t i = 0; i < sizeof share / sizeof share[0]; i++)
        if (strcmp(name, share[i]) == 0)
            return INS_FORMAT_SHARE;
    return INS_FORMAT_COUNT;
}

static void write_sheet_head(struct ins_workbook *book, lxw_worksheet *sheet,
                             const struct ins_cells *cells, int rows)
{
    for (int c = 0; c < cells->columns; c++)
        ins_sheet_text(book, sheet, 0, c, cells->cell[c], INS_FORMAT_HEAD);
    (void)worksheet_set_column(sheet, 0, (lxw_col_t)(cells->columns - 1), WIDTH, NULL);
    ins_sheet_table(sheet, rows, cells->columns);
}

/* The one column of the futures that holds no numbers. */
static const char NAMES[] = "path";

static void write_cells(struct ins_workbook *book, lxw_worksheet *sheet,
                        const struct ins_cells *cells, int rows, int from)
{
    for (int c = from; c < cells->columns; c++) {
        enum ins_format format = format_of(cells->cell[c]);
        for (int row = 0; row < rows; row++)
            if (strcmp(cells->cell[c], NAMES) == 0)
                ins_sheet_text(book, sheet, row + 1, c, ins_cells_text(cells, row, c), INS_FORMAT_WRAP);
            else
                ins_sheet_number(book, sheet, row + 1, c, ins_cells_number(cells, row, c), format);
    }
}

/* --- charts --------------------------------------------------------------------------------- */

struct curve {
    enum ins_word sheet;
    int           rows, x, y; /* rows of data; columns */
    const char   *name;
    lxw_color_t   colour;
    double        width;
};

static void add_curve(struct ins_workbook *book, lxw_chart *chart, const struct curve *curve)
{
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    lxw_chart_line    line   = {.color = curve->colour, .width = (float)curve->width};
    lxw_chart_marker  marker = {0};
    if (!series)
        return;
    (void)marker;
    chart_series_set_categories(series, word_in_sheet(book, curve->sheet), 1, (lxw_col_t)curve->x,
                                (lxw_row_t)curve->rows, (lxw_col_t)curve->x);
    chart_series_set_values(series, word_in_sheet(book, curve->sheet), 1, (lxw_col_t)curve->y,
                            (lxw_row_t)curve->rows, (lxw_col_t)curve->y);
    chart_series_set_name(series, curve->name);
    chart_series_set_line(series, &line);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
}

static void place_chart(lxw_worksheet *sheet, lxw_chart *chart, int row, int column,
                        const char *title)
{
    lxw_chart_options options = {.x_scale = 1.5, .y_scale = 1.2};
    lxw_chart_font    font    = {.size = 12, .bold = LXW_TRUE};
    chart_title_set_name(chart, title);
    chart_title_set_name_font(chart, &font);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    (void)worksheet_insert_chart_opt(sheet, (lxw_row_t)row, (lxw_col_t)column, chart, &options);
}

static bool chart_fan(struct ins_workbook *book, lxw_worksheet *sheet, const char *series,
                      enum ins_word head, int place)
{
    static const struct {
        const char *name;
        lxw_color_t colour;
        double      width;
    } of[] = {{"p05", 0x8DB5D8, 1.25}, {"p50", 0x0B4F8A, 2.25}, {"p95", 0x8DB5D8, 1.25}};
    const struct ins_cells *months = &book->report->f->months;
    lxw_chart              *chart  = workbook_add_chart(book->book, LXW_CHART_LINE);
    if (!chart)
        return false;
    for (size_t i = 0; i < sizeof of / sizeof of[0]; i++) {
        char column[64];
        (void)snprintf(column, sizeof column, "%s.%s", series, of[i].name);
        int y = ins_cells_column(months, column);
        if (y >= 0)
            add_curve(book, chart,
                      &(struct curve){INS_WORD_SHEET_MONTHS, months->rows, 0, y, column,
                                      of[i].colour, of[i].width});
    }
    chart_axis_set_num_format(chart->x_axis, "yyyy");
    chart_axis_set_interval_unit(chart->x_axis, 12);
    chart_axis_set_interval_tick(chart->x_axis, 12);
    place_chart(sheet, chart, 3 + place / 2 * 18, 2 + place % 2 * 8, word_in_sheet(book, head));
    return true;
}

static bool chart_frontier(struct ins_workbook *book, lxw_worksheet *sheet)
{
    static const struct {
        const char *name;
        lxw_color_t colour;
        double      width;
    } of[] = {{"low", 0x8DB5D8, 1.0}, {"p_norm", 0x0B4F8A, 2.25}, {"high", 0x8DB5D8, 1.0}};
    const struct ins_cells *cells = &book->report->f->frontier;
    lxw_chart *chart = workbook_add_chart(book->book, LXW_CHART_SCATTER_STRAIGHT);
    if (!chart)
        return false;
    for (size_t i = 0; i < sizeof of / sizeof of[0]; i++)
        add_curve(book, chart,
                  &(struct curve){INS_WORD_SHEET_FRONTIER, cells->rows,
                                  ins_cells_column(cells, "buffer"),
                                  ins_cells_column(cells, of[i].name), of[i].name, of[i].colour,
                                  of[i].width});
    chart_axis_set_name(chart->x_axis, word_in_sheet(book, INS_WORD_FRONTIER_AXIS));
    chart_axis_set_display_units(chart->x_axis, LXW_CHART_AXIS_UNITS_MILLIONS);
    chart_axis_set_num_format(chart->y_axis, "0%");
    place_chart(sheet, chart, cells->rows + 2, 1, word_in_sheet(book, INS_WORD_SECTION_FRONTIER));
    return true;
}

/* --- the sheets ----------------------------------------------------------------------------- */

static bool sheet_months(struct ins_workbook *book)
{
    const struct ins_cells *cells = &book->report->f->months;
    lxw_worksheet          *sheet = ins_sheet_add(book, INS_WORD_SHEET_MONTHS);
    if (!sheet || cells->columns == 0)
        return sheet != NULL;
    write_sheet_head(book, sheet, cells, cells->rows);
    for (int row = 0; row < cells->rows; row++)
        write_month(book, sheet, row + 1, ins_cells_text(cells, row, 0));
    write_cells(book, sheet, cells, cells->rows, 1);
    return chart_fan(book, sheet, "overdue", INS_WORD_FAN_OVERDUE, 0) &&
           chart_fan(book, sheet, "inflow", INS_WORD_FAN_INFLOW, 1) &&
           chart_fan(book, sheet, "backlog", INS_WORD_FAN_BACKLOG, 2) &&
           chart_fan(book, sheet, "experienced", INS_WORD_FAN_STAFF, 3);
}

static bool sheet_futures(struct ins_workbook *book)
{
    const struct ins_cells *cells = &book->report->f->futures;
    lxw_worksheet          *sheet = ins_sheet_add(book, INS_WORD_SHEET_FUTURES);
    double                  all   = ins_findings_number(book->report->f, "futures");
    int rows = cells->rows < INS_WORKBOOK_FUTURES ? cells->rows : INS_WORKBOOK_FUTURES;
    if (!sheet)
        return false;
    if (cells->columns > 0) {
        write_sheet_head(book, sheet, cells, rows);
        write_cells(book, sheet, cells, rows, 0);
    }
    if (rows < all)
        ins_sheet_text(book, sheet, 0, cells->columns + 1,
                       ins_tell(book->report, INS_WORD_SHEET_CUT,
                                INS_VALUES(ins_tell_count(book->report, rows).text,
                                           ins_tell_count(book->report, all).text))
                           .text,
                       INS_FORMAT_STRONG);
    return true;
}

static bool sheet_frontier(struct ins_workbook *book)
{
    const struct ins_cells *cells = &book->report->f->frontier;
    if (cells->rows == 0)
        return true;
    lxw_worksheet *sheet = ins_sheet_add(book, INS_WORD_SHEET_FRONTIER);
    if (!sheet)
        return false;
    write_sheet_head(book, sheet, cells, cells->rows);
    write_cells(book, sheet, cells, cells->rows, 0);
    return chart_frontier(book, sheet);
}

static bool sheet_assumptions(struct ins_workbook *book)
{
    const struct ins_cells *cells = &book->report->f->assumptions;
    if (cells->columns == 0)
        return true;
    lxw_worksheet *sheet = ins_sheet_add(book, INS_WORD_SHEET_ASSUMPTIONS);
    if (!sheet)
        return false;
    write_sheet_head(book, sheet, cells, cells->rows);
    (void)worksheet_set_column(sheet, 0, 0, WIDE, NULL);
    for (int row = 0; row < cells->rows; row++)
        for (int c = 0; c < cells->columns; c++) {
            double number = ins_cells_number(cells, row, c);
            if (isfinite(number))
                ins_sheet_number(book, sheet, row + 1, c, number, INS_FORMAT_STRONG);
            else
                ins_sheet_text(book, sheet, row + 1, c, ins_cells_text(cells, row, c),
                               INS_FORMAT_WRAP);
        }
    (void)worksheet_set_column(sheet, (lxw_col_t)ins_cells_column(cells, "source"),
                               (lxw_col_t)ins_cells_column(cells, "source"), WIDEST, NULL);
    return true;
}

/* Line by line: a cell holds no more than 32,767 letters. */
static bool sheet_scenario(struct ins_workbook *book)
{
    lxw_worksheet *sheet = ins_sheet_add(book, INS_WORD_SHEET_SCENARIO);
    int            row   = 0;
    if (!sheet)
        return false;
    (void)worksheet_set_column(sheet, 0, 0, WIDEST, NULL);
    for (const char *at = book->report->f->text; at && *at; row++) {
        size_t length = strcspn(at, "\n");
        char  *line   = strndup(at, length);
        if (!line)
            return false;
        ins_sheet_text(book, sheet, row, 0, line, INS_FORMAT_WRAP);
        free(line);
        at += length + (at[length] == '\n');
    }
    return true;
}

bool ins_sheets_write(struct ins_workbook *book)
{
    return ins_sheet_summary(book) && sheet_months(book) && sheet_futures(book) &&
           sheet_frontier(book) && ins_sheet_ledger(book) && sheet_assumptions(book) &&
           sheet_scenario(book) && !book->starved;
}
