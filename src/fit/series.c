#include "fit/series.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/literal.h"
#include "scenario/report.h"
#include "scenario/source.h"

enum { DOTTED_ENOUGH = 3, STEPS_ENOUGH = 4, LONGEST_GAP = 24 };

struct reading {
    struct ins_cases *cases;
    struct ins_report report;
    struct ins_place  place;  /* of the line being read */
    ins_date          last;   /* month of the line before */
    bool              begun;  /* the header was read */
    int               rows;
    int               step;   /* months between all lines so far; 0: none yet, -1: they differ */
    int               dotted; /* cells such as 1.234 */
    struct ins_place  first_dotted;
    char              dotted_text[32];
    ins_date          date[INS_MONTHS];
    double            value[INS_MONTHS][INS_TRACKS];
};

/* The next cell of a line, without blanks around it; NULL behind the last one. */
static char *cell(char **rest)
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

static void complain(struct reading *r, const char *key, const char *value, const char *story)
{
    ins_report_problem(&r->report, r->place, key, value, "%s", story);
}

/* --- the header ------------------------------------------------------------------------------- */

static bool is_name(const char *text)
{
    return text[0] && strlen(text) < INS_NAME &&
           !text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")];
}

static void add_column(struct reading *r, const char *name)
{
    struct ins_cases *cases = r->cases;
    if (!is_name(name)) {
        complain(r, "header", name, "expected a name of letters, digits, _ and -");
        return;
    }
    for (int k = 0; k < cases->tracks; k++)
        if (strcmp(cases->track[k], name) == 0)
            complain(r, "header", name, "expected each column once");
    if (cases->tracks == INS_TRACKS) {
        complain(r, "header", name, "expected at most 8 columns behind month");
        return;
    }
    (void)snprintf(cases->track[cases->tracks++], INS_NAME, "%s", name);
}

static void read_header(struct reading *r, char *line)
{
    if (strchr(line, ';')) {
        complain(r, "header", line, "expected commas between the columns, and decimal points");
        return;
    }
    char *first = cell(&line);
    if (strcmp(first, "quarter") == 0 || strcmp(first, "year") == 0)
        complain(r, "header", first,
                 "expected months: what happens inside a quarter or a year cannot be fitted from it");
    else if (strcmp(first, "month") != 0)
        complain(r, "header", first, "expected a header, month,NAME,..., before the first month");
    for (char *name = cell(&line); name; name = cell(&line))
        add_column(r, name);
    if (r->cases->tracks == 0 && r->report.problems == 0)
        complain(r, "header", first, "expected at least one column of cases behind month");
    for (int k = 0; k < r->cases->tracks && r->cases->tracks > 1; k++)
        if (strcmp(r->cases->track[k], "total") == 0)
            complain(r, "header", "total",
                     "expected tracks alone: they are added up, and a total would count twice");
}

/* --- rows ------------------------------------------------------------------------------------- */

/* 1.234: read with a decimal point it is about one case. */
static bool looks_dotted(const char *text)
{
    size_t before = strspn(text, "0123456789");
    return before >= 1 && before <= 3 && text[before] == '.' &&
           strspn(text + before + 1, "0123456789") == 3 && !text[before + 4];
}

static double read_value(struct reading *r, const char *name, const char *text)
{
    struct ins_literal literal;
    if (!text[0])
        return NAN;
    if (looks_dotted(text) && r->dotted++ == 0) {
        r->first_dotted = r->place;
        (void)snprintf(r->dotted_text, sizeof r->dotted_text, "%s", text);
    }
    const char *why = ins_literal_read(text, strlen(text), &literal);
    if (!why && !(literal.value >= 0.0 && literal.value <= 1e9))
        why = "a number of cases from 0 to 1000000000";
    if (!why)
        return literal.value;
    if (strpbrk(text, "\"'"))
        why = "a number without quotes, with a decimal point";
    ins_report_problem(&r->report, r->place, name, text, "expected %s; or an empty cell for a "
                       "month that is not known", why);
    return NAN;
}

static bool read_month(struct reading *r, const char *text, ins_date *date)
{
    char last[INS_DATE_TEXT];
    *date = ins_date_read(text);
    if (*date == INS_DATE_NONE && strpbrk(text, "QqKk")) {
        complain(r, "month", text, "expected a month, YYYY-MM; quarters cannot be fitted");
        return false;
    }
    if (*date == INS_DATE_NONE) {
        complain(r, "month", text, "expected a month, YYYY-MM");
        return false;
    }
    if (r->last != INS_DATE_NONE && *date <= r->last) {
        ins_report_problem(&r->report, r->place, "month", text,
                           "expected months in rising order, each once; %s stands above it",
                           ins_date_write(r->last, last));
        return false;
    }
    if (r->last != INS_DATE_NONE)
        r->step = r->step == 0 || r->step == *date - r->last ? *date - r->last : -1;
    r->last = *date;
    return true;
}

static void read_row(struct reading *r, char *line)
{
    ins_date date;
    char    *text   = cell(&line);
    int      column = 0;
    if (!read_month(r, text, &date))
        return;
    if (r->rows == INS_MONTHS || (r->rows > 0 && date - r->date[0] >= INS_MONTHS)) {
        complain(r, "month", text, "expected at most 1200 months from the first to the last");
        return;
    }
    for (char *value = cell(&line); value; value = cell(&line), column++)
        if (column < r->cases->tracks)
            r->value[r->rows][column] = read_value(r, r->cases->track[column], value);
    if (column != r->cases->tracks)
        ins_report_problem(&r->report, r->place, "month", text,
                           "expected %d column%s behind the month, as in the header (this line "
                           "has %d)%s",
                           r->cases->tracks, r->cases->tracks == 1 ? "" : "s", column,
                           column > r->cases->tracks ? "; decimals take a point, no comma" : "");
    r->date[r->rows++] = date;
}

static void read_lines(struct reading *r, char *text)
{
    while (text && *text) {
        char *end = strchr(text, '\n');
        if (end)
            *end = '\0';
        r->place.line++;
        bool comment = text[0] == '#' || text[strspn(text, " \t")] == '\0';
        if (!comment && !r->begun) {
            read_header(r, text);
            r->begun = true;
            if (r->report.problems > 0)
                return;
        } else if (!comment) {
            read_row(r, text);
        }
        text = end ? end + 1 : NULL;
    }
    r->place.line = 0;
    if (!r->begun)
        complain(r, NULL, NULL, "expected a header, month,NAME,..., and a line a month");
}

/* --- what can be fitted ----------------------------------------------------------------------- */

static void lay(struct reading *r)
{
    struct ins_cases *cases = r->cases;
    int from = 0, to = r->rows - 1;
    for (int t = 0; t < INS_MONTHS; t++) {
        cases->total[t] = NAN;
        for (int k = 0; k < INS_TRACKS; k++)
            cases->cases[t][k] = NAN;
    }
    cases->first  = r->rows > 0 ? r->date[from] : INS_DATE_NONE;
    cases->months = r->rows > 0 ? r->date[to] - r->date[from] + 1 : 0;
    for (int i = 0; i < r->rows; i++) {
        int t = r->date[i] - cases->first;
        cases->total[t] = 0.0;
        for (int k = 0; k < cases->tracks; k++) {
            cases->cases[t][k] = r->value[i][k];
            cases->total[t] += r->value[i][k];
        }
        cases->known += !isnan(cases->total[t]);
    }
}

/* Months that nobody knows at either end say nothing. */
static void trim(struct ins_cases *cases)
{
    int before = 0;
    while (before < cases->months && isnan(cases->total[before]))
        before++;
    while (cases->months > before && isnan(cases->total[cases->months - 1]))
        cases->months--;
    cases->months -= before;
    cases->first += before;
    memmove(cases->total, cases->total + before, (size_t)cases->months * sizeof cases->total[0]);
    memmove(cases->cases, cases->cases + before, (size_t)cases->months * sizeof cases->cases[0]);
}

static void check_calendar(struct reading *r)
{
    static const char *const names[] = {"January", "February", "March", "April", "May", "June",
                                        "July", "August", "September", "October", "November",
                                        "December"};
    int count[INS_SEASON] = {0}, gap = 0;
    for (int t = 0; t < r->cases->months; t++) {
        bool known = !isnan(r->cases->total[t]);
        count[ins_date_month(r->cases->first + t)] += known;
        gap = known ? 0 : gap + 1;
        if (gap == LONGEST_GAP + 1)
            complain(r, NULL, NULL,
                     "expected gaps of at most 24 months; leave out what stands before this one");
    }
    for (int m = 0; m < INS_SEASON; m++)
        if (count[m] < INS_SERIES_LEAST_OF_MONTH)
            ins_report_problem(&r->report, r->place, NULL, NULL,
                               "expected each month of the year at least twice, for the season; "
                               "%s is known in %d of its years", names[m], count[m]);
}

static void check(struct reading *r)
{
    if (r->rows >= STEPS_ENOUGH && r->step > 1) {
        ins_report_problem(&r->report, r->place, NULL, NULL,
                           "expected a line a month; all lines lie %d months apart: %s cannot be "
                           "fitted", r->step, r->step == 3 ? "quarters" : r->step == 12 ? "years"
                                                                           : "such steps");
        return;
    }
    if (r->dotted >= DOTTED_ENOUGH) {
        r->place = r->first_dotted;
        complain(r, "cases", r->dotted_text,
                 "expected cases without points between thousands: a point is the decimal sign");
        return;
    }
    if (r->report.problems > 0)
        return;
    if (r->cases->known < INS_SERIES_LEAST) {
        ins_report_problem(&r->report, r->place, NULL, NULL,
                           "expected at least %d known months; this record has %d, too few to "
                           "tell season, persistence and tails apart",
                           INS_SERIES_LEAST, r->cases->known);
        return;
    }
    check_calendar(r);
}

enum ins_status ins_cases_read(const char *path, struct ins_cases *cases, struct ins_error *error)
{
    struct ins_source  source;
    struct ins_refusal why;
    char               line[16] = "";
    enum ins_status    status   = ins_source_read(path, &source, &why);
    *cases = (struct ins_cases){0};
    if (status != INS_DONE) {
        if (why.line)
            (void)snprintf(line, sizeof line, ":%d", why.line);
        return ins_fail(error, status, "%s%s: expected %s", path, line, why.text);
    }
    struct reading *r = calloc(1, sizeof *r);
    if (!r) {
        free(source.text);
        return ins_fail(error, INS_WORLD, "%s: out of memory", path);
    }
    if (error)
        error->text[0] = '\0';
    r->cases        = cases;
    r->last         = INS_DATE_NONE;
    r->report.error = error;
    r->place.file   = ins_report_file(&r->report, path);
    read_lines(r, source.text);
    lay(r);
    trim(cases);
    check(r);
    status = ins_report_close(&r->report);
    ins_report_clear(&r->report);
    free(source.text);
    free(r);
    return status;
}

void ins_cases_until(const struct ins_cases *cases, int months, struct ins_cases *early)
{
    *early        = *cases;
    early->months = months;
    early->known  = 0;
    for (int t = 0; t < months; t++)
        early->known += !isnan(early->total[t]);
}
