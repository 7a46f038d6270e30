#include "scenario/history.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/literal.h"
#include "scenario/names.h"
#include "scenario/source.h"

enum {
    TOTAL   = -1,  /* a column that all tracks share, each by its share */
    SERVED  = 100, /* and a place in ins_record_row() */
    COLUMNS = 3 * INS_TRACKS + 2
};

struct csv {
    const struct ins_scenario *s;
    ins_date                   first; /* month of row 0; INS_DATE_NONE: that of the first line */
    struct ins_report         *report;
    struct ins_record         *record;
    struct ins_place           place;              /* of the line being read */
    int                        place_of[COLUMNS]; /* of each column behind the month: its track, TOTAL,
                                                     or SERVED and a place in the month's row */
    int                        columns;            /* behind the month; 0 before the header */
    ins_date                   last;
};

char *ins_history_cell(char **rest)
{
    char *text = *rest;
    if (!text)
        return NULL;
    char *comma = strchr(text, ',');
    *rest       = comma ? comma + 1 : NULL;
    if (comma)
        *comma = '\0';
    text += strspn(text, " \t");
    size_t length = strlen(text);
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        text[--length] = '\0';
    return text;
}

/* The track of "decided.TRACK" or "quarter(TRACK)"; -1: of none. */
static int track_inside(const struct csv *csv, const char *name, const char *head, const char *tail)
{
    char   track[INS_NAME];
    size_t length = strlen(name), before = strlen(head), behind = strlen(tail);
    if (length <= before + behind || length - before - behind >= sizeof track ||
        strncmp(name, head, before) != 0 || strcmp(name + length - behind, tail) != 0)
        return -1;
    (void)snprintf(track, sizeof track, "%.*s", (int)(length - before - behind), name + before);
    return ins_track_named(csv->s, track);
}

/* Where what a column holds belongs; COLUMNS: nowhere. */
static int place_of(const struct csv *csv, const char *name)
{
    int track = ins_track_named(csv->s, name);
    if (track >= 0)
        return track;
    if (strcmp(name, "total") == 0)
        return TOTAL;
    if (strcmp(name, "experienced") == 0)
        return SERVED + INS_RECORD_EXPERIENCED;
    if (strcmp(name, "hours") == 0)
        return SERVED + INS_RECORD_HOURS;
    if ((track = track_inside(csv, name, "decided.", "")) >= 0)
        return SERVED + INS_RECORD_DECIDED + track;
    if ((track = track_inside(csv, name, "quarter(", ")")) >= 0)
        return SERVED + ins_record_quarter(csv->record, track);
    return COLUMNS;
}

static void add_column(struct csv *csv, const char *name)
{
    int  place = place_of(csv, name);
    bool total = false, twice = false, track = place >= 0 && place < csv->s->track_count;
    for (int i = 0; i < csv->columns; i++) {
        total |= csv->place_of[i] == TOTAL && (track || place == TOTAL);
        total |= place == TOTAL && csv->place_of[i] < csv->s->track_count;
        twice |= csv->place_of[i] == place;
    }
    const char *why = place == COLUMNS ? "expected the name of a track of the scenario"
                      : total ? "expected total as the only column, or one column a track"
                      : twice ? "expected each track once"
                              : NULL;
    if (why)
        ins_report_problem(csv->report, csv->place, "header", name, "%s", why);
    else
        csv->place_of[csv->columns++] = place;
}

static bool header(struct csv *csv, char *line)
{
    int before = csv->report->problems;
    if (strchr(line, ';')) {
        ins_report_problem(csv->report, csv->place, "header", line,
                           "expected commas between the columns, and decimal points");
        return false;
    }
    char *first = ins_history_cell(&line);
    if (strcmp(first, "month") != 0)
        ins_report_problem(csv->report, csv->place, "header", first,
                           "expected month as the first column, then tracks: month,asylum,family");
    for (char *name = ins_history_cell(&line); name; name = ins_history_cell(&line))
        add_column(csv, name);
    if (csv->columns == 0 && csv->report->problems == before)
        ins_report_problem(csv->report, csv->place, "header", first,
                           "expected at least one track behind month");
    return csv->report->problems == before;
}

/* All tracks of a month, each by its share. */
static void share_out(struct csv *csv, int month, double total)
{
    double sum = 0.0;
    for (int k = 0; k < csv->s->track_count; k++)
        sum += csv->s->tracks[k].share;
    for (int k = 0; k < csv->s->track_count; k++)
        csv->record->cases[month * csv->record->tracks + k] =
            total * csv->s->tracks[k].share / sum;
}

/* How a mistake names a column. */
static const char *called(const struct csv *csv, int place)
{
    return place == TOTAL                             ? "total"
           : place == SERVED + INS_RECORD_EXPERIENCED ? "experienced"
           : place == SERVED + INS_RECORD_HOURS       ? "hours"
           : place >= SERVED ? csv->s->tracks[(place - SERVED - INS_RECORD_DECIDED) % csv->record->tracks].name
                             : csv->s->tracks[place].name;
}

static void put(struct csv *csv, int month, int place, double value)
{
    if (place == TOTAL) {
        share_out(csv, month, value);
    } else if (place < SERVED) {
        csv->record->cases[month * csv->record->tracks + place] = value;
    } else {
        csv->record->served = true;
        ins_record_row(csv->record, month)[place - SERVED] = value;
    }
}

static void count(struct csv *csv, int month, int column, const char *text)
{
    struct ins_literal literal;
    if (!text[0])
        return;
    const char *why = ins_literal_read(text, strlen(text), &literal);
    if (!why && !(literal.value >= 0.0 && literal.value <= 1e9))
        why = "a number of cases from 0 to 1000000000";
    if (why)
        ins_report_problem(csv->report, csv->place, called(csv, csv->place_of[column]), text,
                           "expected %s", why);
    else if (month >= 0 && month < csv->record->months)
        put(csv, month, csv->place_of[column], literal.value);
}

static void row(struct csv *csv, char *line)
{
    char last[INS_DATE_TEXT];
    char *text    = ins_history_cell(&line);
    ins_date date = ins_date_read(text);
    if (date == INS_DATE_NONE) {
        ins_report_problem(csv->report, csv->place, "month", text, "expected a month, YYYY-MM");
        return;
    }
    if (csv->last != INS_DATE_NONE && date <= csv->last) {
        ins_report_problem(csv->report, csv->place, "month", text,
                           "expected months in rising order; %s stands above it",
                           ins_date_write(csv->last, last));
        return;
    }
    csv->last = date;
    if (csv->first == INS_DATE_NONE)
        csv->first = date;
    int column = 0;
    for (char *value = ins_history_cell(&line); value; value = ins_history_cell(&line), column++) {
        if (column < csv->columns)
            count(csv, date - csv->first, column, value);
    }
    if (column != csv->columns)
        ins_report_problem(
            csv->report, csv->place, "month", text,
            "expected %d column%s behind the month, as in the header (this line has %d)",
            csv->columns, csv->columns == 1 ? "" : "s", column);
}

static void lines(struct csv *csv, char *text)
{
    while (text && *text) {
        char *end = strchr(text, '\n');
        if (end)
            *end = '\0';
        csv->place.line++;
        bool comment = text[0] == '#' || text[strspn(text, " \t")] == '\0';
        if (!comment && csv->columns == 0) {
            if (!header(csv, text))
                return;
        } else if (!comment) {
            row(csv, text);
        }
        text = end ? end + 1 : NULL;
    }
    if (csv->columns == 0)
        ins_report_problem(csv->report, csv->place, NULL, NULL,
                           "expected a header, month,TRACK,..., and a line a month");
}

struct ins_record *ins_history_create(int months, int tracks)
{
    size_t cells = (size_t)months * (size_t)(tracks + ins_record_width(tracks));
    struct ins_record *record = malloc(sizeof *record + cells * sizeof record->cases[0]);
    if (!record)
        return NULL;
    *record = (struct ins_record){.months = months, .tracks = tracks, .rooms = months};
    for (size_t i = 0; i < cells; i++)
        record->cases[i] = NAN;
    return record;
}

/* Lines of the file at `path` into a record that begins at `*first`; told, where that was left
 * open, and how many months came. */
static struct ins_record *read_record(const struct ins_scenario *scenario, const char *path,
                                      ins_date *first, int *months, struct ins_place named,
                                      const char *key, struct ins_report *report)
{
    struct ins_source source;
    struct ins_refusal why;
    int before = report->problems;
    if (ins_source_read(path, &source, &why) != INS_DONE) {
        if (why.no_memory)
            ins_report_world(report, "%s: out of memory", path);
        else
            ins_report_problem(report, named, key, path, "expected %s", why.text);
        return NULL;
    }
    struct csv csv = {.s = scenario,
                      .first = *first,
                      .report = report,
                      .record = ins_history_create(INS_MONTHS, scenario->track_count),
                      .place = {.file = ins_report_file(report, path)},
                      .last = INS_DATE_NONE};
    if (csv.record && csv.place.file != INS_PLACE_NONE)
        lines(&csv, source.text);
    else
        ins_report_world(report, "%s: too many files, or out of memory", path);
    free(source.text);
    *first  = csv.first;
    *months = csv.last == INS_DATE_NONE ? 0 : csv.last - csv.first + 1;
    if (report->problems == before && report->status == INS_DONE)
        return csv.record;
    free(csv.record);
    return NULL;
}

struct ins_record *ins_history_read(const struct ins_scenario *scenario, struct ins_place named,
                                    struct ins_report *report)
{
    int months;
    ins_date first = scenario->start;
    return read_record(scenario, scenario->history.file, &first, &months, named,
                       "inflow.history.file", report);
}

struct ins_record *ins_history_whole(const struct ins_scenario *scenario, const char *path,
                                     ins_date *first, struct ins_report *report)
{
    struct ins_place nowhere = {.file = INS_PLACE_NONE};
    int months;
    *first = INS_DATE_NONE;
    struct ins_record *record =
        read_record(scenario, path, first, &months, nowhere, "history", report);
    if (!record)
        return NULL;
    struct ins_place place = {.file = ins_report_file(report, path)};
    if (months >= 1 && months <= INS_MONTHS) {
        record->months = months;
        return record;
    }
    ins_report_problem(report, place, "history", NULL,
                       "expected 1 to %d months of record; this one spans %d", INS_MONTHS, months);
    free(record);
    return NULL;
}
