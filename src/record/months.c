#include "record/months.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"
#include "base/source.h"
#include "base/text.h"
#include "record/workbook.h"

/* Files of offices with all their categories are tens of megabytes long. */
enum { LONGEST_FILE = 64 * 1024 * 1024 };

static const double MOST_CASES = 1e9;

/* A figure of the table with its place. */
struct fact {
    ins_date    date;
    int         line, column;
    const char *name, *text; /* of the column of the table, and as it is written */
};

struct reading {
    const struct ins_months_ask *ask;
    struct ins_faults            *faults;
    struct ins_lines              cells;
    struct ins_shape              shape;
    struct ins_choice             choice;
    struct fact                  *fact;
    int                           facts, room;
    int                           weights; /* line of cells with weights; -1: none */
    struct ins_months           *made;
};

/* --- names ----------------------------------------------------------------------------------- */

bool ins_months_is_total(const char *text)
{
    return ins_shape_among("|total|totaal|", text);
}

bool ins_months_is_name(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789";
    enum { FIRST = 52 };
    return text[0] && memchr(letters, text[0], FIRST) && strlen(text) < INS_MONTHS_NAME &&
           !ins_months_is_total(text) && !text[strspn(text, letters)];
}

/* --- facts ----------------------------------------------------------------------------------- */

/* The column of the record that a cell goes into; -1: it does not count. */
static int column_of(const struct reading *r, int line, const char *name)
{
    const struct ins_category *figures = &r->choice.category[r->choice.keys], *open = NULL;
    int member = 0, rank = 0;
    for (int m = 0; m < figures->members; m++)
        if (strcmp(figures->member[m], name) == 0)
            member = m;
    if (figures->members > 0 && !figures->taken[member])
        return -1;
    if (r->choice.free == INS_FREE_NONE)
        return 0;
    open   = &r->choice.category[r->choice.free];
    member = r->choice.free == r->choice.keys ? member : ins_choice_key(&r->choice, line, r->choice.free);
    for (int m = 0; m < member; m++)
        rank += open->taken[m];
    return rank;
}

static bool add_fact(struct reading *r, struct fact fact)
{
    if (r->facts == r->room) {
        int          room = r->room ? 2 * r->room : 256;
        struct fact *made = realloc(r->fact, (size_t)room * sizeof *made);
        r->faults->no_memory |= !made;
        if (!made)
            return false;
        r->fact = made;
        r->room = room;
    }
    r->fact[r->facts++] = fact;
    return true;
}

static bool take_line(struct reading *r, int i)
{
    const struct ins_shape *shape = &r->shape;
    struct ins_spelled year = {0};
    if (shape->way == INS_DOWN)
        year = ins_shape_month(&r->cells, shape, i);
    if (shape->way == INS_YEARS_DOWN)
        year = ins_spelled_read(ins_lines_at(&r->cells, i, shape->time));
    for (int c = 0; c < shape->columns; c++) {
        if (shape->role[c] != INS_ROLE_FIGURES)
            continue;
        const char *name = ins_lines_at(&r->cells, shape->header, c);
        int column = column_of(r, i, shape->way == INS_DOWN ? name : "");
        ins_date date = shape->way == INS_ACROSS ? shape->date[c]
                        : year.date + (shape->way == INS_DOWN ? 0 : shape->date[c]);
        if (column >= 0 && !add_fact(r, (struct fact){date, r->cells.line[i].line, column, name,
                                                      ins_lines_at(&r->cells, i, c)}))
            return false;
    }
    return true;
}

/* --- lines that are no months ------------------------------------------------------------------ */

static void look_at_order(struct reading *r, int i, ins_date date, ins_date *last, int *way)
{
    char text[INS_DATE_TEXT];
    int  step = *last == INS_DATE_NONE ? 0 : date > *last ? 1 : date < *last ? -1 : 0;
    bool same = *last == date;
    if (same || (step && *way && step != *way))
        ins_faults_add(r->faults, r->cells.line[i].line, "month", ins_lines_at(&r->cells, i, r->shape.time),
                       "expected months in rising or in falling order, each once; %s stands above it",
                       ins_date_write(*last, text));
    *way  = *way ? *way : step;
    *last = date;
}

static int filled(const struct ins_lines *cells, int line)
{
    int count = 0;
    for (int c = 0; c < cells->line[line].count; c++)
        count += ins_lines_at(cells, line, c)[0] != '\0';
    return count;
}

static void note_quarter(struct reading *r, int i, ins_date first)
{
    ins_date last = first + 2;
    if (r->made->last_quarter_line == 0 || last > r->made->last_quarter) {
        r->made->last_quarter      = last;
        r->made->last_quarter_line = r->cells.line[i].line;
    }
}

/* Sums over longer times, and notes, are left out; the rest is a mistake. */
static void look_at_other(struct reading *r, int i, bool begun)
{
    const char *text = ins_lines_at(&r->cells, i, r->shape.time);
    struct ins_spelled spelled = ins_spelled_read(text);
    enum ins_span span = spelled.span;
    bool longer = span == INS_SPAN_YEAR || span == INS_SPAN_QUARTER || ins_shape_is_sum(text);
    bool note   = filled(&r->cells, i) <= 1 || (!text[0] && !begun);
    if (r->ask->weights && ins_shape_is_weight(text)) {
        if (r->weights >= 0 || begun)
            ins_faults_add(r->faults, r->cells.line[i].line, "weight", NULL,
                           "expected one line of weights above the months, a weight a path, and one of "
                           "them above 0");
        r->weights = i;
    } else if (longer) {
        r->made->longer_lines++;
        if (span == INS_SPAN_QUARTER)
            note_quarter(r, i, spelled.date);
    } else if (note) {
        r->made->notes++;
    } else {
        ins_faults_add(r->faults, r->cells.line[i].line, "month", text,
                       "expected a month, such as 2024-01, 2024M01, 1-1-2024, jan-24 or januari 2024");
    }
}

static bool is_long(const struct reading *r)
{
    for (int d = 0; d < r->choice.keys; d++)
        if (r->choice.category[d].members > 1)
            return true;
    return r->shape.way != INS_DOWN;
}

/* A line with more cells than there are names is one whose commas mean something else. A sheet does not
 * keep the empty cells at the end of a row. */
static void look_at_width(struct reading *r, int i)
{
    const struct ins_lines_line *line = &r->cells.line[i], *header = &r->cells.line[r->shape.header];
    int count = line->count;
    while (count > header->count && !ins_lines_at(&r->cells, i, count - 1)[0])
        count--;
    if (count > header->count)
        ins_faults_add(r->faults, line->line, "month", ins_lines_at(&r->cells, i, r->shape.time),
                       "expected at most %d cells, as in the header (this line has %d)%s", header->count, count,
                       r->cells.comma == ',' ? "; a number with a comma in it takes quotes" : "");
    else if (line->count < header->count && r->cells.comma && r->shape.way == INS_DOWN && !is_long(r) &&
             line->count < header->count - (ins_lines_at(&r->cells, r->shape.header, header->count - 1)[0] == '\0'))
        ins_faults_add(r->faults, line->line, "month", ins_lines_at(&r->cells, i, r->shape.time),
                       "expected %d cells, as in the header (this line has %d)", header->count, line->count);
}

static bool take_lines(struct reading *r)
{
    ins_date last = INS_DATE_NONE;
    int      way  = 0;
    bool     tall = !is_long(r), begun = false;
    for (int i = r->shape.header + 1; i < r->cells.lines; i++) {
        struct ins_spelled s = {.span = INS_SPAN_MONTH};
        if (r->shape.way == INS_DOWN)
            s = ins_shape_month(&r->cells, &r->shape, i);
        const char *year = ins_lines_at(&r->cells, i, r->shape.time);
        if (r->shape.way == INS_YEARS_DOWN && ins_spelled_read(year).span != INS_SPAN_YEAR)
            s.span = INS_SPAN_NONE;
        if (s.span != INS_SPAN_MONTH) {
            look_at_other(r, i, begun);
            continue;
        }
        begun = true;
        if (!r->choice.line[i])
            continue;
        look_at_width(r, i);
        if (tall)
            look_at_order(r, i, s.date, &last, &way);
        if (!take_line(r, i))
            return false;
    }
    return true;
}

/* --- figures ----------------------------------------------------------------------------------- */

/* What a figure is expected to be, in words. */
static void refuse_figure(struct reading *r, const struct fact *fact)
{
    ins_faults_add(r->faults, fact->line, fact->name, fact->text,
                   "expected a number of cases, or an empty cell for a month that is not known");
}

/* What points and commas mean, as all figures tell together; a fault where they do not. A file with
 * commas between its cells does not write them as decimal signs. */
static void tell_reading(struct reading *r)
{
    int    cannot[INS_READINGS] = {0}, doubles = 0;
    size_t first = 0;
    for (int i = 0; i < r->facts; i++) {
        struct ins_figure figure = ins_figure_read(r->fact[i].text);
        if (figure.kind != INS_FIGURE_NUMBER)
            continue;
        cannot[INS_POINT] += !figure.can[INS_POINT];
        cannot[INS_COMMA] += !figure.can[INS_COMMA];
        bool told = r->cells.comma == ',' && strchr(r->fact[i].text, ',');
        if (ins_figure_is_double(&figure) && !told && doubles++ == 0)
            first = (size_t)i;
    }
    const char *text = doubles ? r->fact[first].text : "";
    r->made->reading = cannot[INS_COMMA] < cannot[INS_POINT] ? INS_COMMA : INS_POINT;
    if (doubles == 0 || cannot[INS_POINT] || cannot[INS_COMMA])
        return;
    ins_faults_double(r->faults, r->fact[first].line, r->fact[first].name, text, doubles);
}

static void put_fact(struct reading *r, const struct fact *fact, double value, bool adds)
{
    struct ins_months *m  = r->made;
    int                 t  = fact->date - m->first;
    double             *at = ins_months_at(m, t, fact->column);
    int                *line = &m->line[t * m->columns + fact->column];
    if (*line && !adds && is_long(r)) {
        ins_faults_add(r->faults, fact->line, fact->name, fact->text,
                       "expected each month once; line %d has it too", *line);
        return;
    }
    *line = *line ? *line : fact->line;
    if (isnan(*at))
        *at = value;
    else if (!isnan(value))
        *at += value;
}

static bool adds_up(const struct reading *r)
{
    for (int d = 0; d < r->choice.count; d++)
        if (r->choice.category[d].all)
            return true;
    return false;
}

static void fill_months(struct reading *r)
{
    bool adds = adds_up(r);
    for (int i = 0; i < r->facts; i++) {
        const struct fact *fact = &r->fact[i];
        struct ins_figure  f    = ins_figure_read(fact->text);
        double value = f.kind == INS_FIGURE_NUMBER ? f.value[r->made->reading] : (double)NAN;
        bool   wrong = f.kind == INS_FIGURE_NONE || (f.kind == INS_FIGURE_NUMBER && isnan(value));
        r->made->flagged += f.flagged;
        r->made->withheld += f.kind == INS_FIGURE_WITHHELD;
        r->made->dashes += !adds && f.dash;
        r->made->added_up_unknown += adds && f.kind == INS_FIGURE_UNKNOWN && fact->text[0];
        if (wrong)
            refuse_figure(r, fact);
        else if (!isnan(value) && !(value >= 0.0 && value <= MOST_CASES))
            ins_faults_add(r->faults, fact->line, fact->name, fact->text,
                           "expected a number of cases from 0 to 1000000000");
        else
            put_fact(r, fact, value, adds);
    }
}

/* --- the record -------------------------------------------------------------------------------- */

static bool room_for_months(struct reading *r)
{
    struct ins_months *m = r->made;
    ins_date last = INS_DATE_NONE;
    m->first      = INS_DATE_NONE;
    for (int i = 0; i < r->facts; i++) {
        ins_date date = r->fact[i].date;
        m->first = m->first == INS_DATE_NONE || date < m->first ? date : m->first;
        last     = date > last ? date : last;
    }
    m->months = r->facts ? last - m->first + 1 : 0;
    if (m->months < 1 || m->months > INS_MONTHS_MOST) {
        ins_faults_add(r->faults, 0, NULL, NULL, m->months < 1 ? "expected at least one month with a figure"
                       : "expected at most 1200 months from the first to the last");
        return false;
    }
    size_t cells = (size_t)m->months * (size_t)m->columns;
    m->value = malloc(cells * sizeof *m->value);
    m->line  = calloc(cells, sizeof *m->line);
    r->faults->no_memory |= !m->value || !m->line;
    for (size_t i = 0; i < cells && m->value; i++)
        m->value[i] = NAN;
    return m->value && m->line;
}

/* A column bears the name of its member; one alone that of its header, or total. */
static bool name_columns(struct reading *r)
{
    struct ins_months        *m = r->made;
    const struct ins_category *figures = &r->choice.category[r->choice.keys];
    const struct ins_category *open = r->choice.free == INS_FREE_NONE ? NULL : &r->choice.category[r->choice.free];
    m->columns = open ? open->met : 1;
    m->name    = m->columns <= INS_MONTHS_COLUMNS ? calloc((size_t)m->columns, sizeof *m->name) : NULL;
    r->faults->no_memory |= m->columns <= INS_MONTHS_COLUMNS && !m->name;
    if (m->columns > INS_MONTHS_COLUMNS)
        ins_faults_add(r->faults, m->header_line, "header", NULL, "expected at most %d columns; this table has %d",
                       INS_MONTHS_COLUMNS, m->columns);
    if (!m->name)
        return false;
    for (int i = 0, at = 0; open && i < open->members; i++)
        if (open->taken[i])
            (void)snprintf(m->name[at++], INS_MONTHS_NAME, "%s", open->member[i]);
    const char *only = "total";
    for (int i = 0; i < figures->members; i++)
        if (figures->taken[i] && figures->met == 1)
            only = figures->member[i];
    bool known = r->ask->knows && r->ask->knows(r->ask->context, only, false);
    m->single  = !open && (is_long(r) || !(known || ins_months_is_name(only)));
    if (!open)
        (void)snprintf(m->name[0], INS_MONTHS_NAME, "%s", m->single ? "total" : only);
    return true;
}

static void tell_chosen_lines(struct reading *r)
{
    struct ins_text text = {0};
    for (int d = 0; d < r->choice.keys; d++) {
        const struct ins_category *c = &r->choice.category[d];
        if (c->members <= 1 || d == r->choice.free)
            continue;
        ins_text_add(&text, "%s%s", text.length ? ", " : "", c->name);
        for (int m = 0, told = 0; m < c->members && c->met <= 3; m++)
            if (c->taken[m])
                ins_text_add(&text, "%s%s", told++ ? " + " : " = ", c->member[m]);
        if (c->met > 3)
            ins_text_add(&text, ": %d", c->met);
    }
    (void)snprintf(r->made->chosen, sizeof r->made->chosen, "%s", text.bytes ? text.bytes : "");
    r->faults->no_memory |= text.failed;
    ins_text_clear(&text);
}

/* Weights, a number a column. */
static void weigh_columns(struct reading *r)
{
    struct ins_months *m = r->made;
    double sum = 0.0;
    if (r->weights < 0)
        return;
    m->weight_line = r->cells.line[r->weights].line;
    m->weight      = calloc((size_t)m->columns, sizeof *m->weight);
    r->faults->no_memory |= !m->weight;
    for (int c = 0; c < r->shape.columns && m->weight; c++) {
        int column = r->shape.role[c] == INS_ROLE_FIGURES
                         ? column_of(r, r->weights, ins_lines_at(&r->cells, r->shape.header, c)) : -1;
        struct ins_figure f = ins_figure_read(ins_lines_at(&r->cells, r->weights, c));
        if (column < 0)
            continue;
        double value = f.can[INS_POINT] && m->reading == INS_POINT ? f.value[INS_POINT] : f.value[INS_COMMA];
        value = isnan(value) ? f.value[INS_POINT] : value;
        sum += value;
        m->weight[column] = value;
        if (!(value >= 0.0))
            sum = NAN;
    }
    if (!(sum > 0.0 && isfinite(sum)))
        ins_faults_add(r->faults, m->weight_line, "weight", NULL,
                       "expected one line of weights above the months, a weight a path, and one of them above 0");
}

static void read_table(struct reading *r)
{
    struct ins_faults *faults = r->faults;
    if (!ins_shape_find(&r->cells, r->ask->weights, &r->shape, faults))
        return;
    r->made->header_line = r->cells.line[r->shape.header].line;
    r->made->way         = r->shape.way;
    r->made->comma       = r->cells.comma;
    if (!ins_choose(&r->cells, &r->shape, r->ask, &r->choice, faults))
        return;
    if (!name_columns(r) || !take_lines(r) || !room_for_months(r))
        return;
    tell_reading(r);
    fill_months(r);
    weigh_columns(r);
    tell_chosen_lines(r);
}

/* The cells of a file, whatever it is. */
static bool open_cells(const char *path, const char *sheet, struct ins_months *made, struct ins_lines *cells,
                       struct ins_faults *faults)
{
    struct ins_source  source;
    struct ins_refusal why;
    if (ins_source_bytes(path, LONGEST_FILE, &source, &why) != INS_DONE) {
        ins_faults_add(faults, why.line, NULL, NULL, "expected %s", why.text);
        faults->no_memory |= why.no_memory;
        faults->world = true;
        return false;
    }
    bool sound;
    if (ins_workbook_is(source.text, source.length)) {
        sound = ins_workbook_read(source.text, source.length, sheet, made->sheet, cells, faults);
    } else if (sheet && strcmp(sheet, "1") != 0) { /* a text is its own first sheet */
        ins_faults_add(faults, 0, "sheet", sheet, "expected none: this file is no workbook");
        sound = false;
    } else {
        char *text = ins_decode(source.text, source.length, &made->letters, faults);
        sound      = text && ins_lines_cut(text, cells, faults);
    }
    free(source.text);
    return sound;
}

bool ins_months_open(const char *path, const char *sheet, struct ins_lines *cells, struct ins_faults *faults)
{
    struct ins_months made = {0};
    return open_cells(path, sheet, &made, cells, faults);
}

static void clear_reading(struct reading *r)
{
    ins_choice_clear(&r->choice);
    ins_shape_clear(&r->shape);
    ins_lines_clear(&r->cells);
    free(r->fact);
}

static bool open_text(struct reading *r, const char *text)
{
    char *copy = strdup(text);
    r->faults->no_memory |= !copy;
    return copy && ins_lines_cut(copy, &r->cells, r->faults);
}

static struct ins_months *read_any(const char *path, const char *text, const struct ins_months_ask *ask,
                                    struct ins_faults *faults)
{
    int                 before = faults->count;
    struct reading      r    = {.ask = ask, .faults = faults, .weights = -1};
    struct ins_months *made = r.made = calloc(1, sizeof *made);
    if (!made) {
        faults->no_memory = true;
        return NULL;
    }
    if (text ? open_text(&r, text) : open_cells(path, ask->sheet, made, &r.cells, faults))
        read_table(&r);
    clear_reading(&r);
    if (faults->count == before && !faults->no_memory && made->value)
        return made;
    ins_months_free(made);
    return NULL;
}

struct ins_months *ins_months_read(const char *path, const struct ins_months_ask *ask,
                                     struct ins_faults *faults)
{
    return read_any(path, NULL, ask, faults);
}

struct ins_months *ins_months_cut(const char *text, const struct ins_months_ask *ask,
                                    struct ins_faults *faults)
{
    return read_any(NULL, text, ask, faults);
}

void ins_months_free(struct ins_months *monthly)
{
    if (!monthly)
        return;
    free(monthly->name);
    free(monthly->value);
    free(monthly->line);
    free(monthly->weight);
    free(monthly);
}

double *ins_months_at(const struct ins_months *monthly, int month, int column)
{
    return &monthly->value[month * monthly->columns + column];
}

/* The columns of a month but for one, added up. */
static double others(const struct ins_months *m, const bool *part, int t, int but, bool *fives)
{
    double sum = 0.0;
    *fives     = true;
    for (int c = 0; c < m->columns; c++) {
        double value = part && !part[c] ? 0.0 : *ins_months_at(m, t, c);
        *fives &= fmod(value, 5.0) == 0.0;
        sum += c != but ? value : 0.0;
    }
    return sum;
}

int ins_months_total(const struct ins_months *m, const bool *part, struct ins_faults *faults)
{
    int  total = -1;
    bool fives;
    char month[INS_DATE_TEXT];
    for (int c = 0; c < m->columns; c++)
        if (ins_months_is_total(m->name[c]))
            total = c;
    for (int t = 0; t < m->months && total >= 0 && m->columns > 1; t++) {
        double told = *ins_months_at(m, t, total), sum = others(m, part, t, total, &fives);
        if (isnan(told) || isnan(sum) || fabs(told - sum) <= (fives ? 2.5 * (m->columns + 1.0) : 0.5))
            continue;
        ins_faults_add(faults, m->line[t * m->columns + total], m->name[total], NULL,
                       "expected the sum over the other columns, which is %.15g in %s (this says %.15g)", sum,
                       ins_date_write(m->first + t, month), told);
        break;
    }
    return total;
}
