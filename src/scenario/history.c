#include "scenario/history.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/account.h"
#include "record/months.h"
#include "scenario/names.h"

enum {
    TOTAL   = -1,  /* a column that all tracks share, each by its share */
    SERVED  = 100, /* and a place in ins_record_row() */
    COLUMNS = 3 * INS_TRACKS + 3,
    NOWHERE = COLUMNS
};

struct laying {
    const struct ins_scenario *s;
    const struct ins_months  *from;
    struct ins_record         *to;
    ins_date                   first;             /* month of row 0 of `to` */
    int                        place_of[COLUMNS]; /* of each column: its track, TOTAL, or SERVED and a
                                                     place in the month's row */
    bool                       part[INS_MONTHS_COLUMNS]; /* columns of cases: the total, and its parts */
};

/* --- columns ---------------------------------------------------------------------------------- */

/* The track of "decided.TRACK" or "quarter(TRACK)"; -1: of none. */
static int track_inside(const struct ins_scenario *s, const char *name, const char *head, const char *tail)
{
    char   track[INS_NAME];
    size_t length = strlen(name), before = strlen(head), behind = strlen(tail);
    if (length <= before + behind || length - before - behind >= sizeof track ||
        strncmp(name, head, before) != 0 || strcmp(name + length - behind, tail) != 0)
        return -1;
    (void)snprintf(track, sizeof track, "%.*s", (int)(length - before - behind), name + before);
    return ins_track_named(s, track);
}

/* Where what a column holds belongs. */
static int place_of_column(const struct ins_scenario *s, const char *name)
{
    int track = ins_track_named(s, name);
    if (track >= 0)
        return track;
    if (ins_months_is_total(name))
        return TOTAL;
    if (strcmp(name, "experienced") == 0)
        return SERVED + INS_RECORD_EXPERIENCED;
    if (strcmp(name, "intake") == 0)
        return SERVED + INS_RECORD_INTAKE;
    if (strcmp(name, "flex") == 0)
        return SERVED + INS_RECORD_FLEX;
    if (strcmp(name, "hours") == 0)
        return SERVED + INS_RECORD_HOURS;
    if ((track = track_inside(s, name, "decided.", "")) >= 0)
        return SERVED + INS_RECORD_DECIDED + track;
    if ((track = track_inside(s, name, "quarter(", ")")) >= 0)
        return SERVED + INS_RECORD_DECIDED + s->track_count + track;
    return NOWHERE;
}

/* Any column has its place, or is refused by name; the cases of a table only where they are such. */
/* A lone column of another name is the inflow in all; but not one that is spelled as a column of
 * staff or decisions and names no track: it keeps its name, and is refused. */
static bool history_knows(const void *context, const char *name, bool column)
{
    bool spelled = strncmp(name, "decided.", 8) == 0 || strncmp(name, "quarter(", 8) == 0;
    return column || spelled || place_of_column(context, name) != NOWHERE;
}

static void name_columns(struct laying *l, struct ins_faults *faults)
{
    const struct ins_months *m = l->from;
    for (int c = 0; c < m->columns; c++) {
        int place = place_of_column(l->s, m->name[c]);
        if (c < COLUMNS)
            l->place_of[c] = place;
        l->part[c] = place < SERVED && place != NOWHERE;
        if (place == NOWHERE || c >= COLUMNS)
            ins_faults_add(faults, m->header_line, "header", m->name[c],
                           "expected the name of a track of the scenario, or total, experienced, intake, flex, "
                           "hours, decided.TRACK or quarter(TRACK)");
    }
}

/* --- cases ------------------------------------------------------------------------------------ */

/* What a total leaves goes to the tracks that have no column, each by its share; false where it leaves
 * less than nothing. */
static bool share_out_total(struct laying *l, int month, double left)
{
    double *row = &l->to->cases[month * l->to->tracks], sum = 0.0;
    bool    has_column[INS_TRACKS] = {false};
    for (int c = 0; c < l->from->columns; c++)
        if (l->part[c] && l->place_of[c] != TOTAL) {
            has_column[l->place_of[c]] = true;
            left -= row[l->place_of[c]];
        }
    for (int k = 0; k < l->s->track_count; k++)
        sum += has_column[k] ? 0.0 : l->s->tracks[k].share;
    for (int k = 0; k < l->s->track_count; k++)
        if (!has_column[k])
            row[k] = sum > 0.0 ? left * l->s->tracks[k].share / sum : 0.0;
    return !(left < 0.0);
}

static void put_recorded(struct laying *l, int month, int place, double value)
{
    if (place < SERVED)
        l->to->cases[month * l->to->tracks + place] = value;
    else if (!isnan(value)) {
        l->to->served = true;
        ins_record_row(l->to, month)[place - SERVED] = value;
    }
}

static void lay_month(struct laying *l, int t, struct ins_faults *faults)
{
    const struct ins_months *m = l->from;
    int month = m->first + t - l->first, total = -1, parts = 0;
    if (month < 0 || month >= l->to->months)
        return;
    for (int c = 0; c < m->columns; c++) {
        parts += l->part[c];
        if (l->place_of[c] == TOTAL)
            total = c;
        else
            put_recorded(l, month, l->place_of[c], *ins_months_at(m, t, c));
    }
    if (total < 0 || parts > l->s->track_count ||
        share_out_total(l, month, *ins_months_at(m, t, total)))
        return;
    ins_faults_add(faults, m->line[t * m->columns + total], m->name[total], NULL,
                   "expected no less than the tracks beside it come to");
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

/* A total beside all tracks is looked at, and says nothing more. */
static struct ins_record *lay_record(struct laying *l, struct ins_faults *faults)
{
    int parts = 0;
    name_columns(l, faults);
    for (int c = 0; c < l->from->columns; c++)
        parts += l->part[c];
    if (faults->count == 0 && parts > l->s->track_count)
        (void)ins_months_total(l->from, l->part, faults);
    if (faults->count > 0)
        return NULL;
    l->to = ins_history_create(INS_MONTHS, l->s->track_count);
    faults->no_memory |= !l->to;
    for (int t = 0; l->to && t < l->from->months; t++)
        lay_month(l, t, faults);
    if (faults->count == 0)
        return l->to;
    free(l->to);
    return NULL;
}

/* What was read, of columns whose places are known. */
static struct ins_account *tell_account(const struct laying *l, const char *path)
{
    enum ins_account_role role[COLUMNS];
    for (int c = 0; c < l->from->columns; c++)
        role[c] = l->place_of[c] == TOTAL   ? INS_ACCOUNT_TOTAL
                  : l->place_of[c] < SERVED ? INS_ACCOUNT_TRACK
                                            : INS_ACCOUNT_SERVICE;
    return ins_account_create(path, l->from, INS_DOUBT_OF_RECORD, role);
}

static const char *given(const char *text)
{
    return text && text[0] ? text : NULL;
}

/* What a file holds as a record that begins at `*first`, or, where that is open, at its own first month,
 * which is told. `key` names the file; NULL: the command line does. */
static struct ins_record *read_record(const struct ins_scenario *scenario, const struct ins_history_file *file,
                                      ins_date *first, struct ins_account **account, struct ins_place named,
                                      const char *key, struct ins_report *report)
{
    const char            *path   = file->path;
    struct ins_months_ask  ask    = {.knows   = history_knows,
                                     .context = scenario,
                                     .select  = given(file->select),
                                     .sheet   = given(file->sheet),
                                     .key     = key ? "inflow.history.select" : NULL};
    struct ins_faults     *faults = calloc(1, sizeof *faults);
    struct ins_months     *from   = faults ? ins_months_read(path, &ask, faults) : NULL;
    struct ins_record     *made   = NULL;
    if (from) {
        *first = *first == INS_DATE_NONE ? from->first : *first;
        struct laying l = {.s = scenario, .from = from, .first = *first};
        made     = lay_record(&l, faults);
        *account = made ? tell_account(&l, path) : NULL;
        faults->no_memory |= made && !*account;
    }
    if (!faults)
        ins_report_world(report, "%s: out of memory", path);
    else
        ins_report_faults(report, path, named, key ? key : "history", faults);
    ins_months_free(from);
    free(faults);
    return made;
}

struct ins_record *ins_history_read(const struct ins_scenario *scenario, struct ins_place named,
                                    struct ins_account **account, struct ins_report *report)
{
    ins_date                first = scenario->start;
    struct ins_history_file file  = {scenario->history.file, scenario->history.select, scenario->history.sheet};
    return read_record(scenario, &file, &first, account, named, "inflow.history.file", report);
}

struct ins_record *ins_history_whole(const struct ins_scenario *scenario, const struct ins_history_file *file,
                                     ins_date *first, struct ins_account **account,
                                     struct ins_report *report)
{
    struct ins_place nowhere = {.file = INS_PLACE_NONE};
    *first = INS_DATE_NONE;
    struct ins_record *record = read_record(scenario, file, first, account, nowhere, NULL, report);
    if (record && *account)
        record->months = (*account)->months;
    return record;
}
