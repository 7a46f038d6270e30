#include "sweep/pack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"
#include "base/text.h"
#include "scenario/case.h"
#include "scenario/history.h"
#include "scenario/paths.h"
#include "scenario/worlds.h"

/* Lines of a record, of given paths, of ensembles. */
static const char MARK[] = "#=", SERVED[] = "#+", PATHS[] = "#~", WORLDS[] = "#:";

/* --- there ------------------------------------------------------------------------------------ */

static bool is_silent(const double *value, int count)
{
    for (int i = 0; i < count; i++)
        if (!isnan(value[i]))
            return false;
    return true;
}

static void pack_month(const char *mark, int t, const double *value, int count,
                       struct ins_text *text)
{
    char number[INS_NUMBER_TEXT];
    if (is_silent(value, count))
        return;
    ins_text_add(text, "%s %d", mark, t);
    for (int i = 0; i < count; i++)
        ins_text_add(text, " %s", isnan(value[i]) ? "-" : ins_key_number(value[i], true, number));
    ins_text_add(text, "\n");
}

static void add_record(const struct ins_record *record, int months, struct ins_text *text)
{
    for (int t = 0; record && t < months && t < record->months; t++) {
        pack_month(MARK, t, &record->cases[t * record->tracks], record->tracks, text);
        if (record->served)
            pack_month(SERVED, t, ins_record_row(record, t), ins_record_width(record->tracks),
                       text);
    }
}

static void add_worlds(const struct ins_worlds *worlds, struct ins_text *text)
{
    for (int f = 0; worlds && f < worlds->files; f++)
        ins_ensemble_write(worlds->ensemble[f], WORLDS, text);
}

/* Files that are elsewhere, and what of them was read. */
static void forget_files(struct ins_scenario *s)
{
    s->history.file[0] = s->history.select[0] = s->history.sheet[0] = '\0';
    s->paths_file[0] = s->paths_select[0] = s->paths_sheet[0] = '\0';
    s->ensemble[0]                                            = '\0';
}

void ins_pack_bare(const struct ins_case *scenario, struct ins_scenario *bare)
{
    *bare = *ins_case_written(scenario);
    if (bare->ensemble[0] && bare->inflow.uncertainty_count == 0)
        bare->parameter_uncertainty = false; /* which only the ensemble allows */
    forget_files(bare);
}

static void add_figures(const struct ins_case *scenario, struct ins_text *text)
{
    const struct ins_scenario *s = ins_case_scenario(scenario);
    if (s->record)
        ins_text_add(text, "# The record's months: index, then the cases of each track.\n");
    add_record(s->record, s->months, text);
    if (s->paths)
        ins_text_add(text, "# Given paths of the inflow: their edges, then by month the cases of each.\n");
    ins_paths_write(s->paths, s->months, PATHS, text);
    ins_paths_write_names(s->paths, PATHS, text);
    if (s->worlds && s->worlds->files > 0)
        ins_text_add(text, "# Ensembles of worlds: their keys, then a line a world.\n");
    add_worlds(s->worlds, text);
}

char *ins_pack_figures(const struct ins_case *scenario)
{
    struct ins_text text = {0};
    add_figures(scenario, &text);
    return ins_text_take(&text);
}

/* The text must not send its reader to a file that is elsewhere. */
char *ins_sweep_pack(const struct ins_case *scenario)
{
    struct ins_scenario bare;
    struct ins_text     text = {0};
    ins_pack_bare(scenario, &bare);
    char *own = ins_scenario_text(&bare);
    if (!own)
        return NULL;
    ins_text_add(&text, "%s", own);
    free(own);
    add_figures(scenario, &text);
    return ins_text_take(&text);
}

/* Where a history lies does not matter, its figures do; a title decides nothing. */
enum ins_status ins_pack_fingerprint(const struct ins_scenario *written, int solve,
                                     char sum[INS_SHA256_TEXT], struct ins_error *error)
{
    struct ins_scenario copy = *written;
    struct ins_text     text = {0};
    copy.futures             = 1;
    copy.title[0] = '\0';
    forget_files(&copy);
    if (copy.sweep.design == INS_SOBOL)
        copy.sweep.points = 1;
    char *own = ins_scenario_text(&copy);
    ins_text_add(&text, "%s\nsolve %d\ninstroom %s\n", own ? own : "", solve, INS_VERSION);
    add_record(written->record, written->months, &text);
    ins_paths_write(written->paths, written->months, PATHS, &text);
    add_worlds(written->worlds, &text);
    char *whole = own ? ins_text_take(&text) : NULL;
    ins_text_clear(&text);
    free(own);
    if (!whole)
        return ins_fail(error, INS_WORLD, "out of memory");
    (void)ins_sha256(whole, strlen(whole), sum);
    free(whole);
    return INS_DONE;
}

/* --- and back --------------------------------------------------------------------------------- */

/* One line of the record: `count` values of a month, [month][count] from `first` on; false where it is
 * none. */
static bool read_packed_month(const char *line, int months, double *first, int count)
{
    char *end;
    long  month = strtol(line, &end, 10);
    if (end == line || month < 0 || month >= months)
        return false;
    for (int i = 0; i < count; i++) {
        const char *at    = end + strspn(end, " ");
        double      value = *at == '-' ? NAN : ins_plain_read(at, &end);
        if (*at == '-')
            end = (char *)at + 1;
        else if (end == at)
            return false;
        first[month * count + i] = value;
    }
    return *end == '\n' || *end == '\0';
}

static bool read_lines(const char *text, const char *mark, int months, double *first, int count)
{
    bool sound = true;
    for (const char *line = ins_text_marked(text, mark); line && sound;
         line = ins_text_marked(line, mark)) {
        line += strlen(mark);
        sound = read_packed_month(line, months, first, count);
    }
    return sound;
}

static struct ins_record *read_record(const char *text, int tracks, bool *sound)
{
    struct ins_record *record = ins_history_create(INS_MONTHS, tracks);
    *sound                    = record != NULL;
    if (!record)
        return NULL;
    record->served = ins_text_marked(text, SERVED) != NULL;
    *sound = read_lines(text, MARK, INS_MONTHS, record->cases, tracks) &&
             read_lines(text, SERVED, INS_MONTHS, ins_record_row(record, 0), ins_record_width(tracks));
    return record;
}

static enum ins_status damaged(struct ins_case **made, const char *name, const char *what,
                               struct ins_error *error)
{
    ins_case_free(*made);
    *made = NULL;
    return ins_fail(error, INS_WORLD, "%s: the %s cannot be read", name, what);
}

enum ins_status ins_pack_attach(const char *text, const char *name, const char *const *settings,
                                int count, struct ins_case **made, struct ins_error *error)
{
    bool sound;
    enum ins_status status = INS_DONE;
    if (ins_text_marked(text, MARK) || ins_text_marked(text, SERVED)) {
        struct ins_record *record =
            read_record(text, ins_case_scenario(*made)->track_count, &sound);
        if (!sound) {
            free(record);
            return damaged(made, name, "record of its history", error);
        }
        ins_case_replay(*made, record);
    }
    if (ins_text_marked(text, PATHS)) {
        struct ins_paths *paths = ins_paths_unpack(text, PATHS);
        if (!paths)
            return damaged(made, name, "paths of its inflow", error);
        ins_case_follow(*made, paths);
    }
    if (ins_text_marked(text, WORLDS)) {
        struct ins_ensemble *ensemble[INS_ENSEMBLES];
        int files = ins_ensemble_unpack(text, WORLDS, ensemble);
        if (files < 0)
            return damaged(made, name, "ensemble of its worlds", error);
        status = ins_case_know(*made, ensemble, files, settings, count, error);
    }
    if (status != INS_DONE) {
        ins_case_free(*made);
        *made = NULL;
    }
    return status;
}

enum ins_status ins_sweep_unpack(const char *text, const char *name, const char *const *settings,
                                 int count, struct ins_case **made, struct ins_error *error)
{
    *made                  = NULL;
    enum ins_status status = ins_case_read(text, name, NULL, settings, count, made, error);
    return status == INS_DONE ? ins_pack_attach(text, name, settings, count, made, error) : status;
}
