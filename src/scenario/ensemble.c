#include "scenario/ensemble.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/literal.h"
#include "base/source.h"
#include "scenario/value.h"

static const char WEIGHT[] = "weight";

/* A file in hand. */
struct csv {
    struct ins_report   *report;
    struct ins_place     place; /* of the line being read */
    char                 separator;
    int                  cells;  /* of the header */
    int                  weight; /* cell of the weight; -1: none */
    char                *head[INS_WORLD_KEYS + 1];
    struct ins_ensemble *e;
    int64_t              room;
};

/* --- rows that grow ------------------------------------------------------------------------------ */

static bool grow_rows(struct csv *csv)
{
    struct ins_ensemble *e = csv->e;
    if (e->rows < csv->room)
        return true;
    int64_t  room  = csv->room ? 2 * csv->room : 256;
    double  *value = realloc(e->value, (size_t)(room * e->columns) * sizeof *value);
    e->value       = value ? value : e->value;
    int64_t *line  = realloc(e->line, (size_t)room * sizeof *line);
    e->line        = line ? line : e->line;
    double  *weight = realloc(e->weight, (size_t)room * sizeof *weight);
    e->weight       = weight ? weight : e->weight;
    if (!value || !line || !weight) {
        ins_report_world(csv->report, "%s: out of memory", e->name);
        return false;
    }
    csv->room = room;
    return true;
}

/* --- lines ---------------------------------------------------------------------------------------- */

/* The next cell, without blanks and quotes around it; NULL behind the last one. */
static char *next_cell(char **rest, char separator)
{
    char *text = *rest;
    if (!text)
        return NULL;
    char *end = strchr(text, separator);
    *rest     = end ? end + 1 : NULL;
    if (end)
        *end = '\0';
    text += strspn(text, " \t\"");
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\"", text[length - 1]))
        text[--length] = '\0';
    return text;
}

static bool refuse_column(struct csv *csv, const char *name, const char *why)
{
    ins_report_problem(csv->report, csv->place, "header", name, "expected %s", why);
    return false;
}

static bool add_ensemble_column(struct csv *csv, const char *name)
{
    bool weight = strcmp(name, WEIGHT) == 0;
    if (!name[0])
        return refuse_column(csv, name, "a key in each column; this one has no name");
    if (csv->cells > INS_WORLD_KEYS || (!weight && csv->e->columns == INS_WORLD_KEYS))
        return refuse_column(csv, name, "at most 64 keys, and a weight");
    for (int c = 0; c < csv->cells; c++)
        if (strcmp(csv->head[c], name) == 0)
            return refuse_column(csv, name, "each column once");
    csv->head[csv->cells] = strdup(name);
    if (!csv->head[csv->cells]) {
        ins_report_world(csv->report, "out of memory");
        return false;
    }
    if (weight)
        csv->weight = csv->cells;
    csv->cells++;
    csv->e->columns += !weight;
    return true;
}

/* Commas at the end of each line are a spreadsheet's. */
static void drop_empty_end(char *line, char separator)
{
    size_t length = strlen(line);
    while (length > 0 && strchr(" \t", line[length - 1]) && line[length - 1] != separator)
        line[--length] = '\0';
    while (length > 0 && line[length - 1] == separator)
        line[--length] = '\0';
}

static bool header(struct csv *csv, char *line)
{
    csv->separator = strchr(line, ';') ? ';' : strchr(line, '\t') ? '\t' : ',';
    drop_empty_end(line, csv->separator);
    for (char *name = next_cell(&line, csv->separator); name;
         name       = next_cell(&line, csv->separator))
        if (!add_ensemble_column(csv, name))
            return false;
    return csv->e->columns > 0 || refuse_column(csv, "", "at least one key");
}

/* Where no comma stands between cells, one inside a number is its decimal point. */
static const char *read_cell(const struct csv *csv, char *text, double *value)
{
    struct ins_literal literal;
    char              *comma = csv->separator != ',' ? strchr(text, ',') : NULL;
    if (comma && !strchr(text, '.'))
        *comma = '.';
    const char *why = text[0] ? ins_literal_read(text, strlen(text), &literal) : "a number";
    *value          = why ? (double)NAN : literal.value;
    return why ? why : isfinite(*value) ? NULL : "a number";
}

static bool take_cell(struct csv *csv, int cell, char *text, double *row, int *column)
{
    double      value;
    const char *why = read_cell(csv, text, &value);
    if (!why && cell == csv->weight && value < 0.0)
        why = "a weight of 0 or more";
    if (why) {
        ins_report_problem(csv->report, csv->place, csv->head[cell], text, "expected %s", why);
        return false;
    }
    if (cell == csv->weight)
        csv->e->weight[csv->e->rows] = value;
    else
        row[(*column)++] = value;
    return true;
}

static void row(struct csv *csv, char *line)
{
    struct ins_ensemble *e = csv->e;
    int cell = 0, column = 0;
    if (!grow_rows(csv))
        return;
    double *values    = &e->value[e->rows * e->columns];
    bool    good      = true;
    e->weight[e->rows] = 1.0;
    while (line && cell < csv->cells)
        good &= take_cell(csv, cell++, next_cell(&line, csv->separator), values, &column);
    bool more = false;
    while (line)
        more |= next_cell(&line, csv->separator)[0] != '\0';
    if (cell < csv->cells || more)
        ins_report_problem(csv->report, csv->place, NULL, NULL,
                           "expected %d cells, as in the header; this line has %s", csv->cells,
                           more ? "more" : "fewer");
    else if (good) {
        e->line[e->rows] = csv->place.line;
        e->rows++;
    }
}

static void lines(struct csv *csv, char *text)
{
    while (text && *text && csv->report->problems < INS_REPORT_LINES &&
           csv->report->status != INS_WORLD) {
        char *end = strchr(text, '\n');
        if (end)
            *end = '\0';
        csv->place.line++;
        bool comment = text[0] == '#' || text[strspn(text, " \t,;")] == '\0';
        if (!comment && csv->cells == 0) {
            if (!header(csv, text))
                return;
        } else if (!comment) {
            row(csv, text);
        }
        text = end ? end + 1 : NULL;
    }
    if (csv->report->status == INS_DONE && csv->e->rows == 0)
        ins_report_problem(csv->report, csv->place, NULL, NULL,
                           "expected a header of keys and a line a world");
}

/* --- order ---------------------------------------------------------------------------------------- */

/* A row on its way to its place. */
struct place {
    const double *value;
    double        weight;
    int64_t       line;
    int           columns;
};

static int by_values(const void *one, const void *other)
{
    const struct place *a = one, *b = other;
    for (int c = 0; c < a->columns; c++)
        if (a->value[c] != b->value[c])
            return a->value[c] < b->value[c] ? -1 : 1;
    return (a->weight > b->weight) - (a->weight < b->weight);
}

static int by_name(const void *one, const void *other)
{
    const char *const *a = one, *const *b = other;
    return strcmp(*a, *b);
}

/* order[place] = column of the file, by name; the names themselves go to the ensemble. */
static void order_columns(struct csv *csv, int order[INS_WORLD_KEYS])
{
    struct ins_ensemble *e     = csv->e;
    int                  count = 0;
    char                *of_file[INS_WORLD_KEYS];
    for (int c = 0; c < csv->cells; c++)
        if (c != csv->weight) {
            of_file[count]     = csv->head[c];
            e->column[count++] = csv->head[c];
            csv->head[c]       = NULL;
        }
    qsort(e->column, (size_t)count, sizeof *e->column, by_name);
    for (int p = 0; p < count; p++)
        for (int c = 0; c < count; c++)
            if (of_file[c] == e->column[p])
                order[p] = c;
}

static void lay_rows(struct ins_ensemble *e, const struct place *place, double *value)
{
    double sum = 0.0, edge = 0.0;
    for (int64_t r = 0; r < e->rows; r++)
        sum += place[r].weight;
    for (int64_t r = 0; r < e->rows; r++) {
        memcpy(&value[r * e->columns], place[r].value, (size_t)e->columns * sizeof *value);
        edge += place[r].weight;
        e->weight[r] = place[r].weight;
        e->edge[r]   = edge / sum;
        e->line[r]   = place[r].line;
    }
    for (int64_t r = e->rows - 1; r >= 0; r--) { /* rounding must not leave a gap at the end */
        e->edge[r] = 1.0;
        if (e->weight[r] > 0.0)
            break;
    }
}

static void turn_columns(struct ins_ensemble *e, const int order[INS_WORLD_KEYS])
{
    double own[INS_WORLD_KEYS];
    for (int64_t r = 0; r < e->rows; r++) {
        double *value = &e->value[r * e->columns];
        memcpy(own, value, (size_t)e->columns * sizeof own[0]);
        for (int c = 0; c < e->columns; c++)
            value[c] = own[order[c]];
    }
}

/* Into the order of its own; false without memory. */
static bool arrange(struct csv *csv)
{
    struct ins_ensemble *e = csv->e;
    int                  order[INS_WORLD_KEYS] = {0};
    struct place        *place = malloc((size_t)e->rows * sizeof *place);
    double              *value = malloc((size_t)(e->rows * e->columns) * sizeof *value);
    e->edge                    = malloc((size_t)e->rows * sizeof *e->edge);
    bool all                   = place && value && e->edge;
    order_columns(csv, order);
    if (all) {
        turn_columns(e, order);
        for (int64_t r = 0; r < e->rows; r++)
            place[r] = (struct place){&e->value[r * e->columns], e->weight[r], e->line[r],
                                      e->columns};
        qsort(place, (size_t)e->rows, sizeof *place, by_values);
        lay_rows(e, place, value);
        free(e->value);
        e->value = value;
        value    = NULL;
    }
    free(place);
    free(value);
    return all;
}

static bool weighs(const struct csv *csv)
{
    double sum = 0.0;
    for (int64_t r = 0; r < csv->e->rows; r++)
        sum += csv->e->weight[r];
    return sum > 0.0 && isfinite(sum);
}

/* --- a file --------------------------------------------------------------------------------------- */

static void read_ensemble_text(struct csv *csv, char *text)
{
    int before = csv->report->problems;
    lines(csv, text);
    if (csv->report->problems > before || csv->report->status == INS_WORLD)
        return;
    csv->place.line = 0;
    if (!weighs(csv))
        ins_report_problem(csv->report, csv->place, WEIGHT, NULL,
                           "expected weights of which one is above 0");
    else if (!arrange(csv))
        ins_report_world(csv->report, "%s: out of memory", csv->e->name);
}

static struct ins_ensemble *create_ensemble(const char *name)
{
    struct ins_ensemble *e = calloc(1, sizeof *e);
    if (e)
        e->name = strdup(name);
    if (!e || !e->name) {
        free(e);
        return NULL;
    }
    return e;
}

static struct ins_ensemble *finish_ensemble(struct csv *csv, bool good)
{
    for (int c = 0; c < csv->cells; c++)
        free(csv->head[c]);
    if (good)
        return csv->e;
    ins_ensemble_free(csv->e);
    return NULL;
}

struct ins_ensemble *ins_ensemble_read(const char *path, struct ins_place named,
                                       struct ins_report *report)
{
    struct ins_source  source;
    struct ins_refusal why;
    int                before = report->problems;
    if (ins_source_read_long(path, INS_ENSEMBLE_BYTES, &source, &why) != INS_DONE) {
        if (why.no_memory)
            ins_report_world(report, "%s: out of memory", path);
        else
            ins_report_problem(report, named, "ensemble", path, "expected %s", why.text);
        return NULL;
    }
    struct csv csv = {.report = report, .weight = -1, .e = create_ensemble(path)};
    csv.place.file = ins_report_file(report, path);
    if (csv.e)
        read_ensemble_text(&csv, source.text);
    else
        ins_report_world(report, "%s: out of memory", path);
    free(source.text);
    return finish_ensemble(&csv, report->problems == before && report->status != INS_WORLD);
}

void ins_ensemble_free(struct ins_ensemble *e)
{
    if (!e)
        return;
    for (int c = 0; c < e->columns; c++)
        free(e->column[c]);
    free(e->name);
    free(e->value);
    free(e->weight);
    free(e->edge);
    free(e->line);
    free(e);
}

int64_t ins_ensemble_row(const struct ins_ensemble *e, double u)
{
    int64_t low = 0, high = e->rows - 1;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (u < e->edge[middle])
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* --- packing -------------------------------------------------------------------------------------- */

void ins_ensemble_write(const struct ins_ensemble *e, const char *mark, struct ins_text *text)
{
    char number[INS_NUMBER_TEXT];
    ins_text_add(text, "%s=%s,weight", mark, e->column[0]);
    for (int c = 1; c < e->columns; c++)
        ins_text_add(text, ",%s", e->column[c]);
    ins_text_add(text, "\n");
    for (int64_t r = 0; r < e->rows; r++) {
        ins_text_add(text, "%s", mark);
        for (int c = 0; c < e->columns; c++) {
            ins_text_add(text, "%s", c > 0 ? "," : "");
            ins_text_add(text, "%s", ins_key_number(e->value[r * e->columns + c], true, number));
            if (c == 0)
                ins_text_add(text, ",%s", ins_key_number(e->weight[r], true, number));
        }
        ins_text_add(text, "\n");
    }
}

/* The lines behind the mark, without it; `*from` moves on to the next ensemble. */
static char *lines_behind(const char *mark, const char **from)
{
    struct ins_text own = {0};
    size_t          length = strlen(mark);
    bool            begun  = false;
    const char     *line   = *from;
    for (; line && *line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
        if (strncmp(line, mark, length) != 0)
            continue;
        bool head = line[length] == '=';
        if (head && begun)
            break;
        begun = begun || head;
        if (begun)
            ins_text_add_bytes(&own, line + length + head, strcspn(line, "\n") - length - head + 1);
    }
    *from = line;
    if (begun)
        return ins_text_take(&own);
    ins_text_clear(&own);
    return NULL;
}

static struct ins_ensemble *unpack_one(char *own)
{
    struct ins_report report = {0};
    struct csv        csv = {.report = &report, .weight = -1, .e = create_ensemble("the ensemble")};
    if (csv.e)
        read_ensemble_text(&csv, own);
    bool good = csv.e && report.problems == 0 && report.status == INS_DONE;
    ins_report_clear(&report);
    return finish_ensemble(&csv, good);
}

int ins_ensemble_unpack(const char *text, const char *mark,
                        struct ins_ensemble *made[INS_ENSEMBLES])
{
    int count = 0;
    for (char *own; count < INS_ENSEMBLES && (own = lines_behind(mark, &text)); count++) {
        made[count] = unpack_one(own);
        free(own);
        if (made[count])
            continue;
        while (count > 0)
            ins_ensemble_free(made[--count]);
        return -1;
    }
    return count;
}
