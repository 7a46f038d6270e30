#include "record/published.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"
#include "record/figure.h"
#include "record/months.h"
#include "record/shape.h"
#include "record/spelled.h"

/* What a column holds. */
enum { MONTH, TITLE, WHAT, OVER, VALUE, SD, LOW, HIGH, CONFIDENCE, SOURCE, FIELDS };

struct reading {
    struct ins_lines      cells;
    struct ins_faults    *faults;
    int                   header, column[FIELDS]; /* -1: there is none */
    int                   last;                   /* the last column, whose commas need no quotes */
    enum ins_decimal      reading;
    struct ins_published *made;
};

/* --- the header -------------------------------------------------------------------------------- */

static int column_named(const struct reading *r, const char *words)
{
    for (int c = 0; c < r->cells.line[r->header].count; c++)
        if (ins_shape_among(words, ins_lines_at(&r->cells, r->header, c)))
            return c;
    return -1;
}

/* With a column called column, `what` is a title. */
static bool read_header(struct reading *r)
{
    static const char *const words[FIELDS] = {
        [MONTH] = "|month|maand|date|datum|time|",  [TITLE] = "|title|titel|",
        [WHAT] = "|what|wat|column|",               [OVER] = "|over|",
        [VALUE] = "|value|published|waarde|",       [SD] = "|sd|",
        [LOW] = "|low|laag|",                       [HIGH] = "|high|hoog|",
        [CONFIDENCE] = "|confidence|",              [SOURCE] = "|source|bron|"};
    for (r->header = 0; r->header < r->cells.lines; r->header++) {
        for (int f = 0; f < FIELDS; f++)
            r->column[f] = column_named(r, words[f]);
        int columns = column_named(r, "|column|");
        if (columns >= 0) {
            r->column[TITLE] = column_named(r, "|what|wat|");
            r->column[WHAT]  = columns;
        }
        r->last = r->cells.line[r->header].count - 1;
        if (r->column[MONTH] >= 0 && r->column[WHAT] >= 0 && r->column[VALUE] >= 0)
            return true;
    }
    ins_faults_add(r->faults, r->cells.lines ? r->cells.line[0].line : 1, NULL, NULL,
                   "expected the header month,what,value,sd,source, or month,what,column,over,published,low,"
                   "high,confidence,source; and a line a figure");
    return false;
}

/* --- cells --------------------------------------------------------------------------------------- */

/* The text of a field, "" where there is none; of the last one with all that stands behind it. */
static void text_of(const struct reading *r, int line, int field, char text[INS_PUBLISHED_TEXT])
{
    int    column = r->column[field], end = r->cells.line[line].count;
    size_t length = 0;
    text[0]       = '\0';
    for (int c = column; column >= 0 && c < end && (c == column || column == r->last); c++) {
        const char *cell = ins_lines_at(&r->cells, line, c);
        if (c > column && !cell[0])
            continue;
        int more = snprintf(text + length, INS_PUBLISHED_TEXT - length, "%s%s", c > column ? ", " : "", cell);
        length += more > 0 ? (size_t)more : 0;
        length = length < INS_PUBLISHED_TEXT ? length : INS_PUBLISHED_TEXT - 1;
    }
}

/* Decimal commas, where a figure of the file can be read with such alone. */
static void tell_reading(struct reading *r)
{
    for (int i = r->header + 1; i < r->cells.lines; i++)
        for (int f = VALUE; f <= HIGH; f++) {
            struct ins_figure figure = ins_figure_read(ins_lines_at(&r->cells, i, r->column[f]));
            if (figure.kind == INS_FIGURE_NUMBER && !figure.can[INS_POINT])
                r->reading = INS_COMMA;
        }
}

/* Each figure counts something of its own: no other one tells what its point means. */
static void number_of(struct reading *r, int line, int field, double *value)
{
    static const char *const names[FIELDS] = {[OVER] = "over", [VALUE] = "value", [SD] = "sd", [LOW] = "low",
                                              [HIGH] = "high"};
    const char       *text   = ins_lines_at(&r->cells, line, r->column[field]);
    struct ins_figure figure = ins_figure_read(text);
    int               at     = r->cells.line[line].line;
    *value = figure.value[r->reading];
    if (figure.kind == INS_FIGURE_NONE || (figure.kind == INS_FIGURE_NUMBER && isnan(*value)))
        ins_faults_add(r->faults, at, names[field], text, "expected a number, or an empty cell");
    else if (r->reading == INS_POINT && ins_figure_is_double(&figure) &&
             !(r->cells.comma == ',' && strchr(text, ',')))
        ins_faults_double(r->faults, at, names[field], text, 1);
}

/* --- figures --------------------------------------------------------------------------------------- */

/* year(...) and quarter(...) of columns: the months, and the columns alone. */
static void take_sum(struct ins_published_figure *figure)
{
    static const struct {
        const char *head;
        int         months;
    } sums[] = {{"year(", 12}, {"quarter(", 3}};
    size_t length = strlen(figure->what);
    for (size_t i = 0; i < 2; i++) {
        size_t head = strlen(sums[i].head);
        if (length < head + 1 || strncmp(figure->what, sums[i].head, head) != 0 || figure->what[length - 1] != ')')
            continue;
        memmove(figure->what, figure->what + head, length - head - 1);
        figure->what[length - head - 1] = '\0';
        figure->over = sums[i].months;
        return;
    }
}

static void read_figure_month(struct reading *r, int line, struct ins_published_figure *figure)
{
    const char        *text = ins_lines_at(&r->cells, line, r->column[MONTH]);
    struct ins_spelled s    = ins_spelled_read(text);
    bool               day  = s.span == INS_SPAN_DAY;
    figure->month = s.span == INS_SPAN_MONTH || (day && (s.first == 1 || s.first > 12)) ? s.date
                    : day && (s.day == 1 || s.day > 12)                                 ? s.other
                                                                                        : INS_DATE_NONE;
    if (figure->month == INS_DATE_NONE)
        ins_faults_add(r->faults, figure->line, "month", text, "expected a month, such as 2024-01 or jan-24");
}

static void take_figure(struct reading *r, int line, struct ins_published_figure *figure)
{
    double over;
    char   confidence[INS_PUBLISHED_TEXT];
    figure->line = r->cells.line[line].line;
    figure->over = 1;
    read_figure_month(r, line, figure);
    text_of(r, line, WHAT, figure->what);
    text_of(r, line, TITLE, figure->title);
    text_of(r, line, SOURCE, figure->source);
    text_of(r, line, CONFIDENCE, confidence);
    (void)snprintf(figure->confidence, sizeof figure->confidence, "%.15s", confidence);
    if (!figure->title[0])
        memcpy(figure->title, figure->what, sizeof figure->title);
    memcpy(figure->spelled, figure->what, sizeof figure->spelled);
    take_sum(figure);
    number_of(r, line, OVER, &over);
    number_of(r, line, VALUE, &figure->value);
    number_of(r, line, SD, &figure->sd);
    number_of(r, line, LOW, &figure->low);
    number_of(r, line, HIGH, &figure->high);
    if (!isnan(over) && (over != floor(over) || over < 1.0 || over > INS_MONTHS_MOST))
        ins_faults_add(r->faults, figure->line, "over", ins_lines_at(&r->cells, line, r->column[OVER]),
                       "expected a whole number of months to sum, 1 for the month itself");
    else if (!isnan(over))
        figure->over = (int)over;
    if (figure->sd < 0.0)
        ins_faults_add(r->faults, figure->line, "sd", ins_lines_at(&r->cells, line, r->column[SD]),
                       "expected an error of 0 or more, or none");
}

/* A line without a value is left out: nothing is published. */
static void take_figures(struct reading *r)
{
    int most = r->cells.lines - r->header - 1;
    r->made->figure = calloc((size_t)most + 1, sizeof *r->made->figure);
    r->faults->no_memory |= !r->made->figure;
    if (most > INS_PUBLISHED_MOST) {
        ins_faults_add(r->faults, 0, NULL, NULL, "expected at most %d figures; this file has %d", INS_PUBLISHED_MOST,
                       most);
        return;
    }
    tell_reading(r);
    for (int i = r->header + 1; i < r->cells.lines && r->made->figure; i++) {
        struct ins_published_figure *figure = &r->made->figure[r->made->count];
        take_figure(r, i, figure);
        r->made->count += !isnan(figure->value);
    }
    if (r->made->count == 0 && r->faults->count == 0)
        ins_faults_add(r->faults, 0, NULL, NULL, "expected a header and a line a figure");
}

struct ins_published *ins_published_read(const char *path, const char *sheet, struct ins_faults *faults)
{
    int                   before = faults->count;
    struct reading        r      = {.faults = faults, .last = -1};
    struct ins_published *made   = r.made = calloc(1, sizeof *made);
    faults->no_memory |= !made;
    if (made && ins_months_open(path, sheet, &r.cells, faults) && read_header(&r))
        take_figures(&r);
    ins_lines_clear(&r.cells);
    if (faults->count == before && !faults->no_memory)
        return made;
    ins_published_free(made);
    return NULL;
}

void ins_published_free(struct ins_published *published)
{
    if (published)
        free(published->figure);
    free(published);
}
