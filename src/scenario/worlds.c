#include "scenario/worlds.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/check.h"
#include "scenario/key_law.h"
#include "scenario/resolve.h"

enum { WHY = 400 };

bool ins_scenario_is_clustered(const struct ins_scenario *s)
{
    return s->parameter_uncertainty || ins_worlds_differ(s, true) || ins_worlds_differ(s, false);
}

/* --- which keys ------------------------------------------------------------------------------- */

/* What a run is, and what is asked of it, is no figure of the world. */
static bool is_of_the_run(const struct ins_key *key)
{
    static const char *const none[] = {"start", "months", "futures", "seed", "norm.confidence"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        if (strcmp(key->path, none[i]) == 0)
            return true;
    return ins_key_top(key)->uses & INS_KEY_DESIGN ||
           strncmp(key->path, "inflow.uncertainty", strlen("inflow.uncertainty")) == 0;
}

/* NULL, or why a path is no key that can differ between worlds. */
static const char *refuse_key(const struct ins_scenario *s, const char *path,
                              struct ins_handle *handle, char why[WHY])
{
    struct ins_error error = {{0}};
    if (ins_scenario_find(s, path, handle, &error) != INS_DONE) {
        const char *reason = strstr(error.text, ": ");
        (void)snprintf(why, WHY, "%.*s", WHY - 1, reason ? reason + 2 : error.text);
        return why;
    }
    if (is_of_the_run(handle->key))
        return "expected a key of the world: not start, months, futures, seed or norm.confidence, and "
               "none of a sweep or mix";
    return NULL;
}

static const struct ins_world_key *key_at(const struct ins_worlds *worlds, size_t offset)
{
    for (int k = 0; worlds && k < worlds->keys; k++)
        if (worlds->key[k].handle.offset == offset)
            return &worlds->key[k];
    return NULL;
}

/* --- checking --------------------------------------------------------------------------------- */

static void check_end(const struct ins_checked *c, int index, const char *pattern,
                      const struct ins_handle *handle, double value)
{
    char text[WHY], number[INS_NUMBER_TEXT];
    struct ins_key one = *handle->key;
    if (handle->element)
        one.kind = INS_KEY_REAL;
    if (isnan(value) || ins_key_in_range(&one, value))
        return;
    ins_checked_say(c, pattern, index, "expected values that %s can have; %s is not %s",
                    c->s->uncertain[index].key, ins_key_number(value, true, number),
                    ins_key_expectation(&one, text, sizeof text));
}

static void check_element(const struct ins_checked *c, int index)
{
    const struct ins_uncertain_key *own = &c->s->uncertain[index];
    struct ins_handle handle, other;
    char              why[WHY];
    if (!own->key[0])
        return;
    const char *lacks = ins_key_law_lacks(&own->law);
    if (lacks)
        ins_checked_say(c, "uncertain.*.key", index, "expected %s", lacks);
    const char *refused = refuse_key(c->s, own->key, &handle, why);
    if (refused) {
        ins_checked_say(c, "uncertain.*.key", index, "%s", refused);
        return;
    }
    check_end(c, index, "uncertain.*.from", &handle, own->law.from);
    check_end(c, index, "uncertain.*.to", &handle, own->law.to);
    check_end(c, index, "uncertain.*.p10", &handle, own->law.p10);
    check_end(c, index, "uncertain.*.p90", &handle, own->law.p90);
    for (int i = 0; i < index; i++)
        if (!refuse_key(c->s, c->s->uncertain[i].key, &other, why) &&
            other.offset == handle.offset)
            ins_checked_say(c, "uncertain.*.key", index,
                            "expected each key once; uncertain[%d] has it too", i);
}

static void check_sampling(const struct ins_checked *c, const char *key)
{
    if (c->s->sampling != INS_RANDOM)
        ins_checked_say(c, key, 0,
                        "expected sampling = \"random\": futures of one block share a world, and "
                        "their errors are those of blocks");
    if (c->s->control_variates)
        ins_checked_say(c, key, 0,
                        "expected control_variates = false: what is known of the inflow beforehand "
                        "hangs on the world");
}

void ins_check_uncertain_keys(const struct ins_checked *c)
{
    for (int i = 0; i < c->s->uncertain_count; i++)
        check_element(c, i);
    if (c->s->uncertain_count > 0)
        check_sampling(c, "uncertain.*.key");
    else if (c->s->ensemble[0])
        check_sampling(c, "ensemble");
}

void ins_resolve_uncertain_keys(struct ins_scenario *s)
{
    for (int i = 0; i < s->uncertain_count; i++)
        ins_key_law_settle(&s->uncertain[i].law);
}

/* --- making ----------------------------------------------------------------------------------- */

static void say_of(const struct ins_origins *origins, struct ins_report *report, const char *key,
                   const char *value, const char *what)
{
    struct ins_place place = {0};
    if (origins)
        place = ins_origin(origins, offsetof(struct ins_scenario, ensemble));
    ins_report_problem(report, place, key, value, "%s", what);
}

/* Values of a column outside of the range of its key: the row is named. */
static void check_column(const struct ins_ensemble *e, int column, const struct ins_handle *handle,
                         const struct ins_origins *origins, struct ins_report *report)
{
    struct ins_key one = *handle->key;
    char text[WHY], what[2 * WHY], number[INS_NUMBER_TEXT];
    bool whole = ins_key_is_whole(&one);
    if (handle->element)
        one.kind = INS_KEY_REAL;
    for (int64_t r = 0; r < e->rows; r++) {
        double value = e->value[r * e->columns + column];
        if (ins_key_in_range(&one, value) && (!whole || value == floor(value)))
            continue;
        (void)snprintf(what, sizeof what, "line %lld: %s = %s: expected %s", (long long)e->line[r],
                       e->column[column], ins_key_number(value, false, number),
                       ins_key_expectation(&one, text, sizeof text));
        say_of(origins, report, "ensemble", e->name, what);
        return;
    }
}

static void add_world_key(struct ins_worlds *w, const struct ins_scenario *s, int file, int column,
                          const struct ins_origins *origins, struct ins_report *report)
{
    const struct ins_ensemble *e = w->ensemble[file];
    struct ins_world_key own = {.file = file, .place = column};
    char why[WHY], what[2 * WHY];
    const char *refused = refuse_key(s, e->column[column], &own.handle, why);
    if (!refused && key_at(w, own.handle.offset))
        refused = "expected each key in one column of one file";
    if (!refused && w->keys == INS_WORLD_KEYS)
        refused = "expected at most 64 keys in all files together";
    if (refused) {
        (void)snprintf(what, sizeof what, "column %.200s: %s", e->column[column], refused);
        say_of(origins, report, "ensemble", e->name, what);
        return;
    }
    check_column(e, column, &own.handle, origins, report);
    (void)snprintf(own.path, sizeof own.path, "%s", e->column[column]);
    own.inflow        = ins_handle_is_inflow(&own.handle);
    w->key[w->keys++] = own;
}

static void add_law(struct ins_worlds *w, const struct ins_scenario *s, int index,
                    const struct ins_origins *origins, struct ins_report *report)
{
    struct ins_world_key own = {.file = -1, .place = index};
    char why[WHY];
    if (refuse_key(s, s->uncertain[index].key, &own.handle, why))
        return; /* told before */
    (void)snprintf(own.path, sizeof own.path, "%s", s->uncertain[index].key);
    own.inflow = ins_handle_is_inflow(&own.handle);
    if (key_at(w, own.handle.offset))
        say_of(origins, report, "uncertain", own.path,
               "expected a key that no ensemble has a column of");
    else if (w->keys == INS_WORLD_KEYS)
        say_of(origins, report, "uncertain", own.path, "expected at most 64 keys with the ensembles'");
    else
        w->key[w->keys++] = own;
}

static struct ins_worlds *fill_worlds(struct ins_worlds *w, const struct ins_scenario *s,
                                      struct ins_ensemble *const *ensemble, int files,
                                      const struct ins_origins *origins, struct ins_report *report)
{
    int before = report->problems;
    w->files   = files;
    for (int f = 0; f < files; f++) {
        w->ensemble[f] = ensemble[f];
        for (int c = 0; c < ensemble[f]->columns; c++)
            add_world_key(w, s, f, c, origins, report);
    }
    for (int i = 0; i < s->uncertain_count; i++)
        add_law(w, s, i, origins, report);
    w->laws = s->uncertain_count;
    if (w->files + w->laws > INS_WORLD_MOST)
        say_of(origins, report, "uncertain", NULL,
               "expected at most 40 ensembles and laws together: Sobol's sequence has no more "
               "coordinates");
    if (report->problems == before)
        return w;
    ins_worlds_free(w);
    return NULL;
}

struct ins_worlds *ins_worlds_create_of(const struct ins_scenario *s,
                                        struct ins_ensemble *const *ensemble, int files,
                                        const struct ins_origins *origins,
                                        struct ins_report        *report)
{
    struct ins_worlds *w = calloc(1, sizeof *w);
    if (w)
        return fill_worlds(w, s, ensemble, files, origins, report);
    ins_report_world(report, "out of memory");
    for (int f = 0; f < files; f++)
        ins_ensemble_free(ensemble[f]);
    return NULL;
}

struct ins_worlds *ins_worlds_create_like(const struct ins_scenario *s,
                                          const struct ins_worlds   *other,
                                          const struct ins_origins  *origins,
                                          struct ins_report         *report)
{
    struct ins_worlds *w = calloc(1, sizeof *w);
    if (!w) {
        ins_report_world(report, "out of memory");
        return NULL;
    }
    w->lent = true;
    return fill_worlds(w, s, other->ensemble, other->files, origins, report);
}

/* The next of the paths, a line each; NULL behind the last one. */
static const char *next_path(const char **lines, char path[INS_FILES])
{
    if (!*lines || !**lines)
        return NULL;
    size_t length = strcspn(*lines, "\n");
    (void)snprintf(path, INS_FILES, "%.*s", (int)length, *lines);
    *lines += length + ((*lines)[length] == '\n');
    return path;
}

struct ins_worlds *ins_worlds_create(const struct ins_scenario *s,
                                     const struct ins_origins *origins, struct ins_report *report)
{
    struct ins_ensemble *ensemble[INS_ENSEMBLES];
    struct ins_place place = ins_origin(origins, offsetof(struct ins_scenario, ensemble));
    const char *lines = s->ensemble;
    char path[INS_FILES];
    int files = 0, before = report->problems;
    if (!s->ensemble[0] && s->uncertain_count == 0)
        return NULL;
    while (next_path(&lines, path)) {
        if (files == INS_ENSEMBLES) {
            ins_report_problem(report, place, "ensemble", NULL, "expected at most %d files",
                               INS_ENSEMBLES);
            break;
        }
        ensemble[files] = ins_ensemble_read(path, place, report);
        files += ensemble[files] != NULL;
    }
    if (report->problems == before && report->status == INS_DONE)
        return ins_worlds_create_of(s, ensemble, files, origins, report);
    for (int f = 0; f < files; f++)
        ins_ensemble_free(ensemble[f]);
    return NULL;
}

void ins_worlds_free(struct ins_worlds *w)
{
    for (int f = 0; w && !w->lent && f < w->files; f++)
        ins_ensemble_free(w->ensemble[f]);
    free(w);
}

/* --- what was decided of keys ------------------------------------------------------------------- */

void ins_worlds_give(struct ins_scenario *s, const struct ins_worlds *worlds)
{
    s->worlds = worlds;
    for (int k = 0; k < INS_WORLD_KEYS; k++)
        s->move[k] = (struct ins_world_move){false, 1.0, 0.0};
}

bool ins_worlds_fix(struct ins_scenario *s, size_t offset)
{
    const struct ins_world_key *key = key_at(s->worlds, offset);
    if (!key || s->move[key - s->worlds->key].fixed)
        return false;
    s->move[key - s->worlds->key] = (struct ins_world_move){true, 1.0, 0.0};
    return true;
}

void ins_worlds_step(struct ins_scenario *s, size_t offset, double factor, double step)
{
    const struct ins_world_key *key = key_at(s->worlds, offset);
    if (!key)
        return;
    struct ins_world_move *move = &s->move[key - s->worlds->key];
    move->factor *= factor;
    move->step = move->step * factor + step;
}

bool ins_worlds_differ(const struct ins_scenario *s, bool inflow)
{
    for (int k = 0; s->worlds && k < s->worlds->keys; k++)
        if (s->worlds->key[k].inflow == inflow && !s->move[k].fixed)
            return true;
    return false;
}

int ins_worlds_count(const struct ins_scenario *s)
{
    int count = 0;
    for (int k = 0; s->worlds && k < s->worlds->keys; k++)
        count += !s->move[k].fixed;
    return count;
}

/* --- a world ------------------------------------------------------------------------------------ */

/* Moved, and inside the range of the key: a law may reach beyond it, and a step, too. */
static double moved_in_range(const struct ins_world_key *key, const struct ins_world_move *move,
                             double value)
{
    const struct ins_range *range = &key->handle.key->range;
    value = move->factor * value + move->step;
    if (ins_key_is_whole(key->handle.key))
        value = floor(value + 0.5);
    value = range->above && value <= range->low ? nextafter(range->low, INFINITY) : value;
    value = range->below && value >= range->high ? nextafter(range->high, -INFINITY) : value;
    return fmin(fmax(value, range->low), range->high);
}

void ins_worlds_values(const struct ins_scenario *s, const double *u, double *value)
{
    const struct ins_worlds *w = s->worlds;
    int64_t row[INS_ENSEMBLES];
    for (int f = 0; f < w->files; f++)
        row[f] = ins_ensemble_row(w->ensemble[f], u[f]);
    for (int k = 0; k < w->keys; k++) {
        const struct ins_world_key *key = &w->key[k];
        bool   whole = ins_key_is_whole(key->handle.key) && !key->handle.element;
        double own   = key->file >= 0
                           ? w->ensemble[key->file]
                               ->value[row[key->file] * w->ensemble[key->file]->columns + key->place]
                           : ins_key_law_quantile(&s->uncertain[key->place].law, whole,
                                                  u[w->files + key->place]);
        value[k] = moved_in_range(key, &s->move[k], own);
    }
}

static void put_world_value(struct ins_scenario *own, const struct ins_handle *handle, double value)
{
    if (handle->element)
        *(double *)(void *)((char *)own + handle->offset) = value;
    else
        ins_key_put(own, handle->key, handle->offset, value);
}

enum ins_status ins_worlds_lay(const struct ins_scenario *base, const double *value, bool inflow,
                               struct ins_scenario *own, struct ins_error *error)
{
    const struct ins_worlds *w = base->worlds;
    if (inflow)
        ins_resolve_undo_inflow(base, own);
    for (int k = 0; k < w->keys; k++)
        if (w->key[k].inflow == inflow && !base->move[k].fixed)
            put_world_value(own, &w->key[k].handle, value[k]);
    struct ins_report report = {.error = error};
    if (error)
        error->text[0] = '\0';
    ins_check_values(own, &report);
    if (ins_report_close(&report) != INS_DONE)
        return INS_WRONG;
    if (inflow)
        ins_resolve_inflow(base, own);
    else
        ins_resolve_service(base, own);
    return INS_DONE;
}

char *ins_worlds_place(const struct ins_worlds *w, const double *u, char *text, size_t room)
{
    size_t used = 0;
    text[0]     = '\0';
    for (int f = 0; f < w->files && used < room; f++) {
        int64_t row = ins_ensemble_row(w->ensemble[f], u[f]);
        used += (size_t)snprintf(text + used, room - used, "%s%s, line %lld", f ? "; " : "",
                                 w->ensemble[f]->name, (long long)w->ensemble[f]->line[row]);
    }
    return text;
}
