#include "fit/series.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "record/account.h"
#include "record/months.h"
#include "scenario/report.h"

enum { STEPS_ENOUGH = 4, LONGEST_GAP = 24 };

struct reading {
    struct ins_cases         *cases;
    const struct ins_months *monthly;
    struct ins_report         report;
    struct ins_place          place;
};

static void complain_of_line(struct reading *r, const char *key, const char *value,
                             const char *story)
{
    ins_report_problem(&r->report, r->place, key, value, "%s", story);
}

/* Columns are tracks that are added up; the cases of a table are not, unless they are chosen. */
static bool takes(const void *context, const char *name, bool column)
{
    (void)context, (void)name;
    return column;
}

/* --- columns ---------------------------------------------------------------------------------- */

/* As the record of a scenario calls what is summed up over three months. */
static bool is_quarter(const char *name)
{
    return strncmp(name, "quarter(", strlen("quarter(")) == 0;
}

static void name_tracks(struct reading *r, int total)
{
    const struct ins_months *m = r->monthly;
    r->place.line = m->header_line;
    for (int c = 0; c < m->columns; c++) {
        if (m->columns > 1 && c == total)
            continue;
        if (m->columns > 1 && !ins_months_is_name(m->name[c])) {
            complain_of_line(
                r, "header", m->name[c],
                is_quarter(m->name[c])
                    ? "fit does not learn from sums of quarters; leave this column out, and put an "
                      "estimate "
                      "for each month that is not known into the others"
                    : "expected names of letters, digits, _ and - for columns that are added up; "
                      "--select 'column=...' takes one of several");
        } else if (r->cases->tracks == INS_TRACKS) {
            complain_of_line(r, "header", m->name[c],
                             "expected at most 8 columns that are added up; "
                             "--select 'column=...' takes some");
            break;
        } else {
            (void)snprintf(r->cases->track[r->cases->tracks++], INS_NAME, "%s", m->name[c]);
        }
    }
    r->place.line = 0;
}

/* --- what can be fitted ----------------------------------------------------------------------- */

/* A total that is told stands where one of its parts is not known. */
static void lay_cases(struct reading *r, int total)
{
    struct ins_cases         *cases = r->cases;
    const struct ins_months *m     = r->monthly;
    for (int t = 0; t < INS_MONTHS; t++) {
        cases->total[t] = NAN;
        for (int k = 0; k < INS_TRACKS; k++)
            cases->cases[t][k] = NAN;
    }
    cases->first  = m->first;
    cases->months = m->months;
    for (int t = 0; t < m->months; t++) {
        double sum = 0.0;
        for (int c = 0, k = 0; c < m->columns && k < INS_TRACKS; c++) {
            if (c == total && m->columns > 1)
                continue;
            cases->cases[t][k] = *ins_months_at(m, t, c);
            sum += cases->cases[t][k++];
        }
        cases->total[t] = isnan(sum) && total >= 0 ? *ins_months_at(m, t, total) : sum;
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
            complain_of_line(
                r, NULL, NULL,
                "expected gaps of at most 24 months; leave out what stands before this one");
    }
    for (int m = 0; m < INS_SEASON; m++)
        if (count[m] < INS_SERIES_LEAST_OF_MONTH)
            ins_report_problem(&r->report, r->place, NULL, NULL,
                               "expected each month of the year at least twice, for the season; "
                               "%s is known in %d of its years", names[m], count[m]);
}

/* Months between all lines of the file; 0: they differ. */
static int step_of_lines(const struct ins_months *m)
{
    int last = -1, step = 0, lines = 0;
    for (int t = 0; t < m->months; t++) {
        if (m->line[t * m->columns] == 0)
            continue;
        if (last >= 0 && step && t - last != step)
            return 0;
        step = last >= 0 ? t - last : 0;
        last = t;
        lines++;
    }
    return lines >= STEPS_ENOUGH ? step : 0;
}

/* What a quarter says beyond the months would be lost without a word: the laws are fitted to months. */
static void check_quarters(struct reading *r)
{
    const struct ins_months *m    = r->monthly;
    ins_date                 last = r->cases->first + r->cases->months - 1;
    if (m->last_quarter_line == 0 || m->last_quarter <= last)
        return;
    r->place.line = m->last_quarter_line;
    ins_report_problem(&r->report, r->place, NULL, NULL,
                       "expected months: this quarter tells of months that have no line of their own, and fit "
                       "does not learn from sums of quarters; put in an estimate for each of its months (by the "
                       "season, not a third each), or leave the quarters after the last month out");
    r->place.line = 0;
}

static void check_months(struct reading *r)
{
    int step = step_of_lines(r->monthly);
    if (step > 1) {
        ins_report_problem(&r->report, r->place, NULL, NULL,
                           "expected a line a month; all lines lie %d months apart: %s cannot be "
                           "fitted", step, step == 3 ? "quarters" : step == 12 ? "years" : "such steps");
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
    check_quarters(r);
    check_calendar(r);
}

static void take_months(struct reading *r, struct ins_faults *faults)
{
    int total = ins_months_total(r->monthly, NULL, faults);
    name_tracks(r, total);
    lay_cases(r, total);
    trim(r->cases);
    if (faults->count == 0)
        check_months(r);
}

enum ins_status ins_cases_read(const char *path, const struct ins_record_choice *choice,
                               struct ins_cases *cases, struct ins_error *error)
{
    struct ins_months_ask ask = {.knows = takes, .select = choice->select, .sheet = choice->sheet};
    struct ins_faults *faults  = ins_memory_create(1, sizeof *faults, error);
    if (!faults)
        return INS_WORLD;
    if (error)
        error->text[0] = '\0';
    struct reading      r    = {.cases = cases, .report = {.error = error}};
    struct ins_months *made = ins_months_read(path, &ask, faults);
    bool                away = faults->world && !faults->no_memory;
    *cases       = (struct ins_cases){0};
    r.monthly    = made;
    r.place.file = ins_report_file(&r.report, path);
    if (made)
        take_months(&r, faults);
    if (made && choice->account && !(*choice->account = ins_account_create(path, made, INS_DOUBT_OF_RECORD, NULL)))
        faults->no_memory = true;
    if (away)
        ins_report_world(&r.report, "%s: %s", path, faults->fault[0].story);
    else
        ins_report_faults(&r.report, path, r.place, NULL, faults);
    enum ins_status status = ins_report_close(&r.report);
    ins_report_clear(&r.report);
    ins_months_free(made);
    ins_memory_free(faults);
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
