#include "scenario/paths.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"
#include "base/text.h"
#include "record/account.h"
#include "record/months.h"
#include "scenario/value.h"

struct ins_paths *ins_paths_create(int count)
{
    size_t cells = (size_t)INS_MONTHS * (size_t)count;
    struct ins_paths *paths = malloc(sizeof *paths + cells * sizeof paths->cases[0]);
    if (!paths)
        return NULL;
    paths->months = INS_MONTHS;
    paths->count  = count;
    for (int p = 0; p < count; p++) {
        paths->edge[p] = p + 1 < count ? (p + 1.0) / count : 1.0;
        (void)snprintf(paths->name[p], INS_NAME, "%d", p + 1);
    }
    for (size_t i = 0; i < cells; i++)
        paths->cases[i] = NAN;
    return paths;
}

/* Edges between the weights, laid end to end. */
static void weigh_edges(struct ins_paths *paths, const double *weight)
{
    double sum = 0.0, edge = 0.0;
    for (int p = 0; p < paths->count; p++)
        sum += weight[p];
    for (int p = 0; p < paths->count; p++) {
        edge += weight[p];
        paths->edge[p] = p + 1 < paths->count ? edge / sum : 1.0;
    }
}

double ins_paths_weight(const struct ins_paths *paths, int path)
{
    return paths->edge[path] - (path > 0 ? paths->edge[path - 1] : 0.0);
}

struct ins_paths *ins_paths_alone(const struct ins_paths *paths, int path)
{
    struct ins_paths *alone = ins_paths_create(1);
    if (!alone)
        return NULL;
    memcpy(alone->name[0], paths->name[path], INS_NAME);
    for (int t = 0; t < alone->months && t < paths->months; t++)
        alone->cases[t] = paths->cases[t * paths->count + path];
    return alone;
}

bool ins_paths_whole(const struct ins_paths *paths, int months)
{
    if (months > paths->months)
        return false;
    for (int i = 0; i < months * paths->count; i++)
        if (isnan(paths->cases[i]))
            return false;
    return true;
}

/* -- reading ------------------------------------------------------------------------------ */

/* Each column is a path, and each case of a table where there are several. */
static bool paths_know(const void *context, const char *name, bool column)
{
    (void)context, (void)name, (void)column;
    return true;
}

/* A path without a number would be the model's own in silence. */
static void refuse_silent_paths(const struct ins_months *m, struct ins_faults *faults)
{
    for (int p = 0; p < m->columns; p++) {
        bool silent = true;
        for (int t = 0; t < m->months; t++)
            silent &= isnan(*ins_months_at(m, t, p));
        if (silent)
            ins_faults_add(faults, m->header_line, "header", m->name[p],
                           "expected a path with at least one number");
    }
}

static struct ins_paths *lay_paths(const struct ins_months *m, ins_date start,
                                   struct ins_faults *faults)
{
    refuse_silent_paths(m, faults);
    struct ins_paths *paths = faults->count == 0 ? ins_paths_create(m->columns) : NULL;
    faults->no_memory |= faults->count == 0 && !paths;
    if (paths && m->weight)
        weigh_edges(paths, m->weight);
    for (int p = 0; paths && p < m->columns; p++)
        (void)snprintf(paths->name[p], INS_NAME, "%s", m->name[p]);
    for (int t = 0; paths && t < m->months; t++) {
        int month = m->first + t - start;
        if (month >= 0 && month < paths->months)
            memcpy(&paths->cases[month * paths->count], ins_months_at(m, t, 0),
                   (size_t)paths->count * sizeof paths->cases[0]);
    }
    return paths;
}

struct ins_paths *ins_paths_read(const struct ins_scenario *scenario, struct ins_place named,
                                 struct ins_account **account, struct ins_report *report)
{
    const char            *select = scenario->paths_select, *sheet = scenario->paths_sheet;
    struct ins_months_ask  ask    = {.knows   = paths_know,
                                     .weights = true,
                                     .key     = "inflow.paths_select",
                                     .select  = select[0] ? select : NULL,
                                     .sheet   = sheet[0] ? sheet : NULL};
    const char            *path   = scenario->paths_file;
    struct ins_faults     *faults = calloc(1, sizeof *faults);
    struct ins_months     *from   = faults ? ins_months_read(path, &ask, faults) : NULL;
    struct ins_paths      *paths  = from ? lay_paths(from, scenario->start, faults) : NULL;
    *account = paths ? ins_account_create(path, from, INS_DOUBT_OF_FORECAST, NULL) : NULL;
    if (!faults || (paths && !*account))
        ins_report_world(report, "%s: out of memory", path);
    else
        ins_report_faults(report, path, named, "inflow.paths", faults);
    ins_months_free(from);
    free(faults);
    return paths;
}

/* -- packing ------------------------------------------------------------------------------ */

static void write_path_number(double value, struct ins_text *text)
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
        write_path_number(paths->edge[p], text);
    ins_text_add(text, "\n");
    for (int t = 0; t < months && t < paths->months; t++) {
        bool silent = true;
        for (int p = 0; p < paths->count; p++)
            silent &= isnan(paths->cases[t * paths->count + p]);
        if (silent)
            continue;
        ins_text_add(text, "%s %d", mark, t);
        for (int p = 0; p < paths->count; p++)
            write_path_number(paths->cases[t * paths->count + p], text);
        ins_text_add(text, "\n");
    }
}

void ins_paths_write_names(const struct ins_paths *paths, const char *mark, struct ins_text *text)
{
    for (int p = 0; paths && p < paths->count; p++)
        ins_text_add(text, "%s -2 %d %s\n", mark, p, paths->name[p]);
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

/* "NUMBER NAME" up to the end of the line. */
static bool read_name(struct ins_paths *paths, const char *at)
{
    char *end;
    long  path   = strtol(at, &end, 10);
    bool  sound  = end != at && path >= 0 && path < paths->count && *end == ' ';
    int   length = sound ? (int)strcspn(end + 1, "\n") : 0;
    if (sound)
        (void)snprintf(paths->name[path], INS_NAME, "%.*s", length, end + 1);
    return sound;
}

struct ins_paths *ins_paths_unpack(const char *text, const char *mark)
{
    struct ins_paths *paths = NULL;
    bool sound              = true;
    for (const char *line = ins_text_marked(text, mark); line && sound;
         line = ins_text_marked(line, mark)) {
        char *end;
        line += strlen(mark);
        long month = strtol(line, &end, 10);
        if (!paths) {
            long count = month == -1 ? strtol(end, &end, 10) : 0;
            paths = count >= 1 && count <= INS_PATHS ? ins_paths_create((int)count) : NULL;
            sound = paths && numbers(end, paths->count, paths->edge);
        } else if (month == -2) {
            sound = read_name(paths, end);
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
