#include "scenario/paths.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"
#include "scenario/history.h"
#include "scenario/literal.h"
#include "scenario/source.h"
#include "scenario/value.h"

struct csv {
    const struct ins_scenario *s;
    struct ins_report         *report;
    struct ins_paths          *paths; /* NULL before the header */
    struct ins_place           place; /* of the line being read */
    ins_date                   last;
    double                     value[INS_PATHS]; /* of the line */
};

struct ins_paths *ins_paths_create(int count)
{
    size_t cells = (size_t)INS_MONTHS * (size_t)count;
    struct ins_paths *paths = malloc(sizeof *paths + cells * sizeof paths->cases[0]);
    if (!paths)
        return NULL;
    paths->months = INS_MONTHS;
    paths->count  = count;
    for (int p = 0; p < count; p++)
        paths->edge[p] = p + 1 < count ? (p + 1.0) / count : 1.0;
    for (size_t i = 0; i < cells; i++)
        paths->cases[i] = NAN;
    return paths;
}

/* Edges between the weights, laid end to end; false for weights that are none. */
static bool weigh(struct ins_paths *paths, const double *weight)
{
    double sum = 0.0, edge = 0.0;
    for (int p = 0; p < paths->count; p++)
        sum += weight[p];
    for (int p = 0; p < paths->count; p++) {
        edge += weight[p];
        paths->edge[p] = p + 1 < paths->count ? edge / sum : 1.0;
    }
    return sum > 0.0;
}

/* -- reading ------------------------------------------------------------------------------ */

static bool header(struct csv *csv, char *line)
{
    int count = -1;
    if (strchr(line, ';')) {
        ins_report_problem(csv->report, csv->place, "header", line,
                           "expected commas between the columns, and decimal points");
        return false;
    }
    const char *first = ins_history_cell(&line);
    if (strcmp(first, "month") != 0) {
        ins_report_problem(csv->report, csv->place, "header", first,
                           "expected month as the first column, then a name a path: "
                           "month,low,planning,high");
        return false;
    }
    for (const char *name = ""; name; name = ins_history_cell(&line))
        count++;
    if (count < 1 || count > INS_PATHS) {
        ins_report_problem(csv->report, csv->place, "header", NULL,
                           "expected 1 to %d paths behind month; this one has %d", INS_PATHS,
                           count);
        return false;
    }
    csv->paths = ins_paths_create(count);
    if (!csv->paths)
        ins_report_world(csv->report, "out of memory");
    return csv->paths != NULL;
}

/* The cells behind the first one into csv->value, NaN for an empty one; false after a mistake. */
static bool values(struct csv *csv, const char *first, char *line)
{
    int column = 0, before = csv->report->problems;
    for (char *text = ins_history_cell(&line); text; text = ins_history_cell(&line), column++) {
        struct ins_literal literal = {.value = (double)NAN};
        const char *why = text[0] ? ins_literal_read(text, strlen(text), &literal) : NULL;
        if (!why && text[0] && !(literal.value >= 0.0 && literal.value <= 1e9))
            why = "a number from 0 to 1000000000";
        if (why)
            ins_report_problem(csv->report, csv->place, first, text, "expected %s", why);
        if (column < csv->paths->count)
            csv->value[column] = text[0] ? literal.value : (double)NAN;
    }
    if (column != csv->paths->count)
        ins_report_problem(csv->report, csv->place, first, NULL,
                           "expected %d cells behind it, as in the header (this line has %d)",
                           csv->paths->count, column);
    return csv->report->problems == before;
}

static void weights(struct csv *csv, char *line)
{
    bool given = true;
    if (!values(csv, "weight", line))
        return;
    for (int p = 0; p < csv->paths->count; p++)
        given &= !isnan(csv->value[p]);
    if (csv->last != INS_DATE_NONE || !given || !weigh(csv->paths, csv->value))
        ins_report_problem(csv->report, csv->place, "weight", NULL,
                           "expected one line of weights above the months, a weight a path, and "
                           "one of them above 0");
}

static void row(struct csv *csv, char *line)
{
    const char *text = ins_history_cell(&line);
    char last[INS_DATE_TEXT];
    ins_date date = ins_date_read(text);
    if (strcmp(text, "weight") == 0) {
        weights(csv, line);
    } else if (date == INS_DATE_NONE) {
        ins_report_problem(csv->report, csv->place, "month", text, "expected a month, YYYY-MM");
    } else if (csv->last != INS_DATE_NONE && date <= csv->last) {
        ins_report_problem(csv->report, csv->place, "month", text,
                           "expected months in rising order; %s stands above it",
                           ins_date_write(csv->last, last));
    } else {
        int month = date - csv->s->start;
        csv->last = date;
        if (values(csv, text, line) && month >= 0 && month < csv->paths->months)
            memcpy(&csv->paths->cases[month * csv->paths->count], csv->value,
                   (size_t)csv->paths->count * sizeof csv->value[0]);
    }
}

static void lines(struct csv *csv, char *text)
{
    while (text && *text) {
        char *end = strchr(text, '\n');
        if (end)
            *end = '\0';
        csv->place.line++;
        bool comment = text[0] == '#' || text[strspn(text, " \t")] == '\0';
        if (!comment && !csv->paths) {
            if (!header(csv, text))
                return;
        } else if (!comment) {
            row(csv, text);
        }
        text = end ? end + 1 : NULL;
    }
    if (csv->last == INS_DATE_NONE && csv->report->status == INS_DONE)
        ins_report_problem(csv->report, csv->place, NULL, NULL,
                           "expected a header, month,NAME,..., and a line a month");
}

struct ins_paths *ins_paths_read(const struct ins_scenario *scenario, struct ins_place named,
                                 struct ins_report *report)
{
    struct ins_source source;
    struct ins_refusal why;
    const char *path = scenario->paths_file;
    int before       = report->problems;
    if (ins_source_read(path, &source, &why) != INS_DONE) {
        if (why.no_memory)
            ins_report_world(report, "%s: out of memory", path);
        else
            ins_report_problem(report, named, "inflow.paths", path, "expected %s", why.text);
        return NULL;
    }
    struct csv *csv = calloc(1, sizeof *csv);
    struct ins_paths *paths = NULL;
    if (csv) {
        csv->s      = scenario;
        csv->report = report;
        csv->place.file = ins_report_file(report, path);
        csv->last   = INS_DATE_NONE;
        lines(csv, source.text);
        paths = csv->paths;
    } else {
        ins_report_world(report, "%s: out of memory", path);
    }
    free(csv);
    free(source.text);
    if (report->problems == before && paths)
        return paths;
    free(paths);
    return NULL;
}

/* -- packing ------------------------------------------------------------------------------ */

static void add_number(double value, struct ins_text *text)
{
    char number[INS_NUMBER_TEXT];
    ins_text_add(text, " %s", isnan(value) ? "-" : ins_key_number(value, true, number));
}

void ins_paths_write(const struct ins_paths *paths, int months, const char *mark,
                     struct ins_text *text)
{
    if (!paths)
        return;
    ins_text_add(text, "%s -1 %d", mark, paths->count);
    for (int p = 0; p < paths->count; p++)
        add_number(paths->edge[p], text);
    ins_text_add(text, "\n");
    for (int t = 0; t < months && t < paths->months; t++) {
        bool silent = true;
        for (int p = 0; p < paths->count; p++)
            silent &= isnan(paths->cases[t * paths->count + p]);
        if (silent)
            continue;
        ins_text_add(text, "%s %d", mark, t);
        for (int p = 0; p < paths->count; p++)
            add_number(paths->cases[t * paths->count + p], text);
        ins_text_add(text, "\n");
    }
}

/* Numbers behind one another; false where one is missing. */
static bool numbers(const char *at, int count, double *value)
{
    for (int p = 0; p < count; p++) {
        char *end;
        at += strspn(at, " ");
        if (*at == '-') {
            value[p] = NAN;
            at++;
            continue;
        }
        value[p] = ins_plain_read(at, &end);
        if (end == at)
            return false;
        at = end;
    }
    return *at == '\n' || *at == '\0';
}

struct ins_paths *ins_paths_unpack(const char *text, const char *mark)
{
    struct ins_paths *paths = NULL;
    bool sound              = true;
    for (const char *line = strstr(text, mark); line && sound; line = strstr(line, mark)) {
        char *end;
        line += strlen(mark);
        long month = strtol(line, &end, 10);
        if (!paths) {
            long count = month == -1 ? strtol(end, &end, 10) : 0;
            paths = count >= 1 && count <= INS_PATHS ? ins_paths_create((int)count) : NULL;
            sound = paths && numbers(end, paths->count, paths->edge);
        } else {
            sound = month >= 0 && month < paths->months &&
                    numbers(end, paths->count, &paths->cases[month * paths->count]);
        }
    }
    if (sound)
        return paths;
    free(paths);
    return NULL;
}
