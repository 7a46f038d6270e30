#include "record/shape.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/plain.h"
#include "record/figure.h"
#include "record/spelled.h"

enum { LOOKED_AT = 60, TIME_COLUMNS = 60, NAMES_ENOUGH = 6, DIGITS_ENOUGH = 6, MONTHS_ENOUGH = 3, TEXTS_ENOUGH = 6,
       MONTHS_OF_YEAR = 12 };

static const char YEARS[]  = "|year|jaar|jahr|années|année|annee|";
static const char MONTHS[] = "|month|maand|monat|mois|";
static const char FIGURES[] = "|value|obs_value|observation value|waarde|wert|valeur|aantal|anzahl|"
                              "count|number|persons|applications|";
static const char ASIDE[] = "|obs_flag|flag|flags|flag and footnotes|obs_status|conf_status|"
                            "confidentiality status (flag)|remark|remarks|opmerking|opmerkingen|"
                            "toelichting|note|notes|comment|comments|anmerkung|source|bron|quelle|"
                            "id|last update|dataflow|structure|structure_id|structure_name|"
                            "observation status (flag) v2 structure|";
static const char SUMS[] = "|total|totaal|summe|gesamt|insgesamt|sum|som|jahressumme|jaartotaal|year total|eindtotaal|grand total|";

bool ins_shape_among(const char *words, const char *text)
{
    size_t length = strlen(text);
    for (const char *at = words; *at && at[1]; at += 1 + strcspn(at + 1, "|"))
        if (strcspn(at + 1, "|") == length && length > 0 && strncasecmp(at + 1, text, length) == 0)
            return true;
    return false;
}

bool ins_shape_is_weight(const char *text)
{
    return ins_shape_among("|weight|weights|gewicht|gewichten|", text);
}

bool ins_shape_is_sum(const char *text)
{
    return ins_shape_among(SUMS, text);
}

static bool spells_month(const char *text)
{
    enum ins_span span = ins_spelled_read(text).span;
    return span == INS_SPAN_MONTH || span == INS_SPAN_DAY;
}

static int filled(const struct ins_lines *cells, int line)
{
    int count = 0;
    for (int c = 0; c < cells->line[line].count; c++)
        count += ins_lines_at(cells, line, c)[0] != '\0';
    return count;
}

/* A month of the year in a column of its own: 1 ... 12, or a name; -1: neither. */
static int month_of_year(const char *text)
{
    struct ins_spelled s = ins_spelled_read(text);
    char *end;
    long number = strtol(text + (*text == 'M' || *text == 'm'), &end, 10);
    if (s.span == INS_SPAN_NAME)
        return s.date;
    return *text && *end == '\0' && number >= 1 && number <= 12 ? (int)number - 1 : -1;
}

/* The year beside a month; a pivot table writes it beside the first of them alone. */
static const char *year_beside(const struct ins_lines *cells, const struct ins_shape *shape, int line)
{
    int above = line;
    while (above > shape->header + 1 && line - above < MONTHS_OF_YEAR && !ins_lines_at(cells, above, shape->time)[0])
        above--;
    return ins_lines_at(cells, above, shape->time);
}

struct ins_spelled ins_shape_month(const struct ins_lines *cells, const struct ins_shape *shape, int line)
{
    struct ins_spelled s = ins_spelled_read(shape->month < 0 ? ins_lines_at(cells, line, shape->time)
                                                             : year_beside(cells, shape, line));
    if (shape->month >= 0) {
        int  month = month_of_year(ins_lines_at(cells, line, shape->month));
        bool sound = s.span == INS_SPAN_YEAR && month >= 0;
        s.date += sound ? month : 0;
        s.span = sound ? INS_SPAN_MONTH : INS_SPAN_NONE;
    }
    if (s.span == INS_SPAN_DAY) {
        s.date = shape->american ? s.other : s.date;
        s.span = s.date == INS_DATE_NONE ? INS_SPAN_NONE : INS_SPAN_MONTH;
    }
    if (s.span == INS_SPAN_DIGITS)
        s.span = shape->digits ? INS_SPAN_MONTH : INS_SPAN_NONE;
    return s;
}

/* --- months across -------------------------------------------------------------------------- */

/* Cells of a line that are months, or bare names of months. 2000.5 is a number where other cells spell
 * months otherwise. */
static int count_spans(const struct ins_lines *cells, int line, bool names)
{
    int count = 0, numbers = 0;
    for (int c = 0; c < cells->line[line].count; c++) {
        const char *text = ins_lines_at(cells, line, c);
        bool month  = names ? ins_spelled_read(text).span == INS_SPAN_NAME : spells_month(text);
        bool number = month && ins_figure_read(text).kind == INS_FIGURE_NUMBER;
        count += month && !number;
        numbers += number;
    }
    return count > 0 ? count : numbers;
}

/* Whether months without a mark between their numbers, 202401, follow each other in a line: figures that
 * look like them do not. */
static bool are_digits(const struct ins_lines *cells, int line)
{
    ins_date before = INS_DATE_NONE;
    int      count  = 0;
    for (int c = 0; c < cells->line[line].count; c++) {
        struct ins_spelled s = ins_spelled_read(ins_lines_at(cells, line, c));
        if (s.span != INS_SPAN_DIGITS)
            continue;
        if (count > 0 && s.date != before + 1 && s.date != before - 1)
            return false;
        before = s.date;
        count++;
    }
    return count >= DIGITS_ENOUGH;
}

static int find_digits(const struct ins_lines *cells)
{
    for (int i = 0; i < cells->lines && i < LOOKED_AT; i++)
        if (are_digits(cells, i))
            return i;
    return -1;
}

/* The line of months, or of names of months; -1: none. */
static int find_across(const struct ins_lines *cells, bool names)
{
    for (int i = 0; i < cells->lines && i < LOOKED_AT; i++) {
        int count = count_spans(cells, i, names);
        if (count >= (names ? NAMES_ENOUGH : MONTHS_ENOUGH) || (!names && count == 2 && filled(cells, i) <= 4))
            return i;
    }
    return -1;
}

/* Cells of a column below the header: figures, and texts that are none. */
static void count_figures_and_texts(const struct ins_lines *cells, int from, int column,
                                    int *figures, int *texts)
{
    *figures = *texts = 0;
    for (int i = from; i < cells->lines; i++) {
        const char *text = ins_lines_at(cells, i, column);
        enum ins_figure_kind kind = ins_figure_read(text).kind;
        *figures += kind == INS_FIGURE_NUMBER;
        *texts += text[0] && kind == INS_FIGURE_NONE;
    }
}

static enum ins_role role_beside(const struct ins_lines *cells, const struct ins_shape *shape,
                                 int column, bool behind)
{
    const char *name = ins_lines_at(cells, shape->header, column);
    int         figures, texts;
    count_figures_and_texts(cells, shape->header + 1, column, &figures, &texts);
    if ((!name[0] && behind) || figures + texts == 0)
        return INS_ROLE_NONE;
    bool aside = ins_shape_among(SUMS, name) || ins_shape_among(ASIDE, name) ||
                 ins_spelled_read(name).span == INS_SPAN_YEAR;
    return aside || (behind && texts == 0) ? INS_ROLE_ASIDE : INS_ROLE_CATEGORY;
}

static bool is_across(const struct ins_shape *shape, enum ins_span span)
{
    if (shape->way == INS_YEARS_DOWN)
        return span == INS_SPAN_NAME;
    return span == INS_SPAN_MONTH || span == INS_SPAN_DAY || (shape->digits && span == INS_SPAN_DIGITS);
}

static void lay_across(const struct ins_lines *cells, struct ins_shape *shape)
{
    bool behind = false;
    for (int c = 0; c < shape->columns; c++) {
        struct ins_spelled s = ins_spelled_read(ins_lines_at(cells, shape->header, c));
        bool month = is_across(shape, s.span);
        shape->date[c] = month ? s.date : INS_DATE_NONE;
        if (month && s.span == INS_SPAN_DAY &&
            (s.date == INS_DATE_NONE || (shape->american && s.other != INS_DATE_NONE)))
            shape->date[c] = s.other;
        if (c == shape->time)
            continue;
        shape->role[c] = month ? INS_ROLE_FIGURES : role_beside(cells, shape, c, behind);
        behind |= month;
    }
}

/* A column with figures that stands where the months beside it lack one is a month that is misspelled. */
static bool look_between(const struct ins_lines *cells, const struct ins_shape *shape, struct ins_faults *faults)
{
    int last = -1, figures, texts;
    for (int c = 0; c < shape->columns; c++) {
        if (shape->role[c] != INS_ROLE_FIGURES)
            continue;
        int step = last < 0 ? 0 : abs(shape->date[c] - shape->date[last]), between = c - last - 1;
        for (int b = last + 1; last >= 0 && between > 0 && step == between + 1 && b < c; b++) {
            const char *name = ins_lines_at(cells, shape->header, b);
            count_figures_and_texts(cells, shape->header + 1, b, &figures, &texts);
            if (figures == 0 || !name[0])
                continue;
            ins_faults_add(faults, cells->line[shape->header].line, "header", name,
                           "expected a month, which those beside it lack; such as 2024-01, jan-24 or januari 2024");
            return false;
        }
        last = c;
    }
    return true;
}

/* The column of years beside names of months; -1: none. */
static int find_years(const struct ins_lines *cells, int header)
{
    for (int c = 0; c < cells->line[header].count; c++) {
        int years = 0, others = 0;
        for (int i = header + 1; i < cells->lines; i++) {
            const char *text = ins_lines_at(cells, i, c);
            bool year = ins_spelled_read(text).span == INS_SPAN_YEAR;
            years += year;
            others += !year && text[0] && !ins_shape_is_sum(text);
        }
        if (years > others)
            return c;
    }
    return -1;
}

/* --- months down ----------------------------------------------------------------------------- */

/* Dates of days, 1-2-2024: which of the two numbers is the month? The day is the same in all lines, or
 * beyond 12 in one. False: they leave it open. */
static bool tell_order(const struct ins_lines *cells, struct ins_shape *shape, int from,
                       struct ins_faults *faults)
{
    bool european = true, american = true, days = false, first = true, second = true;
    bool across = shape->way == INS_ACROSS;
    struct ins_spelled before = {0};
    for (int i = across ? 0 : from; i < (across ? shape->columns : cells->lines); i++) {
        struct ins_spelled s = ins_spelled_read(across ? ins_lines_at(cells, from, i)
                                                       : ins_lines_at(cells, i, shape->time));
        if (s.span != INS_SPAN_DAY)
            continue;
        european &= s.date != INS_DATE_NONE;
        american &= s.other != INS_DATE_NONE;
        first &= !days || s.first == before.first;
        second &= !days || s.day == before.day;
        before = s;
        days   = true;
    }
    /* Of one date alone the day is the 1st, if either number is. */
    bool one = first && second, told = before.first == 1 || before.day == 1 || before.first == before.day;
    bool turned = second && (!first || (before.day == 1 && before.first != 1));
    bool open   = days && european && american;
    shape->american = days && (!european || (american && turned));
    if (!open || first != second || (one && told))
        return true;
    ins_faults_add(faults, cells->line[from].line, "month",
                   ins_lines_at(cells, from, across ? 0 : shape->time),
                   "expected months whose day is told from their month: 1-2-2024 is the first of "
                   "February or January 2nd; write 2024-02");
    return false;
}

/* The column with most months; -1: none. */
static int find_time(const struct ins_lines *cells, enum ins_span span, int *first)
{
    int best = -1, most = 0, columns = ins_lines_columns(cells);
    for (int c = 0; c < columns && c < TIME_COLUMNS; c++) {
        int count = 0, begin = -1, others = 0; /* a column of figures may hold one that looks like a month */
        for (int i = 0; i < cells->lines; i++) {
            enum ins_span is = ins_spelled_read(ins_lines_at(cells, i, c)).span;
            bool hit = is == span || (span == INS_SPAN_MONTH && is == INS_SPAN_DAY);
            begin = hit && begin < 0 ? i : begin;
            count += hit;
            others += begin >= 0 && !hit && ins_lines_at(cells, i, c)[0];
        }
        if (count > most && count >= others) {
            best   = c;
            most   = count;
            *first = begin;
        }
    }
    return best;
}

/* The line of names above the first month: the nearest one that names the months, too. */
static int find_header(const struct ins_lines *cells, int time, int first, bool weights)
{
    int plain = -1;
    for (int i = first - 1; i >= 0; i--) {
        const char *name = ins_lines_at(cells, i, time);
        bool title = filled(cells, i) < 2 && (name[0] || cells->line[i].count < 2);
        if (title || (weights && ins_shape_is_weight(name)))
            continue;
        if (name[0])
            return i;
        plain = plain < 0 ? i : plain;
    }
    return plain;
}

/* Whether a month stands in several lines, as in a table of several cases. */
static bool stand_twice(const struct ins_lines *cells, const struct ins_shape *shape)
{
    ins_date before = INS_DATE_NONE, earliest = INS_DATE_NONE;
    int      repeats = 0;
    for (int i = shape->header + 1; i < cells->lines; i++) {
        struct ins_spelled s = ins_shape_month(cells, shape, i);
        if (s.span != INS_SPAN_MONTH)
            continue;
        repeats += s.date == before || s.date == earliest;
        earliest = earliest == INS_DATE_NONE ? s.date : earliest;
        before   = s.date;
    }
    return repeats > 0;
}

/* Numbers of the lines, in a column without a name before the months. */
static bool counts_lines(const struct ins_lines *cells, const struct ins_shape *shape, int column)
{
    char  *end;
    double before = NAN;
    if (ins_lines_at(cells, shape->header, column)[0] || column >= shape->time)
        return false;
    for (int i = shape->header + 1; i < cells->lines; i++) {
        const char *text   = ins_lines_at(cells, i, column);
        double      number = ins_plain_read(text, &end);
        if (!text[0] || *end || number < 0.0 || (!isnan(before) && number != before + 1.0))
            return false;
        before = number;
    }
    return before < cells->lines;
}

/* What stands in a column below the names: figures, categories, or remarks. */
static enum ins_role role_down(const struct ins_lines *cells, const struct ins_shape *shape, int column,
                               bool twice)
{
    const char *name = ins_lines_at(cells, shape->header, column);
    int         figures, texts;
    count_figures_and_texts(cells, shape->header + 1, column, &figures, &texts);
    if ((figures + texts == 0 && !name[0]) || column >= cells->line[shape->header].count)
        return INS_ROLE_NONE;
    if (ins_shape_among(ASIDE, name) || ins_shape_among(YEARS, name) || (shape->month >= 0 && column == shape->month))
        return INS_ROLE_ASIDE;
    if (texts > figures && twice)
        return INS_ROLE_CATEGORY;
    bool aside = (figures == 0 && texts >= TEXTS_ENOUGH) || counts_lines(cells, shape, column);
    return aside ? INS_ROLE_ASIDE : INS_ROLE_FIGURES;
}

/* Where one column is called value, the other ones tell what it is of. */
static void lay_long(const struct ins_lines *cells, struct ins_shape *shape)
{
    int value = -1, categories = 0;
    for (int c = 0; c < shape->columns; c++) {
        categories += shape->role[c] == INS_ROLE_CATEGORY;
        if (shape->role[c] == INS_ROLE_FIGURES && ins_shape_among(FIGURES, ins_lines_at(cells, shape->header, c)))
            value = c;
    }
    for (int c = 0; c < shape->columns && value >= 0 && categories > 0; c++)
        if (c != value && shape->role[c] == INS_ROLE_FIGURES)
            shape->role[c] = INS_ROLE_CATEGORY;
}

static void lay_down(const struct ins_lines *cells, struct ins_shape *shape)
{
    bool twice = stand_twice(cells, shape);
    for (int c = 0; c < shape->columns; c++)
        shape->role[c] = c == shape->time ? INS_ROLE_TIME : role_down(cells, shape, c, twice);
    if (shape->month >= 0)
        shape->role[shape->month] = INS_ROLE_TIME;
    lay_long(cells, shape);
}

/* A Year and a Month column; false where there are none. */
static bool find_pair(const struct ins_lines *cells, struct ins_shape *shape)
{
    for (int i = 0; i < cells->lines && i < LOOKED_AT; i++) {
        int year = -1, month = -1;
        for (int c = 0; c < cells->line[i].count; c++) {
            const char *name = ins_lines_at(cells, i, c);
            year  = ins_shape_among(YEARS, name) ? c : year;
            month = ins_shape_among(MONTHS, name) ? c : month;
        }
        if (year < 0 || month < 0 || i + 1 == cells->lines ||
            spells_month(ins_lines_at(cells, i + 1, month)))
            continue;
        shape->header = i;
        shape->time   = year;
        shape->month  = month;
        return true;
    }
    return false;
}

/* --- all of it ------------------------------------------------------------------------------- */

static bool no_months(const struct ins_lines *cells, struct ins_faults *faults)
{
    int first = 0, quarters = find_time(cells, INS_SPAN_QUARTER, &first);
    if (quarters >= 0) {
        ins_faults_add(faults, cells->line[first].line, "month", ins_lines_at(cells, first, quarters),
                       "expected months: what happens inside a quarter cannot be told from it");
        return false;
    }
    if (cells->lines > 1 && find_time(cells, INS_SPAN_YEAR, &first) == 0) {
        ins_faults_add(faults, cells->line[first].line, "month", ins_lines_at(cells, first, 0),
                       "expected months: what happens inside a year cannot be told from it");
        return false;
    }
    bool lines = cells->lines > 1;
    ins_faults_add(faults, cells->lines > 0 ? cells->line[lines].line : 1, lines ? "month" : NULL,
                   lines ? ins_lines_at(cells, 1, 0) : NULL,
                   lines ? "expected a month, such as 2024-01, 2024M01, 1-1-2024, jan-24 or januari 2024"
                         : "expected a header, month,NAME,..., and a line a month");
    return false;
}

static bool find_down(const struct ins_lines *cells, bool weights, struct ins_shape *shape,
                      struct ins_faults *faults)
{
    int first   = 0;
    shape->way  = INS_DOWN;
    shape->time = find_time(cells, INS_SPAN_MONTH, &first);
    if (shape->time < 0 && !find_pair(cells, shape)) {
        shape->digits = 1;
        shape->time   = find_time(cells, INS_SPAN_DIGITS, &first);
        if (shape->time != 0)
            return no_months(cells, faults);
    }
    if (shape->month < 0)
        shape->header = find_header(cells, shape->time, first, weights);
    if (shape->header < 0) {
        ins_faults_add(faults, cells->line[first].line, "header", ins_lines_at(cells, 0, 0),
                       "expected a header, month,NAME,..., before the first month");
        return false;
    }
    lay_down(cells, shape);
    return tell_order(cells, shape, shape->header + 1, faults);
}

static bool find_years_down(const struct ins_lines *cells, struct ins_shape *shape,
                            struct ins_faults *faults)
{
    shape->way  = INS_YEARS_DOWN;
    shape->time = find_years(cells, shape->header);
    if (shape->time < 0) {
        ins_faults_add(faults, cells->line[shape->header].line, "header", ins_lines_at(cells, shape->header, 0),
                       "expected a column of years beside the months");
        return false;
    }
    shape->role[shape->time] = INS_ROLE_TIME;
    lay_across(cells, shape);
    return look_between(cells, shape, faults);
}

bool ins_shape_find(const struct ins_lines *cells, bool weights, struct ins_shape *shape,
                    struct ins_faults *faults)
{
    int columns = ins_lines_columns(cells);
    *shape = (struct ins_shape){.columns = columns, .month = -1, .time = -1, .header = -1};
    shape->role = calloc((size_t)columns + 1, sizeof *shape->role);
    shape->date = calloc((size_t)columns + 1, sizeof *shape->date);
    if (!shape->role || !shape->date) {
        faults->no_memory = true;
        return false;
    }
    shape->way    = INS_ACROSS;
    shape->header = find_across(cells, false);
    if (shape->header < 0) {
        shape->header = find_digits(cells);
        shape->digits = shape->header >= 0;
    }
    if (shape->header >= 0) {
        if (!tell_order(cells, shape, shape->header, faults))
            return false;
        lay_across(cells, shape);
        return look_between(cells, shape, faults);
    }
    shape->header = find_across(cells, true);
    if (shape->header >= 0)
        return find_years_down(cells, shape, faults);
    return find_down(cells, weights, shape, faults);
}

void ins_shape_clear(struct ins_shape *shape)
{
    free(shape->role);
    free(shape->date);
    *shape = (struct ins_shape){0};
}
