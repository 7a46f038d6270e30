#include "calibrate/observed.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/path.h"
#include "base/memory.h"
#include "model/month.h"
#include "record/published.h"
#include "scenario/report.h"

struct reading {
    struct ins_plan         *plan;
    struct ins_path_columns *columns; /* of path */
    struct ins_observed     *observed;
    struct ins_faults       *faults;
};

/* --- what ------------------------------------------------------------------------------------------- */

/* The column of the tape that lies at `offset`; -1: there is no room for more. */
static int column_at(struct ins_observed *o, size_t offset)
{
    for (int c = 0; c < o->columns; c++)
        if (o->offset[c] == offset)
            return c;
    if (o->columns == INS_OBSERVED_COLUMNS)
        return -1;
    o->offset[o->columns] = offset;
    return o->columns++;
}

/* Where the plan counts the cases of a track that are older than so many months; asked for where it does
 * not. -1: no room. */
static int place_of_age(struct ins_plan *plan, int track, int months)
{
    for (int i = 0; i < plan->ages.olders; i++)
        if (!plan->ages.older[i].pledged && plan->ages.older[i].track == track &&
            plan->ages.older[i].months == months)
            return i;
    return ins_plan_ask_older(plan, track, months);
}

/* "older.TRACK.N" that no column of path is called. */
static int term_of_age(struct reading *r, const char *name)
{
    const struct ins_scenario *s    = r->plan->scenario;
    const char                *last = strrchr(name, '.');
    if (strncmp(name, "older.", 6) != 0 || last < name + 6 || !last[1] ||
        last[1 + strspn(last + 1, "0123456789")] || strlen(last) > 5)
        return -1;
    for (int k = 0; k < s->track_count; k++) {
        size_t length = strlen(s->tracks[k].name);
        if ((size_t)(last - name - 6) != length || strncmp(name + 6, s->tracks[k].name, length) != 0)
            continue;
        int place = place_of_age(r->plan, k, atoi(last + 1));
        return place < 0 ? -1
                         : column_at(r->observed, offsetof(struct ins_world, work.older) +
                                                      (size_t)place * sizeof(struct ins_row));
    }
    return -1;
}

static int term_of(struct reading *r, const char *name)
{
    for (int c = 0; c < r->columns->count; c++)
        if (strcmp(r->columns->name[c], name) == 0)
            return column_at(r->observed, r->columns->offset[c]);
    return term_of_age(r, name);
}

static bool refuse_reading(struct reading *r, const struct ins_published_figure *from,
                           const char *key, const char *value, const char *why)
{
    ins_faults_add(r->faults, from->line, key, value, "expected %s", why);
    return false;
}

static bool read_terms(struct reading *r, const struct ins_published_figure *from, struct ins_figure_read *f)
{
    char name[INS_OBSERVED_WHAT];
    for (const char *at = from->what; at;) {
        const char *plus = strchr(at, '+');
        (void)snprintf(name, sizeof name, "%.*s", (int)(plus ? plus - at : (ptrdiff_t)strlen(at)), at);
        int column = term_of(r, name);
        if (column < 0 || f->terms == INS_OBSERVED_TERMS)
            return refuse_reading(
                r, from, "what", name,
                "a column that `instroom path` prints, or older.TRACK.MONTHS, "
                "up to 8 with + between them, or year(...) or quarter(...) of such");
        f->term[f->terms++] = column;
        at = plus ? plus + 1 : NULL;
    }
    return true;
}

static bool read_months(struct reading *r, const struct ins_published_figure *from, struct ins_figure_read *f)
{
    char month[INS_DATE_TEXT];
    f->last  = from->month - r->plan->scenario->start;
    f->first = f->last - from->over + 1;
    if (f->first >= 0 && f->last < r->plan->months)
        return true;
    return refuse_reading(r, from, "month", ins_date_write(from->month, month),
                          from->over > 1
                              ? "a month of the scenario's horizon, and all months of its sum"
                              : "a month of the scenario's horizon");
}

/* --- figures ---------------------------------------------------------------------------------------- */

/* The error of a reading; low and high are the ends of an interval of 95 %. */
static double reading_error(const struct ins_published_figure *from)
{
    if (!isnan(from->sd))
        return from->sd;
    return from->high > from->low ? (from->high - from->low) / 3.92 : 0.0;
}

static int kind_of_figure(const struct ins_observed *o, const struct ins_figure_read *f)
{
    for (int i = 0; i < o->figures; i++)
        if (strcmp(o->figure[i].what, f->what) == 0 &&
            o->figure[i].last - o->figure[i].first == f->last - f->first)
            return o->figure[i].kind;
    return o->kinds;
}

static bool read_figure(struct reading *r, const struct ins_published_figure *from)
{
    struct ins_observed   *o = r->observed;
    struct ins_figure_read f = {
        .month = from->month, .value = from->value, .sd = reading_error(from)};
    (void)snprintf(f.what, sizeof f.what, "%s", from->spelled);
    (void)snprintf(f.source, sizeof f.source, "%s", from->source);
    if (!read_months(r, from, &f) || !read_terms(r, from, &f))
        return false;
    f.kind = kind_of_figure(o, &f);
    if (f.kind == INS_OBSERVED_KINDS)
        return refuse_reading(r, from, "what", f.what, "at most 256 different `what`");
    o->kinds += f.kind == o->kinds;
    o->figure[o->figures++] = f;
    return true;
}

/* Every mistake of the file is told, not the first alone. */
static enum ins_status read_figures(struct reading *r, const char *path, const char *sheet,
                                    struct ins_error *error)
{
    struct ins_published *from = ins_published_read(path, sheet, r->faults);
    if (from)
        r->observed->figure = ins_memory_create((size_t)from->count, sizeof *r->observed->figure, error);
    enum ins_status status = from && !r->observed->figure ? INS_WORLD : INS_DONE;
    for (int i = 0; from && status == INS_DONE && i < from->count; i++)
        (void)read_figure(r, &from->figure[i]);
    ins_published_free(from);
    if (r->faults->count > 0 || r->faults->no_memory)
        status = ins_report_refusal(path, r->faults, error);
    return status;
}

enum ins_status ins_observed_read(const char *path, const char *sheet, struct ins_plan *plan,
                                  struct ins_observed **made, struct ins_error *error)
{
    struct reading r = {.plan = plan};
    *made      = NULL;
    r.faults   = ins_memory_create(1, sizeof *r.faults, error);
    r.columns  = ins_memory_create(1, sizeof *r.columns, error);
    r.observed = ins_memory_create(1, sizeof *r.observed, error);
    enum ins_status status = r.faults && r.columns && r.observed ? INS_DONE : INS_WORLD;
    if (status == INS_DONE) {
        ins_path_list(plan->scenario, r.columns);
        status = read_figures(&r, path, sheet, error);
    }
    ins_memory_free(r.columns);
    ins_memory_free(r.faults);
    if (status == INS_DONE)
        *made = r.observed;
    else
        ins_observed_free(r.observed);
    return status;
}

void ins_observed_free(struct ins_observed *o)
{
    if (!o)
        return;
    ins_memory_free(o->figure);
    ins_memory_free(o);
}
