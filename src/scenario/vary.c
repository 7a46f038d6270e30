/* A case out of another: ins_case_vary() of scenario/case.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/check.h"
#include "scenario/history.h"
#include "scenario/inside.h"
#include "scenario/set.h"
#include "scenario/worlds.h"

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* --- what is lent ------------------------------------------------------------------------------- */

/* The months of `base` in the horizon of `s`, and the tracks that both have. */
static struct ins_record *move_record(const struct ins_scenario *s, const struct ins_record *base,
                                      int later)
{
    struct ins_record *made = ins_history_create(s->months, s->track_count);
    if (!made)
        return NULL;
    for (int t = 0; t < s->months; t++)
        for (int k = 0; k < s->track_count; k++) {
            bool known = t + later >= 0 && t + later < base->months && k < base->tracks;
            made->cases[t * s->track_count + k] =
                known ? base->cases[(t + later) * base->tracks + k] : (double)NAN;
        }
    made->served = base->served && base->tracks == made->tracks;
    for (int t = 0; made->served && t < s->months; t++)
        if (t + later >= 0 && t + later < base->months)
            memcpy(ins_record_row(made, t), ins_record_row(base, t + later),
                   (size_t)ins_record_width(made->tracks) * sizeof(double));
    return made;
}

static struct ins_paths *move_paths(const struct ins_scenario *s, const struct ins_paths *base,
                                    int later)
{
    size_t cells           = (size_t)s->months * (size_t)base->count;
    struct ins_paths *made = malloc(sizeof *made + cells * sizeof made->cases[0]);
    if (!made)
        return NULL;
    memcpy(made, base, sizeof *made);
    made->months = s->months;
    for (int t = 0; t < s->months; t++)
        for (int p = 0; p < base->count; p++) {
            bool known = t + later >= 0 && t + later < base->months;
            made->cases[t * base->count + p] =
                known ? base->cases[(t + later) * base->count + p] : (double)NAN;
        }
    return made;
}

/* Where month 0 and the tracks are the same, so are the figures. */
static void lend_figures(struct ins_case *c)
{
    struct ins_scenario *s     = &c->written;
    const struct ins_case *own = c->base;
    int later  = s->start - own->written.start;
    bool same  = later == 0 && s->track_count == own->written.track_count;
    if (own->record)
        c->record = same && s->months <= own->record->months ? own->record
                                                             : move_record(s, own->record, later);
    if (own->paths)
        c->paths = later == 0 && s->months <= own->paths->months ? own->paths
                                                                 : move_paths(s, own->paths, later);
    if ((own->record && !c->record) || (own->paths && !c->paths))
        ins_report_world(&c->report, "out of memory");
    s->record = c->record;
    s->paths  = c->paths;
}

/* Keys that the base fixed in all worlds stay so. */
static void lend_worlds(struct ins_case *c, const char *const *settings, int count)
{
    const struct ins_case *own = c->base;
    if (!own->worlds) {
        ins_case_load_worlds(c, settings, count);
        return;
    }
    c->worlds = ins_worlds_create_like(&c->written, own->worlds, &c->origins, &c->report);
    ins_worlds_give(&c->written, c->worlds);
    for (int k = 0; c->worlds && k < least(c->worlds->keys, own->worlds->keys); k++)
        if (strcmp(c->worlds->key[k].path, own->worlds->key[k].path) == 0)
            c->written.move[k] = own->written.move[k];
    for (int i = 0; i < count; i++)
        if (!ins_set_for_all(&c->written, settings[i]))
            ins_report_world(&c->report, "out of memory");
}

/* --- laying over -------------------------------------------------------------------------------- */

/* What is written, and where; the names of files are its own. */
static bool copy_written(const struct ins_case *base, struct ins_case *c)
{
    c->base           = ins_case_hold(base);
    c->written        = base->written;
    c->written.record = NULL;
    c->written.paths  = NULL;
    c->origins        = base->origins;
    ins_worlds_give(&c->written, NULL);
    for (int i = 0; i < base->report.file_count; i++)
        if (ins_report_file(&c->report, base->report.files[i]) == INS_PLACE_NONE)
            return false;
    return true;
}

enum ins_status ins_case_vary(const struct ins_case *base, const char *const *settings, int count,
                              struct ins_case **made, struct ins_error *error)
{
    struct ins_case *c = ins_case_begin(base->name, error);
    *made              = NULL;
    if (!c)
        return INS_WORLD;
    struct ins_reading reading = {&c->written, &c->origins, &c->report, NULL};
    if (!copy_written(base, c))
        ins_report_world(&c->report, "out of memory");
    for (int i = 0; i < count; i++)
        ins_set(&reading, settings[i]);
    ins_check(&c->written, &c->origins, &c->report);
    if (c->report.status == INS_DONE)
        lend_figures(c);
    if (c->report.status == INS_DONE)
        lend_worlds(c, settings, count);
    ins_case_complete(c);
    return ins_case_finish(c, made);
}
