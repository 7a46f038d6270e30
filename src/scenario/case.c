#define _GNU_SOURCE /* CLOCK_REALTIME_COARSE, the clock of files */
#include "scenario/case.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "record/account.h"
#include "scenario/changes.h"
#include "scenario/check.h"
#include "scenario/history.h"
#include "scenario/paths.h"
#include "scenario/inside.h"
#include "scenario/read.h"
#include "scenario/resolve.h"
#include "scenario/scan.h"
#include "scenario/set.h"
#include "base/source.h"
#include "scenario/tree.h"
#include "scenario/warn.h"
#include "scenario/worlds.h"
#include "scenario/write.h"

enum { ANCESTORS = 16 };

/* The files that inherit from one another, the one given first. */
struct lineage {
    dev_t device[ANCESTORS];
    ino_t inode[ANCESTORS];
    int   count;
};

/* -- loading ------------------------------------------------------------------------------ */

static void load_file(struct ins_case *c, const char *name, const char *folder,
                      struct ins_source *source, struct lineage *lineage);

static void refused(struct ins_case *c, const char *name, enum ins_status status,
                    const struct ins_refusal *why)
{
    char line[16] = "";
    if (why->line)
        (void)snprintf(line, sizeof line, ":%d", why->line);
    if (status == INS_WORLD) {
        ins_report_world(&c->report, "%s%s: expected %s", name, line, why->text);
        return;
    }
    struct ins_place place = {.file = ins_report_file(&c->report, name), .line = why->line};
    ins_report_problem(&c->report, place, NULL, NULL, "expected %s", why->text);
}

/* No memory is no reason to read a scenario as if it stood in no folder. */
static void abandon(struct ins_case *c, struct ins_source *source)
{
    free(source->text);
    ins_report_world(&c->report, "out of memory");
}

static bool among(const struct lineage *lineage, const struct ins_source *source)
{
    for (int i = 0; i < lineage->count; i++) {
        if (lineage->device[i] == source->device && lineage->inode[i] == source->inode)
            return true;
    }
    return false;
}

static void load_base(struct ins_case *c, const struct ins_node *node, const char *path,
                      struct lineage *lineage)
{
    struct ins_source source;
    struct ins_refusal why;
    if (ins_source_read(path, &source, &why) != INS_DONE) {
        if (why.no_memory)
            ins_report_world(&c->report, "%s: out of memory", path);
        else
            ins_report_problem(&c->report, node->place, "inherits", node->words, "expected %s%s%s",
                               why.text, why.line ? "; in " : "", why.line ? path : "");
        c->partial = true;
        return;
    }
    const char *wrong = among(lineage, &source)
                            ? "a file that does not inherit from this one in turn"
                        : lineage->count == ANCESTORS ? "a chain of at most 16 files"
                                                      : NULL;
    if (wrong) {
        ins_report_problem(&c->report, node->place, "inherits", node->words, "expected %s", wrong);
        c->partial = true;
        free(source.text);
        return;
    }
    char *folder = ins_source_folder(path);
    if (folder)
        load_file(c, path, folder, &source, lineage);
    else
        abandon(c, &source);
    free(folder);
}

static void inherit(struct ins_case *c, const struct ins_flat *flat, const struct ins_node *node,
                    struct lineage *lineage)
{
    const char *folder = ins_scan_folder(flat, node->place);
    bool named         = node->kind == INS_NODE_TEXT && node->text[0] && !ins_tree_is_bad(node);
    c->partial |= !named || !folder;
    if (ins_tree_is_bad(node))
        return;
    if (!named) {
        ins_report_problem(&c->report, node->place, "inherits", node->words,
                           "expected a file name in quotes");
    } else if (!folder) {
        ins_report_problem(&c->report, node->place, "inherits", node->words,
                           "expected no file: this scenario has no folder to look in");
    } else {
        char *path = ins_source_join(folder, node->text);
        if (path)
            load_base(c, node, path, lineage);
        else
            ins_report_world(&c->report, "out of memory");
        free(path);
    }
}

/* The bytes of the files stay with the case: their comments say where its values come from. */
static void keep_texts(struct ins_case *c, struct ins_flat *flat)
{
    for (int i = 0; i < flat->text_count; i++) {
        int file = flat->first_file - INS_PLACE_FILE + i;
        if (flat->first_file < INS_PLACE_FILE || file >= INS_REPORT_FILES || c->texts[file])
            continue;
        c->texts[file] = flat->texts[i];
        flat->texts[i] = NULL;
    }
}

/* Lay one file, and before it what it inherits, over the scenario. */
static void load_file(struct ins_case *c, const char *name, const char *folder,
                      struct ins_source *source, struct lineage *lineage)
{
    struct ins_flat flat;
    lineage->device[lineage->count]  = source->device;
    lineage->inode[lineage->count++] = source->inode;
    ins_scan(&c->report, name, folder, "", source, &flat);
    struct ins_node *root = ins_tree_create(&c->report, &flat);
    if (root) {
        struct ins_reading reading  = {&c->written, &c->origins, &c->report, &flat};
        const struct ins_node *base = ins_tree_child(root, "inherits");
        if (base)
            inherit(c, &flat, base, lineage);
        ins_read_tree(&reading, root);
    }
    c->partial |= root == NULL;
    ins_tree_free(root);
    keep_texts(c, &flat);
    ins_scan_clear(&flat);
    lineage->count--;
}

static void load_history(struct ins_case *c)
{
    size_t offset = offsetof(struct ins_scenario, history);
    if (c->written.history.file[0] && c->written.track_count > 0 &&
        c->written.start != INS_DATE_NONE)
        c->record = ins_history_read(&c->written, ins_origin(&c->origins, offset),
                                     &c->account[INS_CASE_HISTORY], &c->report);
    c->written.record = c->record;
}

static void load_paths(struct ins_case *c)
{
    size_t offset = offsetof(struct ins_scenario, paths_file);
    if (c->written.paths_file[0] && c->written.start != INS_DATE_NONE)
        c->paths = ins_paths_read(&c->written, ins_origin(&c->origins, offset),
                                  &c->account[INS_CASE_PATHS], &c->report);
    c->written.paths = c->paths;
}

/* The keys that differ between worlds, but for those that the command line gives a value. */
void ins_case_load_worlds(struct ins_case *c, const char *const *settings, int count)
{
    c->worlds = ins_worlds_create(&c->written, &c->origins, &c->report);
    ins_worlds_give(&c->written, c->worlds);
    for (int i = 0; i < count; i++)
        if (!ins_set_for_all(&c->written, settings[i]))
            ins_report_world(&c->report, "out of memory");
}

/* The host may change its folder later: from here on files, a line each, stand with their whole
 * paths, where there is room for them. */
static void settle_paths(struct ins_case *c, char *paths, size_t room)
{
    struct ins_text text = {0};
    for (const char *at = paths; *at;) {
        size_t length = strcspn(at, "\n");
        char *path    = strndup(at, length), *whole = path ? realpath(path, NULL) : NULL;
        text.failed   = text.failed || !path || (!whole && errno == ENOMEM);
        ins_text_add(&text, "%s%s", whole ? whole : path ? path : "", at[length] ? "\n" : "");
        free(whole);
        free(path);
        at += length + (at[length] != '\0');
    }
    if (text.failed)
        ins_report_world(&c->report, "out of memory");
    else if (text.length > 0 && text.length < room) {
        memset(paths, 0, room);
        memcpy(paths, text.bytes, text.length);
    }
    ins_text_clear(&text);
}

static void gather_warnings(struct ins_case *c)
{
    struct ins_error *error = calloc(1, sizeof *error);
    if (!error) {
        ins_report_world(&c->report, "out of memory");
        return;
    }
    struct ins_report warnings = c->report; /* the same names of files, another story */
    warnings.error             = error;
    warnings.problems          = 0;
    ins_warn(&c->resolved, &c->origins, &warnings);
    for (int i = 0; i < INS_CASE_RECORDS; i++)
        if (c->account[i])
            ins_warn_doubts(c->account[i], &warnings);
    (void)ins_report_close(&warnings);
    c->warnings = strdup(error->text);
    if (!c->warnings)
        ins_report_world(&c->report, "out of memory");
    free(error);
}

void ins_case_complete(struct ins_case *c)
{
    if (c->report.status != INS_DONE)
        return;
    ins_resolve(&c->written, &c->resolved);
    gather_warnings(c);
}

/* All that follows once the text of the main file is there. */
static void build(struct ins_case *c, const char *name, const char *folder,
                  struct ins_source *source, const char *const *settings, int count)
{
    struct lineage lineage     = {.count = 0};
    struct ins_reading reading = {&c->written, &c->origins, &c->report, NULL};
    load_file(c, name, folder, source, &lineage);
    if (c->partial)
        return;
    for (int i = 0; i < count; i++)
        ins_set(&reading, settings[i]);
    ins_check(&c->written, &c->origins, &c->report);
    load_history(c);
    load_paths(c);
    if (c->report.status == INS_DONE)
        ins_case_load_worlds(c, settings, count);
    settle_paths(c, c->written.history.file, sizeof c->written.history.file);
    settle_paths(c, c->written.paths_file, sizeof c->written.paths_file);
    settle_paths(c, c->written.ensemble, sizeof c->written.ensemble);
    ins_case_complete(c);
}

struct ins_case *ins_case_begin(const char *name, struct ins_error *error)
{
    struct ins_case *c = calloc(1, sizeof *c);
    char *copy         = strdup(name);
    if (!c || !copy) {
        ins_fail(error, INS_WORLD, "out of memory");
        free(c);
        free(copy);
        return NULL;
    }
    atomic_init(&c->users, 1);
    c->name         = copy;
    (void)clock_gettime(CLOCK_REALTIME_COARSE, &c->read);
    c->report.error = error;
    if (error)
        error->text[0] = '\0';
    ins_scenario_init(&c->written);
    return c;
}

enum ins_status ins_case_finish(struct ins_case *c, struct ins_case **made)
{
    enum ins_status status = ins_report_close(&c->report);
    c->report.error        = NULL;
    if (status == INS_DONE)
        *made = c;
    else
        ins_case_free(c);
    return status;
}

enum ins_status ins_case_load(const char *path, const char *const *settings, int count,
                              struct ins_case **made, struct ins_error *error)
{
    struct ins_source source;
    struct ins_refusal why;
    bool standard      = strcmp(path, "-") == 0;
    const char *name   = standard ? "standard input" : path;
    struct ins_case *c = ins_case_begin(name, error);
    *made              = NULL;
    if (!c)
        return INS_WORLD;
    enum ins_status status = ins_source_read(path, &source, &why);
    if (status == INS_DONE) {
        char *folder = standard ? strdup(".") : ins_source_folder(path);
        if (folder)
            build(c, name, folder, &source, settings, count);
        else
            abandon(c, &source);
        free(folder);
    } else {
        refused(c, name, status, &why);
    }
    return ins_case_finish(c, made);
}

enum ins_status ins_case_read(const char *text, const char *name, const char *folder,
                              const char *const *settings, int count, struct ins_case **made,
                              struct ins_error *error)
{
    struct ins_source source;
    struct ins_refusal why;
    struct ins_case *c = ins_case_begin(name, error);
    *made              = NULL;
    if (!c)
        return INS_WORLD;
    enum ins_status status = ins_source_copy(text, strlen(text), &source, &why);
    if (status == INS_DONE)
        build(c, name, folder, &source, settings, count);
    else
        refused(c, name, status, &why);
    return ins_case_finish(c, made);
}

const struct ins_case *ins_case_hold(const struct ins_case *c)
{
    atomic_fetch_add(&((struct ins_case *)(size_t)c)->users, 1);
    return c;
}

void ins_case_release(const struct ins_case *c)
{
    ins_case_free((struct ins_case *)(size_t)c);
}

void ins_case_free(struct ins_case *c)
{
    if (!c || atomic_fetch_sub(&c->users, 1) > 1)
        return;
    ins_report_clear(&c->report);
    for (int i = 0; i < INS_REPORT_FILES; i++)
        free(c->texts[i]);
    if (!c->base || c->record != c->base->record)
        free(c->record);
    if (!c->base || c->paths != c->base->paths)
        free(c->paths);
    ins_worlds_free(c->worlds);
    ins_case_release(c->base);
    for (int i = 0; i < INS_CASE_RECORDS; i++)
        ins_account_free(c->account[i]);
    free(c->warnings);
    free(c->name);
    free(c);
}

/* -- what a case tells -------------------------------------------------------------------- */

const struct ins_scenario *ins_case_scenario(const struct ins_case *c)
{
    return &c->resolved;
}

const struct ins_scenario *ins_case_written(const struct ins_case *c)
{
    return &c->written;
}

const struct ins_account *ins_case_account(const struct ins_case *c, enum ins_case_record which)
{
    return c->account[which] || !c->base ? c->account[which] : ins_case_account(c->base, which);
}

const char *ins_case_name(const struct ins_case *c)
{
    return c->name;
}

void ins_case_replay(struct ins_case *c, struct ins_record *record)
{
    assert(!c->base);
    free(c->record);
    c->record         = record;
    c->written.record = c->resolved.record = record;
}

void ins_case_follow(struct ins_case *c, struct ins_paths *paths)
{
    assert(!c->base);
    free(c->paths);
    c->paths         = paths;
    c->written.paths = c->resolved.paths = paths;
}

enum ins_status ins_case_know(struct ins_case *c, struct ins_ensemble *const *ensemble, int files,
                              const char *const *settings, int count, struct ins_error *error)
{
    struct ins_report report = {.error = error};
    struct ins_worlds *worlds =
        ins_worlds_create_of(&c->written, ensemble, files, NULL, &report);
    enum ins_status status = ins_report_close(&report);
    ins_report_clear(&report);
    if (status != INS_DONE)
        return status;
    ins_worlds_free(c->worlds);
    c->worlds = worlds;
    ins_worlds_give(&c->written, worlds);
    bool all = true;
    for (int i = 0; i < count; i++)
        all &= ins_set_for_all(&c->written, settings[i]);
    c->resolved.worlds = worlds;
    memcpy(c->resolved.move, c->written.move, sizeof c->written.move);
    return all ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}

const char *ins_case_file(const struct ins_case *c, int number)
{
    return number >= 0 && number < c->report.file_count ? c->report.files[number] : NULL;
}

char *ins_case_warnings(const struct ins_case *c)
{
    return strdup(c->warnings);
}

char *ins_case_text(const struct ins_case *c, int annotated)
{
    struct ins_text text = {0};
    struct ins_writing writing = {.written = &c->written,
                                  .resolved = &c->resolved,
                                  .report = &c->report,
                                  .origins = annotated ? &c->origins : NULL};
    ins_write(&writing, &text);
    return ins_text_take(&text);
}

char *ins_case_identity(const struct ins_case *c)
{
    struct ins_text text = {0};
    char number[INS_NUMBER_TEXT];
    struct ins_writing writing = {
        .written = &c->written, .resolved = &c->resolved, .bare_file = true};
    ins_write(&writing, &text);
    for (int t = 0; c->record && t < c->written.months; t++) {
        for (int k = 0; k < c->record->tracks; k++)
            ins_text_add(&text, "%s%s",
                         ins_key_number(c->record->cases[t * c->record->tracks + k], true, number),
                         k + 1 < c->record->tracks ? "," : "\n");
        for (int i = 0; c->record->served && i < ins_record_width(c->record->tracks); i++)
            ins_text_add(&text, "+%s", ins_key_number(ins_record_row(c->record, t)[i], true, number));
    }
    ins_paths_write(c->paths, c->written.months, "path", &text);
    for (int f = 0; c->worlds && f < c->worlds->files; f++)
        ins_ensemble_write(c->worlds->ensemble[f], "world ", &text);
    return ins_text_take(&text);
}

char *ins_scenario_text(const struct ins_scenario *written)
{
    struct ins_text text       = {0};
    struct ins_writing writing = {.written = written, .resolved = written};
    ins_write(&writing, &text);
    return ins_text_take(&text);
}

/* -- one key at a time -------------------------------------------------------------------- */

enum ins_status ins_scenario_find(const struct ins_scenario *written, const char *path,
                                  struct ins_handle *handle, struct ins_error *error)
{
    struct ins_target target;
    char why[320];
    if (!ins_locate(written, path, &target, why, sizeof why))
        return ins_fail(error, INS_WRONG, "%s: %s", path, why);
    if (!ins_key_is_number(target.key) && target.index < 0)
        return ins_fail(error, INS_WRONG, "%s: a key that is a single number", path);
    const struct ins_key *key = ins_changes_valued(written, &target);
    *handle = (struct ins_handle){
        .key = key, .offset = target.offset, .element = target.index >= 0 || key != target.key};
    return INS_DONE;
}

static bool is_in_member(size_t offset, size_t from, size_t size)
{
    return offset >= from && offset < from + size;
}

bool ins_handle_is_inflow(const struct ins_handle *handle)
{
    const struct ins_scenario *s      = NULL;
    size_t                     tracks = offsetof(struct ins_scenario, tracks);
    if (is_in_member(handle->offset, offsetof(struct ins_scenario, inflow), sizeof s->inflow) ||
        is_in_member(handle->offset, offsetof(struct ins_scenario, start),
                     offsetof(struct ins_scenario, funding) - offsetof(struct ins_scenario, start)))
        return true;
    if (!is_in_member(handle->offset, tracks, sizeof s->tracks))
        return false;
    size_t member = (handle->offset - tracks) % sizeof s->tracks[0];
    return member == offsetof(struct ins_track, share) ||
           member == offsetof(struct ins_track, dispersion);
}

enum ins_status ins_scenario_set(struct ins_scenario *written, const struct ins_handle *handle,
                                 double value, struct ins_error *error)
{
    const struct ins_key *key = handle->key;
    bool whole = !ins_key_is_whole(key) || value == floor(value);
    if (!whole || !ins_key_in_range(key, value)) {
        char number[INS_NUMBER_TEXT], text[320];
        struct ins_key one = *key;
        if (handle->element)
            one.kind = INS_KEY_REAL;
        return ins_fail(error, INS_WRONG, "%s = %s: expected %s", key->path,
                        ins_key_number(value, false, number),
                        ins_key_expectation(&one, text, sizeof text));
    }
    if (handle->element)
        *(double *)(void *)((char *)written + handle->offset) = value;
    else
        ins_key_put(written, key, handle->offset, value);
    (void)ins_worlds_fix(written, handle->offset);
    return INS_DONE;
}

enum ins_status ins_scenario_step(struct ins_scenario *written, const struct ins_handle *handle,
                                  double from, double value, struct ins_error *error)
{
    struct ins_world_move move[INS_WORLD_KEYS];
    memcpy(move, written->move, sizeof move);
    enum ins_status status = ins_scenario_set(written, handle, value, error);
    memcpy(written->move, move, sizeof move);
    if (status == INS_DONE)
        ins_worlds_step(written, handle->offset, 1.0, value - from);
    return status;
}

double ins_scenario_get(const struct ins_scenario *scenario, const struct ins_handle *handle)
{
    if (handle->element)
        return *ins_key_reals(scenario, handle->offset);
    return ins_key_get(scenario, handle->key, handle->offset);
}

enum ins_status ins_scenario_resolve(const struct ins_scenario *written,
                                     struct ins_scenario *resolved, struct ins_error *error)
{
    struct ins_report report = {.error = error};
    if (error)
        error->text[0] = '\0';
    ins_check(written, NULL, &report);
    if (ins_report_close(&report) == INS_DONE)
        ins_resolve(written, resolved);
    return report.status;
}

/* Whether keys of the inflow have the same value in each world. */
static bool same_worlds(const struct ins_scenario *a, const struct ins_scenario *b)
{
    if (!ins_worlds_differ(a, true) && !ins_worlds_differ(b, true))
        return true;
    if (a->worlds != b->worlds)
        return false;
    for (int k = 0; k < a->worlds->keys; k++)
        if (a->worlds->key[k].inflow && (a->move[k].fixed != b->move[k].fixed ||
                                         a->move[k].factor != b->move[k].factor ||
                                         a->move[k].step != b->move[k].step))
            return false;
    return true;
}

bool ins_scenario_same_inflow(const struct ins_scenario *a, const struct ins_scenario *b)
{
    if (a->start != b->start || a->months != b->months || a->seed != b->seed ||
        a->track_count != b->track_count || a->record != b->record || a->paths != b->paths ||
        a->parameter_uncertainty != b->parameter_uncertainty || !same_worlds(a, b) ||
        memcmp(&a->inflow, &b->inflow, sizeof a->inflow) != 0)
        return false;
    for (int k = 0; k < a->track_count; k++)
        if (a->tracks[k].fraction != b->tracks[k].fraction ||
            a->tracks[k].dispersion != b->tracks[k].dispersion ||
            strcmp(a->tracks[k].name, b->tracks[k].name) != 0)
            return false;
    return true;
}
