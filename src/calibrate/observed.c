#include "calibrate/observed.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/path.h"
#include "base/memory.h"
#include "base/plain.h"
#include "model/month.h"
#include "base/source.h"

static const char LONG[]  = "month,what,value,sd,source";
static const char OLDER[] = "month,what,column,over,published,low,high,confidence,source";
enum { LONG_CELLS = 5, OLDER_CELLS = 9 };

struct reading {
    struct ins_plan         *plan;
    struct ins_path_columns *columns; /* of path */
    struct ins_observed     *observed;
    int                      cells;   /* of a line; 0 before the header */
    char                     why[256];
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

/* The months that are summed, for a `what` that begins with it. */
static int months_of(const char *what, const char **inside)
{
    static const struct {
        const char *name;
        int         months;
    } over[] = {{"year(", 12}, {"quarter(", 3}};
    *inside = what;
    for (size_t i = 0; i < sizeof over / sizeof over[0]; i++)
        if (strncmp(what, over[i].name, strlen(over[i].name)) == 0 && what[strlen(what) - 1] == ')') {
            *inside = what + strlen(over[i].name);
            return over[i].months;
        }
    return 1;
}

static bool read_terms(struct reading *r, const char *inside, size_t length, struct ins_figure_read *f)
{
    char name[INS_OBSERVED_WHAT];
    for (const char *at = inside, *end = inside + length; at <= end;) {
        const char *plus = memchr(at, '+', (size_t)(end - at));
        size_t      long_ = (size_t)((plus ? plus : end) - at);
        (void)snprintf(name, sizeof name, "%.*s", (int)long_, at);
        int column = term_of(r, name);
        if (column < 0 || f->terms == INS_OBSERVED_TERMS) {
            (void)snprintf(r->why, sizeof r->why,
                           "a column that `instroom path` prints, or older.TRACK.MONTHS, up to %d with + "
                           "between them, or year(...) or quarter(...) of such; not \"%.80s\"",
                           INS_OBSERVED_TERMS, name);
            return false;
        }
        f->term[f->terms++] = column;
        at += long_ + 1;
    }
    return true;
}

static bool read_what(struct reading *r, int over, struct ins_figure_read *f)
{
    const char *inside;
    int         months = months_of(f->what, &inside);
    size_t      length = strlen(inside) - (months > 1);
    months             = over > 1 ? over : months;
    f->last            = f->month - r->plan->scenario->start;
    f->first           = f->last - months + 1;
    if (f->first < 0 || f->last >= r->plan->months) {
        (void)snprintf(r->why, sizeof r->why, "a month of the scenario's horizon%s",
                       months > 1 ? ", and all months of its sum" : "");
        return false;
    }
    return read_terms(r, inside, length, f);
}

/* --- lines ------------------------------------------------------------------------------------------- */

/* Cells of a line, without blanks around them; the last one takes what is left. */
static int split(char *line, int most, char *cell[OLDER_CELLS])
{
    int count = 0;
    while (line) {
        char *comma = count + 1 < most ? strchr(line, ',') : NULL;
        if (comma)
            *comma = '\0';
        line += strspn(line, " \t");
        size_t length = strlen(line);
        while (length > 0 && (line[length - 1] == ' ' || line[length - 1] == '\t'))
            line[--length] = '\0';
        cell[count++] = line;
        line          = comma ? comma + 1 : NULL;
    }
    return count;
}

static bool number(struct reading *r, const char *text, const char *name, double *value)
{
    char *end;
    *value = text[0] ? ins_plain_read(text, &end) : (double)NAN;
    if (!text[0] || (*end == '\0' && isfinite(*value) && !text[strspn(text, "0123456789.eE-+")]))
        return true;
    (void)snprintf(r->why, sizeof r->why, "a number with a decimal point as %s, not \"%.40s\"", name, text);
    return false;
}

static bool refuse(struct reading *r, const char *why)
{
    (void)snprintf(r->why, sizeof r->why, "%s", why);
    return false;
}

static bool read_long(struct reading *r, char **cell, struct ins_figure_read *f, int *over)
{
    *over = 1;
    (void)snprintf(f->what, sizeof f->what, "%s", cell[1]);
    (void)snprintf(f->source, sizeof f->source, "%s", cell[4]);
    return number(r, cell[2], "value", &f->value) && number(r, cell[3], "sd", &f->sd);
}

/* An anchor: low and high are the ends of an interval of 95 %. */
static bool read_anchor(struct reading *r, char **cell, struct ins_figure_read *f, int *over)
{
    double months, low, high;
    (void)snprintf(f->what, sizeof f->what, "%s", cell[2]);
    (void)snprintf(f->source, sizeof f->source, "%s", cell[8]);
    if (!number(r, cell[3], "over", &months) || !number(r, cell[4], "published", &f->value) ||
        !number(r, cell[5], "low", &low) || !number(r, cell[6], "high", &high))
        return false;
    f->sd = high > low ? (high - low) / 3.92 : (double)NAN;
    if (!isnan(months) && !(months >= 1.0 && months <= 1200.0 && months == floor(months)))
        return refuse(r, "a whole number of months, 1 to 1200, as over");
    *over = isnan(months) ? 1 : (int)months;
    return true;
}

static int kind_of(const struct ins_observed *o, const struct ins_figure_read *f)
{
    for (int i = 0; i < o->figures; i++)
        if (strcmp(o->figure[i].what, f->what) == 0 &&
            o->figure[i].last - o->figure[i].first == f->last - f->first)
            return o->figure[i].kind;
    return o->kinds;
}

static bool read_figure(struct reading *r, char *line)
{
    struct ins_observed   *o = r->observed;
    struct ins_figure_read f = {.month = INS_DATE_NONE};
    char *cell[OLDER_CELLS];
    int   over;
    if (split(line, r->cells, cell) != r->cells)
        return refuse(r, r->cells == LONG_CELLS ? "five cells, as in the header" : "nine cells, as in the header");
    f.month = ins_date_read(cell[0]);
    if (f.month == INS_DATE_NONE)
        return refuse(r, "a month, YYYY-MM, first");
    if (strlen(cell[r->cells == LONG_CELLS ? 1 : 2]) >= sizeof f.what)
        return refuse(r, "a shorter `what`");
    if (!(r->cells == LONG_CELLS ? read_long : read_anchor)(r, cell, &f, &over) || !read_what(r, over, &f))
        return false;
    if (isnan(f.value))
        return true; /* nothing was observed */
    if (f.sd < 0.0)
        return refuse(r, "an sd of 0 or more, or none");
    f.sd   = isnan(f.sd) ? 0.0 : f.sd;
    f.kind = kind_of(o, &f);
    if (f.kind == INS_OBSERVED_KINDS)
        return refuse(r, "at most 256 different `what`");
    o->kinds += f.kind == o->kinds;
    if (o->figures == INS_OBSERVED_MOST)
        return refuse(r, "at most 10,000 figures");
    o->figure[o->figures++] = f;
    return true;
}

static bool read_line(struct reading *r, char *line)
{
    if (line[0] == '#' || !line[strspn(line, " \t")])
        return true;
    if (r->cells > 0)
        return read_figure(r, line);
    r->cells = strcmp(line, LONG) == 0 ? LONG_CELLS : strcmp(line, OLDER) == 0 ? OLDER_CELLS : 0;
    return r->cells > 0 || refuse(r, "the header month,what,value,sd,source");
}

static enum ins_status read_lines(struct reading *r, const char *path, char *text, struct ins_error *error)
{
    int at = 0;
    for (char *line = text; line && *line;) {
        char *end = strchr(line, '\n');
        if (end)
            *end = '\0';
        at++;
        if (!read_line(r, line))
            return ins_fail(error, INS_WRONG, "%s:%d: expected %s", path, at, r->why);
        line = end ? end + 1 : NULL;
    }
    if (r->observed->figures > 0)
        return INS_DONE;
    return ins_fail(error, INS_WRONG, "%s: expected a header and a line a figure", path);
}

enum ins_status ins_observed_read(const char *path, struct ins_plan *plan, struct ins_observed **made,
                                  struct ins_error *error)
{
    struct ins_source  source;
    struct ins_refusal why;
    struct reading     r = {.plan = plan};
    *made                = NULL;
    enum ins_status status = ins_source_read(path, &source, &why);
    if (status != INS_DONE)
        return ins_fail(error, status, "%s: expected %s", path, why.text);
    r.columns  = ins_memory_create(1, sizeof *r.columns, error);
    r.observed = ins_memory_create(1, sizeof *r.observed, error);
    if (r.observed)
        r.observed->figure = ins_memory_create(INS_OBSERVED_MOST, sizeof *r.observed->figure, error);
    status = r.columns && r.observed && r.observed->figure ? INS_DONE : INS_WORLD;
    if (status == INS_DONE) {
        ins_path_list(plan->scenario, r.columns);
        status = read_lines(&r, path, source.text, error);
    }
    free(source.text);
    ins_memory_free(r.columns);
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
